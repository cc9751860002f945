import type { TFunction } from 'i18next'
import { client } from '../../../api/client.js'
import { accountAttributes } from '../../../search/accounts-search.js'
import type { Dimension } from '../list/account-row.js'
import { dimensionOf, isOwn } from '../send-change.js'
import type { Account } from './ask-account.js'

/** What somebody changed and did not save yet, by field: `owner`, `attributes.employees`, `own.tier`. */
export type Draft = Readonly<Record<string, string>>

type FieldOfAccount = {
  readonly id: string
  readonly title: string
  readonly value: string
  /** Of an own dimension: one of these. */
  readonly segments?: readonly string[]
}

const open = 'attributes.'

/** What can be changed on an account, with what stands there now. */
export function fieldsOf(account: Account, dimensions: readonly Dimension[], t: TFunction): readonly FieldOfAccount[] {
  return [
    { id: 'name', title: t('accounts.name'), value: account.name },
    ...accountAttributes.map((id) => ({ id, title: t(`groupings.${id}`), value: account[id] ?? '' })),
    ...dimensions.map(({ name, segments }) => ({
      id: `own.${name}`,
      title: name,
      value: account.dimensions.find(({ dimension }) => dimension === name)?.segment ?? '',
      segments,
    })),
    ...account.attributes.map(({ name, value }) => ({ id: open + name, title: name, value })),
    { id: 'parent', title: t('accounts.parentKey'), value: account.parent ?? '' },
  ]
}

/** Sends what was changed: the attributes at once, then the own dimensions. Answers with the changes to take back. */
export async function sendDraft(change: {
  readonly workspace: string
  readonly account: string
  readonly version: string
  readonly draft: Draft
  readonly from?: string
  readonly because?: string
}): Promise<string[]> {
  const { draft, version, account, ...when } = change
  const all = { ...when, accounts: [account] }
  const entries = Object.entries(draft)
  const changeIds: string[] = []
  const plain = entries.filter(([id]) => !isOwn(id))
  if (plain.length > 0) {
    const { changeId } = await client.send('accounts.change', { ...all, version, ...attributesOf(plain) })
    if (changeId !== null) changeIds.push(changeId)
  }
  for (const [id, segment] of entries) {
    if (!isOwn(id)) continue
    const assigned = { ...all, version, dimension: dimensionOf(id), segment: segment || undefined }
    changeIds.push((await client.send('segments.assign', assigned)).changeId)
  }
  return changeIds
}

function attributesOf(entries: readonly (readonly [string, string])[]) {
  const attributes = entries.flatMap(([id, value]) =>
    id.startsWith(open) ? [`${id.slice(open.length)}=${value}`] : [],
  )
  const plain: Partial<Record<'name', string>> = Object.fromEntries(entries.filter(([id]) => !id.startsWith(open)))
  return { ...plain, ...(attributes.length > 0 ? { attributes } : {}) }
}
