import { type Database, type PersonalHolding, type Queryable, type Transaction, takenBack } from '#platform/server'
import { readPeriods } from '../store/retention-periods.js'

/** How long a workspace keeps a holding: its own period, or that of the product; null is without end. */
export type Period = { readonly holding: PersonalHolding; readonly period: number | null; readonly own: boolean }

/** What went, or would go, of each holding with a period: rows of before a day. */
export type Expired = readonly { readonly holding: string; readonly before: string; readonly rows: number }[]

/** The periods of a workspace, holding by holding. */
export async function periodsOf(
  queryable: Queryable,
  workspaceId: string,
  holdings: readonly PersonalHolding[],
): Promise<Period[]> {
  const own = await readPeriods(queryable, workspaceId)
  return holdings.map((holding) => {
    const { name, retention } = holding
    const isOwn = retention.unit !== null && own.has(name)
    return { holding, period: isOwn ? (own.get(name) ?? null) : retention.period, own: isOwn }
  })
}

/** Takes out what is older than its period, or with `dryRun` says what would go. */
export async function expire(
  database: Database,
  workspaceId: string,
  { holdings, today, dryRun }: { holdings: readonly PersonalHolding[]; today: string; dryRun: boolean },
): Promise<Expired> {
  const work = async (transaction: Transaction): Promise<Expired> => {
    await transaction.lockWorkspace('ledger')
    await transaction.query("select set_config('app.opinions', 'on', true), set_config('app.owners', '*', true)")
    const expired: { holding: string; before: string; rows: number }[] = []
    for (const { holding, period } of await periodsOf(transaction, workspaceId, holdings)) {
      const { name, retention, expire: takeOut } = holding
      if (period === null || retention.unit === null || !takeOut) continue
      const before = await dayBefore(transaction, today, period, retention.unit)
      expired.push({ holding: name, before, rows: await takeOut(transaction, workspaceId, before) })
    }
    const gone = expired.filter(({ rows }) => rows > 0)
    if (gone.length > 0) {
      const noted = { what: 'personal-data.expire', after: { rows: gone } }
      await transaction.query('select platform.note($1::jsonb)', [JSON.stringify(noted)])
    }
    return expired
  }
  return dryRun ? takenBack(database, workspaceId, work) : database.withWorkspace(workspaceId, work)
}

async function dayBefore(
  transaction: Transaction,
  today: string,
  period: number,
  unit: 'days' | 'months',
): Promise<string> {
  const { rows } = await transaction.query<{ day: string }>(
    `select ($1::date - make_interval(${unit} => $2::int))::date::text as day`,
    [today, period],
  )
  return rows[0]?.day ?? today
}
