import './plans.css'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { useMay } from '../../shell/session.js'
import { ActForm } from './act-form.js'
import { FirstSteps } from './first-steps.js'
import { GapList } from './gap-list.js'
import { GroupOne } from './group-one.js'
import { GroupTwo } from './group-two.js'
import { ItemSection } from './item-section.js'
import type { Act, Item, Shown } from './plan.js'
import { PlanFacts } from './plan-facts.js'
import { PlanHistory } from './plan-history.js'
import { type PlanPlace, PlanPlaceContext } from './plan-place.js'
import { usePlanWords } from './plan-words.js'
import { Team } from './team.js'

type Props = {
  readonly workspace: string
  readonly account: string
  readonly shown: Shown
  /** The day that is looked back to; undefined for now. */
  readonly asOf: string | undefined
  readonly onLookBack: (day: string) => void
  /** What stands over the plan, given the way to open its forms. */
  readonly head?: (place: PlanPlace) => ReactNode
}

/** A plan on one page: what it lacks, who works on it, its two halves, what is to be done. */
export function PlanPage(props: Props) {
  const [act, setAct] = useState<Act>()
  const place = usePlace(props, setAct)
  const { shown, asOf } = props
  return (
    <PlanPlaceContext value={place}>
      {props.head?.(place)}
      <GapList gaps={shown.gaps} />
      {shown.items.length === 0 && !place.isReadOnly && <FirstSteps />}
      <div className="plan-top">
        <Team />
        <PlanFacts />
      </div>
      <div className="plan-halves">
        <GroupOne />
        <GroupTwo />
      </div>
      <div className="plan-halves">
        <ItemSection kind="action" level={2} isPanel />
        <div className="stack">
          <ItemSection kind="decision" level={2} isPanel />
          <ItemSection kind="retrospective" level={2} isPanel />
        </div>
      </div>
      <PlanHistory asOf={asOf} onLookBack={props.onLookBack} />
      {act && <ActForm act={act} onClose={() => setAct(undefined)} />}
    </PlanPlaceContext>
  )
}

function usePlace({ workspace, account, shown, asOf }: Props, open: (act: Act) => void): PlanPlace {
  const { t } = useTranslation()
  const words = usePlanWords()
  const mayWrite = useMay()(workspace, 'plan-items.add')
  const { data: organisation } = useAsk('plans.map', { workspace, account })
  const names = useMemo(() => namesIn(shown.items, organisation), [shown, organisation])
  const personName = (ref: string | null) => (ref === null ? '' : (names.people.get(ref) ?? t('planPage.erased')))
  const unitName = (ref: string | null) => (ref === null ? '' : (names.units.get(ref) ?? ref))
  const itemName = (item: Item): string => {
    const { title, person, unit, owner, kind, attributes } = item
    if (title) return title
    if (person) return personName(person)
    if (unit) return unitName(unit)
    if (kind === 'measurement') return attributes.value ?? ''
    return owner ?? words.kind(kind)
  }
  return {
    ...{ workspace, account, shown, organisation, open, personName, unitName, itemName },
    isReadOnly: asOf !== undefined || !mayWrite,
    today: shown.asOf,
  }
}

function namesIn(items: readonly Item[], organisation: PlanPlace['organisation']) {
  const people = new Map<string, string>()
  const units = new Map<string, string>()
  for (const { person, personName, otherPerson, otherPersonName, unit, unitName } of items) {
    if (person && personName) people.set(person, personName)
    if (otherPerson && otherPersonName) people.set(otherPerson, otherPersonName)
    if (unit && unitName) units.set(unit, unitName)
  }
  for (const { ref, name, title } of organisation?.people ?? []) people.set(ref, name ?? title ?? people.get(ref) ?? '')
  for (const { ref, name } of organisation?.units ?? []) units.set(ref, name)
  for (const [ref, name] of people) if (name === '') people.delete(ref)
  return { people, units }
}
