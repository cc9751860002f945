import { addDays, day, formatDay } from '#foundation'
import { changeFact, type FactTable, type Recording, saveFacts, type Transaction, voidFacts } from '#platform/server'
import { engagementRoles, personLinks, placements } from './fact-tables.js'
import type { StoredPerson } from './read-people.js'
import { type OpenRelation, openAt, openLinesAt } from './relations.js'

/**
 * What becomes of the places, roles and lines of reporting that somebody had at the account that they left, `before`, when
 * they work at another from a day on: they end the day before. Where they were and since when they are elsewhere is kept
 * as placements, so that both accounts can be shown as they were.
 */
export async function moveAway(
  transaction: Transaction,
  recording: Recording,
  before: StoredPerson,
  firstDay: string,
): Promise<void> {
  const { workspaceId } = recording
  const until = formatDay(addDays(day(firstDay), -1))
  const left = { workspaceId, personId: before.id, accountId: before.account_id, day: firstDay }
  const places = await openAt(transaction, placements, left)
  // They came to the account that they leave now by such a move: that placement says where they were since.
  const came = places.find((place) => place.unit === null && place.since !== null && place.since <= until)
  const others = places.filter((place) => place !== came)
  await end(transaction, placements, recording, others, until)
  await end(transaction, engagementRoles, recording, await openAt(transaction, engagementRoles, left), until)
  await end(transaction, personLinks, recording, await openLinesAt(transaction, left), until)
  const { ref, account, unit, title } = before
  if (came) await changeFact(transaction, placements, recording, came.id, { until, unit_id: before.unit_id, title })
  const key = (where: string): string => `moved-${where}-${before.id}-${recording.id}`
  const now = await mainAccount(transaction, workspaceId, before.id)
  await saveFacts(transaction, placements, recording, [
    ...(came ? [] : [{ ref: key('from'), person: ref, account, unit, title, until }]),
    { ref: key('to'), person: ref, account: now, since: firstDay },
  ])
}

async function end(
  transaction: Transaction,
  facts: FactTable,
  recording: Recording,
  open: readonly OpenRelation[],
  until: string,
): Promise<void> {
  const begun = open.filter(({ since }) => since === null || since <= until)
  for (const { id } of begun) await changeFact(transaction, facts, recording, id, { until })
  // What would have begun later never does.
  const never = open.filter((each) => !begun.includes(each)).map(({ id }) => id)
  await voidFacts(transaction, facts, recording, never)
}

async function mainAccount(transaction: Transaction, workspaceId: string, personId: number): Promise<string> {
  const { rows } = await transaction.query<{ ref: string }>(
    `select a.ref from customers.person p join customers.account a on a.workspace_id = $1 and a.id = p.account_id
      where p.workspace_id = $1 and p.id = $2`,
    [workspaceId, personId],
  )
  if (!rows[0]) throw new Error('Broken promise: the person has an account')
  return rows[0].ref
}
