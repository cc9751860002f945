const names = ['read', 'created', 'updated', 'unchanged', 'rejected', 'ended'] as const

/** Rows by what became of them. */
export type Counts = Readonly<Record<(typeof names)[number], number>>

/** The counts of several files in one. */
export function countsOf(files: readonly Counts[]): Counts {
  const sum = (name: (typeof names)[number]) => files.reduce((total, file) => total + file[name], 0)
  return {
    read: sum('read'),
    created: sum('created'),
    updated: sum('updated'),
    unchanged: sum('unchanged'),
    rejected: sum('rejected'),
    ended: sum('ended'),
  }
}
