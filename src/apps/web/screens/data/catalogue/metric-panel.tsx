import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Output, useAsk } from '../../../api/client.js'
import { formatDay } from '../../../format/dates.js'
import { useLanguage } from '../../../i18n/language.js'
import { Measure } from '../../../parts/measure.js'
import { Answer, Skeleton } from '../../../parts/states.js'
import type { Metric } from './metric-groups.js'
import { ValueToday } from './value-today.js'

type Explained = Output<'metrics.explain'>

/** One metric: its value today, then everything that a reader needs to trust it. */
export function MetricPanel(props: {
  readonly workspace: string
  readonly metric: Metric
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const place = useRef<HTMLElement>(null)
  useEffect(() => place.current?.focus(), [])
  const { workspace, metric, onClose } = props
  const asked = useAsk('metrics.explain', { id: metric.id, workspace }, { enabled: metric.missing === null })
  return (
    <aside
      ref={place}
      tabIndex={-1}
      className="panel panel-body stack preview"
      aria-label={metric.name[language]}
      data-testid="metric"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <div className="panel-head">
        <h2>{metric.name[language]}</h2>
        <button type="button" className="button" data-size="small" onClick={onClose}>
          {t('states.close')}
        </button>
      </div>
      <p>{metric.words[language]}</p>
      {metric.missing ? (
        <p className="notice" data-tone="attention">
          <strong>{t('catalogue.cannotTell')}</strong> {metric.missing[language]}
        </p>
      ) : (
        <Answer of={asked} waiting={<Skeleton lines={5} />}>
          {(explained) =>
            explained.id === metric.id ? (
              <ValueToday workspace={workspace} explained={explained} />
            ) : (
              <Skeleton lines={5} />
            )
          }
        </Answer>
      )}
      <Definition metric={metric} explained={asked.data?.id === metric.id ? asked.data : undefined} />
    </aside>
  )
}

function Definition({ metric, explained }: { metric: Metric; explained: Explained | undefined }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <>
      <dl className="explanation">
        <Item title={t('explain.formula')}>{metric.formula[language]}</Item>
        {explained?.value.known && <Item title={t('explain.today')}>{explained.putIn[language]}</Item>}
        {explained?.parts.map((part) => (
          <Item key={part.id} title={part.name[language]}>
            <Measure of={{ value: part.value, unit: part.unit, currency: explained.value.currency }} />
          </Item>
        ))}
        <Item title={t('explain.includes')}>{metric.includes[language]}</Item>
        <Item title={t('explain.excludes')}>{metric.excludes[language]}</Item>
        {metric.undefinedWhen && <Item title={t('catalogue.undefinedWhen')}>{metric.undefinedWhen[language]}</Item>}
        <Item title={t('catalogue.unit')}>
          {t(`catalogue.units.${metric.unit}`)}
          {metric.window !== null && `, ${t('explain.window', { count: metric.window })}`}
        </Item>
        <Item title={t('catalogue.direction')}>{t(`catalogue.directions.${metric.direction}`)}</Item>
        <Item title={t('catalogue.grain')}>{metric.grain[language]}</Item>
        <Item title={t('explain.owner')}>{metric.owner[language]}</Item>
        <Item title={t('explain.source')}>{metric.source[language]}</Item>
      </dl>
      {explained && explained.switches.length > 0 && <Policy explained={explained} />}
    </>
  )
}

function Policy({ explained }: { explained: Explained }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { policy, policyVersion, asOf } = explained.value
  return (
    <section className="stack-tight">
      <h3>{t('explain.switches')}</h3>
      <p className="muted">
        {t('explain.policyVersion', { name: policy, version: policyVersion })} ·{' '}
        {t('comparator.asOf', { day: formatDay(language, asOf) })}
      </p>
      <dl className="explanation">
        {explained.switches.map((each) => (
          <Item key={each.switch} title={each.name[language]}>
            {each.words[language]}
          </Item>
        ))}
      </dl>
    </section>
  )
}

function Item({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  )
}
