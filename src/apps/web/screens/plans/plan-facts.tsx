import { Pencil } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../format/dates.js'
import { useLanguage } from '../../i18n/language.js'
import { PlanState } from './item-row.js'
import { usePlanPlace } from './plan-place.js'
import { usePlanWords } from './plan-words.js'

/** What is said of the plan itself. */
export function PlanFacts() {
  const { t } = useTranslation()
  const language = useLanguage()
  const words = usePlanWords()
  const { shown, isReadOnly, open } = usePlanPlace()
  const { plan } = shown
  if (!plan) return null
  const facts = [
    [words.field('plan', 'attributes.stage'), plan.stage ? words.choice(plan.stage) : null],
    [t('planPage.owner'), plan.owner],
    [t('planPage.startedOn'), plan.startedOn ? formatDay(language, plan.startedOn) : null],
    [t('planPage.cadence'), plan.cadenceDays === null ? null : t('planPage.days', { count: plan.cadenceDays })],
    [words.field('plan', 'attributes.because'), plan.because],
    [words.field('plan', 'text'), plan.text],
  ] as const
  return (
    <section className="panel panel-body plan-section" aria-label={t('planPage.facts')}>
      <div className="section-head">
        <h2>{t('planPage.facts')}</h2>
        {!isReadOnly && (
          <button
            type="button"
            className="button"
            data-size="small"
            aria-keyshortcuts="e"
            onClick={() => open({ name: 'plan' })}
          >
            <Pencil aria-hidden="true" />
            {t('planPage.edit')}
          </button>
        )}
      </div>
      <dl className="facts">
        <div>
          <dt>{words.field('plan', 'state')}</dt>
          <dd>
            <PlanState />
          </dd>
        </div>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="plan-words">{value ?? '—'}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** What one audience hears from us, and the points of view behind it. */
export function GroupMessage({ group }: { readonly group: 1 | 2 }) {
  const { t } = useTranslation()
  const words = usePlanWords()
  const { shown, isReadOnly, open } = usePlanPlace()
  const said = [
    { name: `group${group}Message`, title: t('planPage.message'), text: shown.plan?.[`group${group}Message`] },
    { name: `group${group}View`, title: t('planPage.view'), text: shown.plan?.[`group${group}View`] },
  ]
  return (
    <dl className="group-message">
      {said.map(({ name, title, text }) => (
        <div key={name}>
          <dt>{title}</dt>
          <dd className="plan-words">
            {text || <span className="muted">{t('planPage.notWritten')}</span>}{' '}
            {!isReadOnly && (
              <button
                type="button"
                className="icon-button"
                aria-label={`${t('planPage.edit')}: ${words.field('plan', `attributes.${name}`)}`}
                onClick={() => open({ name: 'plan', given: { [name]: text ?? '' } })}
              >
                <Pencil aria-hidden="true" />
              </button>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
