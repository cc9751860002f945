import { type ItemField, type ItemKind, type ItemKindName, itemKind, itemKindNames } from '#plans'
import type { Output } from '../../api/client.js'

/** The plan of an account as it was on a day. */
export type Shown = Output<'plans.show'>
/** One thing that a plan says. */
export type Item = Shown['items'][number]
/** Something that a plan lacks. */
export type Gap = NonNullable<Shown['gaps']>[number]
/** A plan in a list. */
export type Listed = Output<'plans.list'>['rows'][number]
/** Who works at a customer, and where. */
export type Organisation = Output<'plans.map'>

/** What the forms of a plan are begun with, by field; attributes of a kind are named `attributes.NAME`. */
export type Given = Readonly<Record<string, string>>

/** A form that is open over the page. */
export type Act =
  | { readonly name: 'item'; readonly kind: ItemKindName; readonly item?: Item; readonly given?: Given }
  | { readonly name: 'plan'; readonly given?: Given }
  | { readonly name: 'contact'; readonly given?: Given }
  | { readonly name: 'person' }

/** The kind that a text names; undefined for a text that names none. */
export function kindNamed(text: string | undefined): ItemKindName | undefined {
  return itemKindNames.find((name) => name === text)
}

/** A field of a form: its id, how it is filled in, and what it may be. */
export type FormEntry = {
  readonly id: string
  readonly type: 'text' | 'long' | 'number' | 'day' | 'choice' | 'person' | 'unit' | 'about' | 'owner'
  readonly choices?: readonly string[]
  readonly isNeeded: boolean
}

const types: Readonly<Record<ItemField, FormEntry['type']>> = {
  title: 'text',
  about: 'about',
  person: 'person',
  otherPerson: 'person',
  unit: 'unit',
  function: 'choice',
  owner: 'owner',
  day: 'day',
  due: 'day',
  until: 'day',
  text: 'long',
}
const before = ['title', 'about', 'person', 'otherPerson', 'unit', 'owner', 'function'] as const
const after = ['day', 'due', 'until', 'text'] as const

/** What the form of a kind asks for, in its order: all from what the kind has. */
export function entriesOf(name: ItemKindName, functions: readonly string[]): readonly FormEntry[] {
  const kind: ItemKind = itemKind(name)
  const shared = (ids: readonly ItemField[]) =>
    ids
      .filter((id) => kind.fields[id] !== undefined)
      .map((id): FormEntry => {
        const entry = { id, type: types[id], isNeeded: kind.fields[id] === 'needed' }
        return id === 'function' ? { ...entry, choices: functions } : entry
      })
  const shown = Object.entries(kind.attributes ?? {}).filter(([id]) => !keys.has(id))
  const own = shown.map(([id, { type, choices, required }]): FormEntry => {
    const isLong = type === 'text' && !shortTexts.has(id)
    return { id: `attributes.${id}`, type: isLong ? 'long' : type, choices, isNeeded: required ?? false }
  })
  return [...shared(before), ...own, ...shared(after)]
}

const shortTexts = new Set(['measure', 'metric', 'opportunity', 'competitor'])

// Keys of what an item came from: kept, and of no use to who reads it.
const keys = new Set(['gap', 'review'])

/** What an item has in the fields of its form. */
export function draftOf(item: Item): Given {
  const { state, title, about, person, otherPerson, unit, owner, day, due, until, text } = item
  const shared = {
    state,
    title,
    about,
    person,
    otherPerson,
    unit,
    function: item.function,
    owner,
    day,
    due,
    until,
    text,
  }
  const own = Object.entries(item.attributes).map(([id, value]) => [`attributes.${id}`, value])
  return Object.fromEntries([...Object.entries(shared), ...own].map(([id, value]) => [id, value ?? '']))
}

/** A draft as `plan-items.add` and `plan-items.change` take it. */
export function inputOf(draft: Given): Readonly<Record<string, string | Given>> {
  const own = Object.entries(draft).filter(([id]) => id.startsWith('attributes.'))
  const shared = Object.entries(draft).filter(([id]) => !id.startsWith('attributes.'))
  const attributes = Object.fromEntries(own.map(([id, value]) => [id.slice('attributes.'.length), value]))
  return { ...Object.fromEntries(shared), ...(own.length > 0 ? { attributes } : {}) }
}

/** What differs between what stood there and what was written. */
export function changedIn(written: Given, stood: Given): Given {
  return Object.fromEntries(Object.entries(written).filter(([id, value]) => value !== (stood[id] ?? '')))
}

const closedStates = new Set([
  ...['met', 'failed', 'given-up', 'reached', 'accepted', 'declined', 'done', 'stepped-in', 'handed-over'],
  ...['won-over', 'said', 'not-now', 'withdrawn', 'dropped', 'left', 'taken', 'held'],
])

/** Whether nothing more is to be done about an item. */
export function isClosed({ kind, state }: Pick<Item, 'kind' | 'state'>): boolean {
  if (kind === 'backup' && state === 'met') return false
  return closedStates.has(state) || (kind === 'difficulty' && state === 'confirmed')
}

/** Whether an item should be done by now and is not. */
export function isOverdue(item: Item, today: string): boolean {
  return item.due !== null && item.due < today && !isClosed(item) && item.state !== 'confirmed'
}
