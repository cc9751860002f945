import { useTranslation } from 'react-i18next'
import { client } from '../../api/client.js'
import { formatDay } from '../../format/dates.js'
import { useLanguage } from '../../i18n/language.js'
import { ItemRow } from './item-row.js'
import { AddButton, ItemSection } from './item-section.js'
import type { Item } from './plan.js'
import { GroupMessage } from './plan-facts.js'
import { usePlanPlace } from './plan-place.js'
import { usePlanWords } from './plan-words.js'
import { PrintButton } from './print-button.js'

/** How the rest of the organisation is won: what is earned, which units, by which stories. */
export function GroupTwo() {
  const { t } = useTranslation()
  const { shown } = usePlanPlace()
  const second = new Set(shown.groups?.group2)
  return (
    <section className="panel panel-body stack" aria-label={t('planPage.group2')} data-testid="group2">
      <div className="stack-tight">
        <h2>{t('planPage.group2')}</h2>
        <p className="muted">{t('planPage.group2Hint')}</p>
      </div>
      <GroupMessage group={2} />
      <Earned />
      <ItemSection kind="unit-plan" below={(item) => <Unit item={item} />} />
      <FreeUnits />
      <ItemSection kind="story" below={(item) => <Tellings story={item} />} />
      <ItemSection kind="message" of={({ person }) => second.has(person ?? '')} />
    </section>
  )
}

function Earned() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { shown, unitName } = usePlanPlace()
  const { earned } = shown
  if (!earned) return null
  return (
    <section className="plan-section" aria-label={t('planPage.earned')} data-testid="earned">
      <h3>{t('planPage.earned')}</h3>
      <p className={earned.isEarned ? undefined : 'muted'}>
        {t(earned.isEarned ? 'planPage.isEarned' : 'planPage.notEarned')}
      </p>
      {earned.units.length > 0 && (
        <p className="cluster">
          {earned.units.map((ref) => (
            <span key={ref} className="badge" data-tone="good">
              <span aria-hidden="true">✓</span> {unitName(ref)}
            </span>
          ))}
        </p>
      )}
      {earned.outcomes.length > 0 && (
        <ul className="gap-rows">
          {earned.outcomes.map(({ outcome, title, confirmedBy, day }) => (
            <li key={outcome}>
              {title ?? outcome}:{' '}
              {confirmedBy
                ? t('planPage.confirmedBy', { name: confirmedBy, day: formatDay(language, day) })
                : t('planPage.confirmedOn', { day: formatDay(language, day) })}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Unit({ item }: { readonly item: Item }) {
  const { t } = useTranslation()
  const words = usePlanWords()
  const { shown } = usePlanPlace()
  const isOpen = shown.earned?.units.includes(item.unit ?? '')
  const said = (['challenge', 'statusQuo', 'opportunity'] as const).filter((name) => item.attributes[name])
  return (
    <>
      {shown.earned && (
        <p className="small">
          <span className="badge" data-tone={isOpen ? 'good' : undefined}>
            <span aria-hidden="true">{isOpen ? '✓' : '○'}</span> {t(isOpen ? 'planPage.open' : 'planPage.notYet')}
          </span>
        </p>
      )}
      {said.length > 0 && (
        <dl className="group-message small">
          {said.map((name) => (
            <div key={name}>
              <dt>{words.field('unit-plan', `attributes.${name}`)}</dt>
              <dd className="plan-words">{item.attributes[name]}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}

// Units that bring nothing yet, and that nobody has a plan to open.
function FreeUnits() {
  const { t } = useTranslation()
  const { shown, organisation, isReadOnly } = usePlanPlace()
  const planned = new Set(shown.items.filter(({ kind }) => kind === 'unit-plan').map(({ unit }) => unit))
  const free = (organisation?.units ?? []).filter(({ ref, arr }) => !planned.has(ref) && Number(arr) === 0)
  if (free.length === 0 || isReadOnly) return null
  return (
    <details>
      <summary>
        {t('planPage.freeUnits')} ({free.length})
      </summary>
      <div className="cluster">
        {free.map(({ ref, name }) => (
          <AddButton key={ref} kind="unit-plan" given={{ unit: ref }} text={name} />
        ))}
      </div>
    </details>
  )
}

function Tellings({ story }: { readonly story: Item }) {
  const { t } = useTranslation()
  const { workspace, shown, today, isReadOnly } = usePlanPlace()
  const own = shown.items.filter(({ kind, about }) => kind === 'telling' && about === story.ref)
  const isAllowed = story.state === 'consented' || story.state === 'told'
  return (
    <>
      {own.length > 0 && (
        <ul className="item-list">
          {own.map((item) => (
            <ItemRow key={item.ref} item={item} />
          ))}
        </ul>
      )}
      <div className="cluster">
        <AddButton kind="telling" given={{ about: story.ref, day: today }} text={t('planPage.tell')} />
        {isAllowed && !isReadOnly && (
          <PrintButton
            text={t('planPage.proof')}
            size="small"
            print={(printedIn) => client.read('plans.proof', { workspace, story: story.ref, printedIn })}
          />
        )}
      </div>
    </>
  )
}
