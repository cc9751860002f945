/** Something that the palette offers. */
export type PaletteItem = {
  readonly id: string
  readonly group: 'here' | 'accounts' | 'places' | 'workspaces' | 'preferences'
  readonly text: string
  readonly detail?: string
  readonly keys?: string
  readonly run: () => void
}

/** Whether every word that was typed begins a part of the text, whatever its accents and case. */
export function isMatch(text: string, query: string): boolean {
  const written = plain(text)
  return plain(query)
    .split(/\s+/)
    .every((word) => written.includes(word))
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('Ł', 'l').toLowerCase()
}
