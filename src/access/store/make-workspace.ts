import type { Queryable } from '#platform/server'

/** What a workspace is made with; see `Workspace`. */
export type NewWorkspace = {
  readonly name: string
  readonly currency: string
  readonly fiscalYearStart: number
  readonly sample: boolean
}

/** Makes an empty workspace; null if the name is taken. `remove` takes it back while nothing is in it. */
export async function makeWorkspace(
  queryable: Queryable,
  workspace: NewWorkspace,
): Promise<{ id: string; remove(): Promise<void> } | null> {
  const { rows } = await queryable.query<{ id: string }>(
    `insert into access.workspace (name, currency, fiscal_year_start, policy, sample) values ($1, $2, $3, 'mainstay', $4)
     on conflict (name) do nothing returning id`,
    [workspace.name, workspace.currency, workspace.fiscalYearStart, workspace.sample],
  )
  const id = rows[0]?.id
  if (!id) return null
  return {
    id,
    remove: async () => {
      await queryable.query('delete from access.workspace where id = $1', [id])
    },
  }
}
