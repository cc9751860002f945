import { contentColumns, type FactTable, Failure, quoted, type Transaction } from '#platform/server'

/** A fact about a person that is there, by the names of its fields: keys of other facts, days in ISO. */
export type StoredRelation = {
  readonly id: number
  readonly personId: number
  readonly fields: Readonly<Record<string, string | null>>
}

/** The link, placement, role or tie with a key; a failure if there is none, or none that may be seen. */
export async function findRelation(
  transaction: Transaction,
  facts: FactTable,
  workspaceId: string,
  ref: string,
): Promise<StoredRelation> {
  const fields = contentColumns(facts).map(({ name, field }) => {
    const reference = Object.values(facts.references).find(({ column }) => column === name)
    const key = reference && `(select r.ref from ${reference.table} r where r.workspace_id = $1 and r.id = c.${name})`
    return `'${field?.name ?? name}', ${key ?? `c.${quoted(name)}::text`}`
  })
  const { rows } = await transaction.query<StoredRelation>(
    `select c.id, c.person_id as "personId", jsonb_build_object(${fields.join(', ')}) as fields
       from ${facts.table} c join customers.person p on p.workspace_id = $1 and p.id = c.person_id and not p.void
      where c.workspace_id = $1 and c.ref = $2 and not c.void`,
    [workspaceId, ref],
  )
  if (!rows[0]) throw new Failure('not-found', `The organisation has nothing with the key ${ref}.`)
  return rows[0]
}

/** A place or role of a person at an account that goes on at or after a day. */
export type OpenRelation = { readonly id: number; readonly since: string | null; readonly unit: number | null }

/** The placements or roles of a person at an account that hold on a day or later. */
export async function openAt(
  transaction: Transaction,
  facts: FactTable,
  { workspaceId, personId, accountId, day }: Where,
): Promise<OpenRelation[]> {
  const unit = 'unit' in facts.references ? 'unit_id' : 'null::bigint'
  const { rows } = await transaction.query<OpenRelation>(
    `select id, since::text, ${unit} as unit from ${facts.table}
      where workspace_id = $1 and person_id = $2 and account_id = $3 and not void and coalesce(until >= $4::date, true)
      order by id`,
    [workspaceId, personId, accountId, day],
  )
  return rows
}

type Where = {
  readonly workspaceId: string
  readonly personId: number
  readonly accountId: number
  readonly day: string
}

/** The lines of reporting between a person and people of an account that hold on a day or later. */
export async function openLinesAt(
  transaction: Transaction,
  { workspaceId, personId, accountId, day }: Where,
): Promise<OpenRelation[]> {
  const { rows } = await transaction.query<OpenRelation>(
    `select l.id, l.since::text, null::bigint as unit
       from customers.person_link l
       join customers.person o on o.workspace_id = $1 and o.account_id = $3 and o.id in (l.person_id, l.other_id) and o.id <> $2
      where l.workspace_id = $1 and $2 in (l.person_id, l.other_id) and l.kind = 'reports_to' and not l.void
        and coalesce(l.until >= $4::date, true)
      order by l.id`,
    [workspaceId, personId, accountId, day],
  )
  return rows
}
