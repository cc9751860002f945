import { openDatabase } from '../../src/platform/database/open-database.js'

/** Everything that Mainstay keeps in a database: per table how many rows and what is in them, and where sequences stand. */
export type DatabaseSnapshot = {
  readonly tables: Readonly<Record<string, { readonly count: number; readonly hash: string | null }>>
  readonly sequences: Readonly<Record<string, string>>
}

/** Reads what Mainstay keeps in a database at one moment; the order of rows does not matter. */
export async function snapshotOf(url: string): Promise<DatabaseSnapshot> {
  const database = openDatabase({ url, role: 'mainstay_owner', poolSize: 1 })
  try {
    return await database.read(async (tx) => {
      const named = (kind: string) =>
        tx.query<{ name: string }>(
          `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public') and c.relkind = $1
              and c.oid::regclass::text <> 'platform.migration' order by 1`,
          [kind],
        )
      const tables: Record<string, { count: number; hash: string | null }> = {}
      for (const { name } of (await named('r')).rows) {
        const { rows } = await tx.query<{ count: number; hash: string | null }>(
          `select count(*) as count, sum(hashtextextended(t::text, 0)::numeric)::text as hash from ${name} t`,
        )
        if (rows[0]) tables[name] = rows[0]
      }
      const sequences: Record<string, string> = {}
      for (const { name } of (await named('S')).rows) {
        const { rows } = await tx.query<{ at: string }>(`select last_value || ' ' || is_called as at from ${name}`)
        sequences[name] = rows[0]?.at ?? ''
      }
      return { tables, sequences }
    })
  } finally {
    await database.close()
  }
}
