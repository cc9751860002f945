import { randomUUID } from 'node:crypto'
import type { Database } from '#platform/server'
import { makeOwner } from './first-owner.js'

/** What a workspace is made with; see `Workspace`. */
export type NewWorkspace = {
  readonly name: string
  readonly currency: string
  readonly fiscalYearStart: number
  readonly sample: boolean
}

/** The owner of a new workspace and who says so. */
export type FirstMember = { readonly userId: string | undefined; readonly by: string }

/**
 * Makes an empty workspace with its owner, if anybody is known; null if the name is taken. `remove` takes it back while
 * nothing is in it.
 */
export async function makeWorkspace(
  database: Database,
  workspace: NewWorkspace,
  owner: FirstMember,
): Promise<{ id: string; remove(): Promise<void> } | null> {
  const id = randomUUID()
  const isMade = await database.withWorkspace(id, async (inside) => {
    const { rowCount } = await inside.query(
      `insert into access.workspace (id, name, currency, fiscal_year_start, policy, sample) values ($1, $2, $3, $4, 'mainstay', $5)
       on conflict (name) do nothing`,
      [id, workspace.name, workspace.currency, workspace.fiscalYearStart, workspace.sample],
    )
    if (rowCount === 1 && owner.userId !== undefined) await makeOwner(inside, id, { ...owner, userId: owner.userId })
    return rowCount === 1
  })
  if (!isMade) return null
  const remove = () =>
    database.withWorkspace(id, async (inside) => {
      await inside.query('delete from access.member where workspace_id = $1', [id])
      await inside.query('delete from access.workspace where id = $1', [id])
    })
  return { id, remove }
}
