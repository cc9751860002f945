import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCompact } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { type Act, type Gap, kindNamed, type Shown } from './plan.js'
import { type PlanPlace, usePlanPlace } from './plan-place.js'
import { usePlanWords } from './plan-words.js'
import { SeverityBadge } from './severity-mark.js'
import { useTouchpoints } from './touchpoints.js'

const atFirst = 5

/** What the plan lacks, the worst first: each with its reason, what shows it, and the button that resolves it. */
export function GapList({ gaps }: { readonly gaps: Shown['gaps'] }) {
  const { t } = useTranslation()
  const [isAll, showAll] = useState(false)
  const more = (gaps?.length ?? 0) - atFirst
  return (
    <section className="panel panel-body stack-tight" aria-label={t('planPage.gaps')} data-testid="gaps">
      <h2>{t('planPage.gaps')}</h2>
      {gaps === null || gaps.length === 0 ? (
        <p className="muted">{t(gaps === null ? 'planPage.noGapsThen' : 'planPage.noGaps')}</p>
      ) : (
        <ul className="gap-list">
          {(isAll ? gaps : gaps.slice(0, atFirst)).map((gap) => (
            <OneGap key={gap.id} gap={gap} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <div>
          <button
            type="button"
            className="button"
            data-size="small"
            onClick={() => showAll(!isAll)}
            aria-expanded={isAll}
          >
            {isAll ? t('planPage.fewerGaps') : t('planPage.allGaps', { count: more })}
          </button>
        </div>
      )}
    </section>
  )
}

function OneGap({ gap }: { readonly gap: Gap }) {
  const { t, i18n } = useTranslation()
  const language = useLanguage()
  const place = usePlanPlace()
  const { reason, severity, amount, rows } = gap
  const act = place.isReadOnly ? undefined : actOf(gap, place.shown)
  const currency = place.shown.currency
  return (
    <li>
      <div className="gap-says">
        <p>
          <SeverityBadge severity={severity} /> <span lang={i18n.language}>{reason}</span>
        </p>
        {amount !== null && (
          <p className="small muted">{t('planPage.atStake', { amount: formatCompact(language, amount, currency) })}</p>
        )}
        {rows.length > 0 && (
          <details>
            <summary>{t('planPage.behind')}</summary>
            <ul className="gap-rows">
              {rows.map((row) => (
                <li key={`${row.kind} ${row.ref}`}>
                  <GapRow row={row} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {act && (
        <button
          type="button"
          className="button"
          data-size="small"
          aria-label={t('planPage.resolveOf', { reason })}
          onClick={() => place.open(act)}
        >
          {t('planPage.resolve')}
        </button>
      )}
    </li>
  )
}

/** The form that resolves a gap, begun with what is known; undefined where this page has none. */
export function actOf({ resolve }: Gap, shown: Shown): Act | undefined {
  const { action, input } = resolve
  const { account: _, kind: named, item: ref, ...given } = input
  if (action === 'plans.change') return { name: 'plan', given }
  if (action === 'touchpoints.record') return { name: 'contact', given }
  if (action === 'people.create') return { name: 'person' }
  const item = ref === undefined ? undefined : shown.items.find((each) => each.ref === ref)
  const kind = kindNamed(action === 'plan-items.add' ? named : item?.kind)
  if (!kind || (action !== 'plan-items.add' && action !== 'plan-items.change')) return undefined
  return { name: 'item', kind, item, given }
}

function GapRow({ row }: { readonly row: Gap['rows'][number] }) {
  const place = usePlanPlace()
  const { t } = useTranslation()
  const words = usePlanWords()
  const touchpoint = useTouchpoints(row.kind === 'touchpoint').get(row.ref)
  const item = place.shown.items.find(({ ref }) => ref === row.ref)
  const kind = item && kindNamed(item.kind)
  if (row.kind === 'item' && item && kind) {
    return (
      <button type="button" className="row-button" onClick={() => place.open({ name: 'item', kind, item })}>
        {words.kind(item.kind)}: {place.itemName(item)}
      </button>
    )
  }
  const key = `planPage.rowKinds.${row.kind}`
  const kindSaid = row.kind in rowTabs ? t(key as 'planPage.rowKinds.item') : row.kind
  const { tab, name } = rowShown(row, place, touchpoint)
  if (tab === undefined) return `${kindSaid}: ${name}`
  return (
    <Link
      to="/w/$workspace/accounts/$account"
      params={{ workspace: place.workspace, account: place.account }}
      search={{ tab, person: row.kind === 'person' ? row.ref : undefined }}
    >
      {kindSaid}: {name}
    </Link>
  )
}

const rowTabs: Readonly<Record<string, string | undefined>> = {
  item: undefined,
  person: 'people',
  unit: 'organisation',
  touchpoint: 'activity',
  opportunity: 'opportunities',
  review: undefined,
  account: 'money',
}

function rowShown(
  { kind, ref }: Gap['rows'][number],
  place: PlanPlace,
  touchpoint: string | undefined,
): { tab?: string; name: string } {
  const tab = rowTabs[kind]
  if (kind === 'touchpoint') return { tab, name: touchpoint ?? ref }
  if (kind === 'person') return { tab, name: place.personName(ref) }
  if (kind === 'unit') return { tab, name: place.unitName(ref) }
  if (kind === 'account') return { tab, name: place.shown.accountName }
  return { tab, name: ref }
}
