import type { Currency } from '#foundation'
import { Failure, nearest, type Queryable } from '#platform/server'

/** A company's own, separate world of data. */
export type Workspace = {
  readonly id: string
  readonly name: string
  /** The reporting currency. */
  readonly currency: Currency
  /** 1–12; 1 is the calendar year. */
  readonly fiscalYearStart: number
  /** The name of the policy set that the maintained ledger follows. */
  readonly policy: string
  readonly sample: boolean
}

type Row = { id: string; name: string; currency: string; fiscal_year_start: number; policy: string; sample: boolean }

/** The workspace with an id, which exists. */
export async function readWorkspace(queryable: Queryable, id: string): Promise<Workspace> {
  const { rows } = await queryable.query<Row>('select * from access.workspace where id = $1', [id])
  const row = rows[0]
  if (!row) throw new Error('Broken promise: the workspace exists')
  return workspaceOf(row)
}

/** The workspace with a name; a failure that names the nearest one if there is none. */
export async function findWorkspace(queryable: Queryable, name: string): Promise<Workspace> {
  const { rows } = await queryable.query<Row>('select * from access.workspace where name = $1', [name])
  if (rows[0]) return workspaceOf(rows[0])
  const others = (await listWorkspaces(queryable)).map((workspace) => workspace.name)
  const near = nearest(name, others)
  const hint = near
    ? ` Did you mean "${near}"?`
    : others.length > 0
      ? ` There are: ${others.slice(0, 10).join(', ')}.`
      : ' There are none yet: create one first.'
  throw new Failure('not-found', `There is no workspace "${name}".${hint}`)
}

/** All workspaces by name. */
export async function listWorkspaces(queryable: Queryable): Promise<Workspace[]> {
  const { rows } = await queryable.query<Row>('select * from access.workspace order by sample, name')
  return rows.map(workspaceOf)
}

function workspaceOf(row: Row): Workspace {
  return { ...row, fiscalYearStart: row.fiscal_year_start }
}
