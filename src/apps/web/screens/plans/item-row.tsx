import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { itemKind } from '#plans'
import { client, Problem } from '../../api/client.js'
import { formatDay } from '../../format/dates.js'
import { useLanguage } from '../../i18n/language.js'
import { EditCell } from '../../parts/data-table/edit-cell.js'
import { savedOrConflict, useSend } from '../accounts/send-change.js'
import { type Item, isOverdue, kindNamed } from './plan.js'
import { usePlanPlace } from './plan-place.js'
import { usePlanWords } from './plan-words.js'

/** One item of the plan: opens to all that it says; its state changes where it stands. */
export function ItemRow({ item, children }: { readonly item: Item; readonly children?: ReactNode }) {
  const { open, itemName } = usePlanPlace()
  const kind = kindNamed(item.kind)
  return (
    <li className="item-row">
      <div className="item-head">
        <button
          type="button"
          className="row-button wrap-anywhere"
          onClick={() => kind && open({ name: 'item', kind, item })}
        >
          {itemName(item)}
        </button>
        <ItemState item={item} />
      </div>
      <ItemMeta item={item} />
      {children}
    </li>
  )
}

/** The state of an item; it changes where it stands. */
export function ItemState({ item }: { readonly item: Item }) {
  const { t } = useTranslation()
  const words = usePlanWords()
  const { workspace, isReadOnly, itemName } = usePlanPlace()
  const send = useSend(workspace)
  const kind = kindNamed(item.kind)
  const states: readonly string[] = kind ? itemKind(kind).states : []
  const badge = <span className="badge">{words.state(item.kind, item.state)}</span>
  if (states.length < 2) return null
  if (isReadOnly) return badge
  const name = itemName(item)
  const save = (state: string, version: string | undefined) =>
    send(t('planForm.changed', { name }), () =>
      client.send('plan-items.change', { workspace, item: item.ref, state, version }),
    )
  return (
    <EditCell
      label={`${t('planPage.stateOf', { name })}: ${words.state(item.kind, item.state)}`}
      value={item.state}
      options={states.map((value) => ({ value, label: words.state(item.kind, value) }))}
      onSave={(state) => savedOrConflict((isForced) => save(state, isForced ? undefined : item.version))}
    >
      {badge}
    </EditCell>
  )
}

/** The state of the plan itself; it changes where it stands. */
export function PlanState() {
  const { t } = useTranslation()
  const words = usePlanWords()
  const { workspace, account, shown, isReadOnly } = usePlanPlace()
  const send = useSend(workspace)
  if (!shown.plan) return null
  const { state, version } = shown.plan
  const badge = <span className="badge">{words.state('plan', state)}</span>
  if (isReadOnly) return badge
  const states = itemKind('plan').states as readonly (typeof state)[]
  const save = (wanted: string, seen: string | undefined) =>
    send(t('planPage.changed'), () => {
      const chosen = states.find((each) => each === wanted)
      return client.send('plans.change', { workspace, account, state: chosen, version: seen })
    })
  return (
    <EditCell
      label={`${t('planPage.stateOfPlan')}: ${words.state('plan', state)}`}
      value={state}
      options={states.map((value) => ({ value, label: words.state('plan', value) }))}
      onSave={(wanted) => savedOrConflict((isForced) => save(wanted, isForced ? undefined : version))}
    >
      {badge}
    </EditCell>
  )
}

function ItemMeta({ item }: { readonly item: Item }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const words = usePlanWords()
  const { today, personName, unitName, itemName } = usePlanPlace()
  const { owner, due, until, day, person, otherPerson, unit, attributes } = item
  const named = itemName(item)
  const said = [
    person && personName(person) !== named ? personName(person) : '',
    otherPerson ? `→ ${personName(otherPerson)}` : '',
    unit && unitName(unit) !== named ? unitName(unit) : '',
    item.function ? words.choice(item.function) : '',
    owner ?? '',
    attributes.because ? words.choice(attributes.because) : '',
    attributes.aware ? words.choice(attributes.aware) : '',
    attributes.of ? words.choice(attributes.of) : '',
    attributes.group ? words.choice(attributes.group) : '',
    day && !due ? formatDay(language, day) : '',
    until ? t('planPage.until', { day: formatDay(language, until) }) : '',
  ].filter(Boolean)
  if (said.length === 0 && !due && !item.text) return null
  return (
    <>
      <p className="small muted">
        {said.join(' · ')}
        {due && (
          <>
            {said.length > 0 && ' · '}
            <span data-overdue={isOverdue(item, today)}>
              {isOverdue(item, today) && <span aria-hidden="true">■ </span>}
              {t(isOverdue(item, today) ? 'planPage.overdue' : 'planPage.due', { day: formatDay(language, due) })}
            </span>
          </>
        )}
      </p>
      {item.text && <p className="small item-text">{item.text}</p>}
    </>
  )
}

/** Whether an error is a conflict with what somebody else wrote. */
export function isConflict(error: unknown): error is Problem {
  return error instanceof Problem && error.conflicts.length > 0
}
