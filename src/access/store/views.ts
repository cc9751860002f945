import type { Transaction } from '#platform/server'

/** Who sees a view. Until teams exist, a team is everybody in the workspace. */
export const viewScopes = ['private', 'team', 'workspace'] as const

/** A screen as somebody keeps it under a name. */
export type View = {
  readonly id: string
  readonly screen: string
  readonly name: string
  readonly scope: (typeof viewScopes)[number]
  readonly owner: string
  /** The search part of the screen's URL. */
  readonly address: string
  /** Rises by one with every save. */
  readonly version: number
}

/** What a view is saved with. */
export type ViewContent = Pick<View, 'screen' | 'name' | 'scope' | 'owner' | 'address'>

const columns = 'id, screen, name, scope, owner, address, version'

/** The views of a screen that a reader may use, by name. */
export async function listViews(
  transaction: Transaction,
  workspaceId: string,
  { screen, reader }: { readonly screen: string; readonly reader: string },
): Promise<View[]> {
  const { rows } = await transaction.query<View>(
    `select ${columns} from access.view
      where workspace_id = $1 and screen = $2 and (owner = $3 or scope <> 'private') order by name, id`,
    [workspaceId, screen, reader],
  )
  return rows
}

/** Keeps a new view; null if its owner has one of that name on the screen. */
export async function addView(transaction: Transaction, workspaceId: string, view: ViewContent): Promise<View | null> {
  const { rows } = await transaction.query<View>(
    `insert into access.view (workspace_id, screen, name, scope, owner, address) values ($1, $2, $3, $4, $5, $6)
     on conflict (workspace_id, screen, owner, name) do nothing returning ${columns}`,
    [workspaceId, view.screen, view.name, view.scope, view.owner, view.address],
  )
  return rows[0] ?? null
}

/** Changes a view that still has the version its writer saw; null if it has another one or is gone. */
export async function changeView(
  transaction: Transaction,
  workspaceId: string,
  view: ViewContent & Pick<View, 'id' | 'version'>,
): Promise<View | null> {
  const { rows } = await transaction.query<View>(
    `update access.view set name = $5, scope = $6, address = $7, version = version + 1
      where workspace_id = $1 and id = $2 and version = $3 and owner = $4 returning ${columns}`,
    [workspaceId, view.id, view.version, view.owner, view.name, view.scope, view.address],
  )
  return rows[0] ?? null
}

/** The view with an id, if there is one. */
export async function findView(transaction: Transaction, workspaceId: string, id: string): Promise<View | null> {
  const { rows } = await transaction.query<View>(
    `select ${columns} from access.view where workspace_id = $1 and id = $2`,
    [workspaceId, id],
  )
  return rows[0] ?? null
}

/** Takes a view away. */
export async function deleteView(transaction: Transaction, workspaceId: string, id: string): Promise<void> {
  await transaction.query('delete from access.view where workspace_id = $1 and id = $2', [workspaceId, id])
}
