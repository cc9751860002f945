import type { Queryable } from '../database/index.js'
import type { BackupHeader, BackupTable } from './backup-header.js'

/** The tables that the program made, by name; `platform.migration` and `platform.upgrade` are about this database alone. */
export async function ownTables(queryable: Queryable): Promise<BackupTable[]> {
  const { rows } = await queryable.query<BackupTable>(
    `select n.nspname::text as schema, c.relname::text as name,
            coalesce((select array_agg(a.attname::text order by a.attnum) from pg_attribute a
                       where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''), '{}') as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = n.nspowner
      where r.rolname = 'mainstay_owner' and c.relkind = 'r' and c.relpersistence <> 't'
        and not (n.nspname = 'platform' and c.relname in ('migration', 'upgrade'))
      order by 1, 2`,
  )
  return rows
}

/** Whether a table holds anything that a person put there; long work that was done is no such thing. */
export async function holdsData(queryable: Queryable): Promise<boolean> {
  const tables = (await ownTables(queryable)).filter(({ schema, name }) => !(schema === 'platform' && name === 'job'))
  if (tables.length === 0) return false
  const anyRow = tables.map((table) => `exists (select from ${inSql(table)})`).join(' or ')
  const { rows } = await queryable.query<{ found: boolean }>(`select ${anyRow} as found`)
  return rows[0]?.found === true
}

/** Where the sequences stand that the program made. Read after a snapshot was taken, they are never behind its rows. */
export async function ownSequences(queryable: Queryable): Promise<BackupHeader['sequences']> {
  const { rows } = await queryable.query<{ schema: string; name: string }>(
    `select n.nspname::text as schema, c.relname::text as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = n.nspowner
      where r.rolname = 'mainstay_owner' and c.relkind = 'S' order by 1, 2`,
  )
  const sequences: BackupHeader['sequences'] = []
  for (const { schema, name } of rows) {
    const { rows: standing } = await queryable.query<{ last: string; isCalled: boolean }>(
      `select last_value::text as last, is_called as "isCalled" from ${inSql({ schema, name })}`,
    )
    for (const { last, isCalled } of standing) sequences.push({ schema, name, last, isCalled })
  }
  return sequences
}

/** A table or sequence as it must stand in SQL. */
export function inSql({ schema, name }: { readonly schema: string; readonly name: string }): string {
  return `${quoted(schema)}.${quoted(name)}`
}

/** The columns of a table as they must stand in SQL, in parentheses. */
export function columnsInSql({ columns }: BackupTable): string {
  return `(${columns.map(quoted).join(', ')})`
}

/** A name as it must stand in SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
