import { Failure, type Transaction } from '#platform/server'
import type { OpinionKind } from '../shapes.js'

/** What somebody thinks of a person, from a day on. */
export type StoredOpinion = {
  readonly id: number
  readonly ref: string
  readonly person_id: number
  readonly person: string
  readonly person_name: string | null
  readonly account: string
  readonly day: string
  readonly kind: OpinionKind
  readonly value: string
  readonly because: string | null
  readonly author: string | null
  readonly recorded_at: string
  /** Whether it is the one of its kind that counts on the day asked for; notes all do. */
  readonly counts: boolean
}

const opinions = (day: string): string => `
  select o.id, o.ref, o.person_id, p.ref as person, p.name as person_name, a.ref as account, o.day, o.kind, o.value, o.because,
         o.author, r.recorded_at,
         o.day <= ${day}::date and (o.kind = 'note' or not exists (
           select from customers.opinion l
            where l.workspace_id = $1 and l.person_id = o.person_id and l.kind = o.kind and not l.void
              and l.day <= ${day}::date and (l.day, l.recording) > (o.day, o.recording))) as counts
    from customers.opinion o
    join customers.person p on p.workspace_id = o.workspace_id and p.id = o.person_id and not p.void
    join customers.account a on a.workspace_id = p.workspace_id and a.id = p.account_id and not a.void
    join platform.recording r on r.workspace_id = o.workspace_id and r.id = o.recording
   where o.workspace_id = $1 and not o.void`

/** Opinions about a person or the people of an account, the latest day first. */
export async function listOpinions(
  transaction: Transaction,
  workspaceId: string,
  filter: { readonly person?: string; readonly account?: string; readonly kind?: OpinionKind; readonly limit: number },
  day: string,
): Promise<StoredOpinion[]> {
  const { rows } = await transaction.query<StoredOpinion>(
    `${opinions('$2')} and ($3::text is null or p.ref = $3) and ($4::text is null or a.ref = $4)
        and ($5::text is null or o.kind = $5)
      order by o.day desc, o.recording desc, o.id desc limit $6`,
    [workspaceId, day, filter.person ?? null, filter.account ?? null, filter.kind ?? null, filter.limit],
  )
  return rows
}

/** The opinion with a key; a failure if there is none. */
export async function findOpinion(
  transaction: Transaction,
  workspaceId: string,
  ref: string,
  day: string,
): Promise<StoredOpinion> {
  const { rows } = await transaction.query<StoredOpinion>(`${opinions('$2')} and o.ref = $3`, [workspaceId, day, ref])
  if (!rows[0]) throw new Failure('not-found', `There is no opinion ${ref}.`)
  return rows[0]
}
