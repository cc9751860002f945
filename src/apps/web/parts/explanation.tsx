import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Output, useAsk } from '../api/client.js'
import { formatDay } from '../format/dates.js'
import { useLanguage } from '../i18n/language.js'
import type { ExplainQuestion } from './explain-question.js'
import { Measure } from './measure.js'
import { Answer, Skeleton } from './states.js'

type Explained = Output<'metrics.explain'>

/** How a number comes to be: definition, formula with its values, what is in and out, as of when, by which policy. */
export function Explanation({ of }: { readonly of: ExplainQuestion }) {
  return (
    <Answer of={useAsk('metrics.explain', of)} waiting={<Skeleton lines={6} height="1.25rem" />}>
      {(explained) => <Told explained={explained} />}
    </Answer>
  )
}

function Told({ explained }: { explained: Explained }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { value, parts, switches } = explained
  return (
    <div className="stack-tight">
      <h3>{explained.name[language]}</h3>
      <p>{explained.words[language]}</p>
      <dl className="explanation">
        <Item title={t('explain.formula')}>{explained.formula[language]}</Item>
        <Item title={t('explain.today')}>{explained.putIn[language]}</Item>
        {parts.map((part) => (
          <Item key={part.id} title={part.name[language]}>
            <Measure of={{ value: part.value, unit: part.unit, currency: value.currency }} />
          </Item>
        ))}
        <Beside value={value} />
        <Item title={t('explain.includes')}>{explained.includes[language]}</Item>
        <Item title={t('explain.excludes')}>{explained.excludes[language]}</Item>
        <Item title={t('explain.asOf')}>
          {formatDay(language, value.asOf)}
          {value.months !== null && `, ${t('explain.window', { count: value.months })}`}
        </Item>
        <Item title={t('explain.owner')}>{explained.owner[language]}</Item>
        <Item title={t('explain.policy')}>
          {t('explain.policyVersion', { name: value.policy, version: value.policyVersion })}
        </Item>
        <Item title={t('explain.source')}>{explained.source[language]}</Item>
      </dl>
      {switches.length > 0 && <h3>{t('explain.switches')}</h3>}
      <dl className="explanation">
        {switches.map((each) => (
          <Item key={each.switch} title={`${each.switch}: ${each.value}`}>
            {each.words[language]}
          </Item>
        ))}
      </dl>
    </div>
  )
}

function Beside({ value }: { value: Explained['value'] }) {
  const { t } = useTranslation()
  const unit = { unit: value.unit, currency: value.currency }
  return (
    <>
      {value.interval && (
        <Item title={t('explain.interval')}>
          <Measure of={{ value: value.interval.low, ...unit }} /> –{' '}
          <Measure of={{ value: value.interval.high, ...unit }} />
        </Item>
      )}
      {value.withoutLargest !== null && value.largest && (
        <Item title={t('explain.withoutLargest', { name: value.largest.name })}>
          <Measure of={{ value: value.withoutLargest, ...unit }} />
        </Item>
      )}
    </>
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
