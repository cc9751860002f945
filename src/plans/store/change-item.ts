import { changeFact, checkFacts, type Recording, type Transaction } from '#platform/server'
import { planItems } from './fact-tables.js'

/** What people change of an item, by column; blank is null. */
export type ItemContent = {
  readonly state: string
  readonly title: string | null
  readonly person_id: number | null
  readonly other_person_id: number | null
  readonly unit_id: number | null
  readonly about: string | null
  readonly function: string | null
  readonly owner: string | null
  readonly day: string | null
  readonly due: string | null
  readonly until: string | null
  readonly text: string | null
  readonly attributes: Readonly<Record<string, string>>
}

const columns = `state, title, person_id, other_person_id, unit_id, about, "function", owner, day::text as day, due::text as due,
  until::text as until, "text", coalesce(attributes, '{}') as attributes`

/** The content that an item had right after a recording; null if it was not there. */
export async function readItemVersion(
  transaction: Transaction,
  workspaceId: string,
  id: number,
  after: number,
): Promise<ItemContent | null> {
  const { rows } = await transaction.query<ItemContent>(
    `select ${columns} from plans.item_version where workspace_id = $1 and id = $2 and recording <= $3
      order by recording desc limit 1`,
    [workspaceId, id, after],
  )
  return rows[0] ?? null
}

/** Adds a version to an item; a failure if its kind does not allow that content. */
export async function changeItem(
  transaction: Transaction,
  recording: Recording,
  id: number,
  content: ItemContent,
): Promise<void> {
  const attributes = Object.keys(content.attributes).length > 0 ? content.attributes : null
  await changeFact(transaction, planItems, recording, id, { ...content, attributes })
  await checkFacts(transaction, planItems, recording.workspaceId, [id])
}
