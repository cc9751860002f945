import './comparator.css'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { formatDay } from '../../format/dates.js'
import { negated, sumOf } from '../../format/exact.js'
import type { Measured } from '../../format/measures.js'
import { useLanguage } from '../../i18n/language.js'
import { Figure, Figures } from '../figure.js'
import { Answer, Skeleton } from '../states.js'
import { type ComparedQuestion, comparedInput, keptInput } from './compared-question.js'
import type { Comparison } from './comparison.js'
import { DifferenceTable } from './difference-table.js'

type Props = ComparedQuestion & {
  /** Whether the left set is the one that the workspace uses: its values are kept, so it is shown at once. */
  readonly isLeftInUse: boolean
}

/** What comes out: both values, how far they lie apart, by which switches, and the customers that make it so. */
export function Compared(props: Props) {
  const [limit, setLimit] = useState<number>()
  const input = comparedInput(props, limit)
  const asked = useAsk('metrics.compare', input)
  return (
    <Answer of={asked} waiting={<Waiting {...props} />}>
      {(compared) => (
        <div className="stack">
          <Values {...props} compared={compared} />
          <Switches compared={compared} />
          <DifferenceTable
            {...props}
            compared={compared}
            more={
              compared.next === null
                ? undefined
                : { isLoading: asked.isFetching, onMore: () => setLimit(Math.min((input.limit ?? 0) * 4, 5000)) }
            }
          />
        </div>
      )}
    </Answer>
  )
}

function Waiting(props: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { left, isLeftInUse } = props
  const kept = useAsk('metrics.show', keptInput(props), { enabled: isLeftInUse })
  const value = Array.isArray(kept.data) ? undefined : kept.data
  return (
    <div className="stack">
      <div className="compared figure-cards">
        {value && isLeftInUse ? (
          <Figure
            name={left}
            of={{ ...value, because: value.reasons.because?.[language] }}
            full
            note={t('comparator.asOf', { day: formatDay(language, value.asOf) })}
          />
        ) : (
          <Skeleton height="8rem" />
        )}
        <Skeleton height="8rem" />
        <Skeleton height="8rem" />
      </div>
      <Skeleton height="7rem" />
      <Skeleton lines={8} />
    </div>
  )
}

function Values({
  workspace,
  metric,
  left,
  right,
  at,
  months,
  compared,
}: ComparedQuestion & { readonly compared: Comparison }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const measured = (name: string): Measured => ({
    value: compared.values[name] ?? null,
    unit: compared.unit,
    currency: compared.currency,
    because: compared.because[name],
  })
  const note = t('comparator.asOf', { day: formatDay(language, compared.asOf) })
  return (
    <div className="compared">
      <Figures label={t('comparator.values')}>
        {[left, right].map((policy, index) => (
          <Figure
            // biome-ignore lint/suspicious/noArrayIndexKey: both sides may be the same set.
            key={index}
            name={policy}
            of={measured(policy)}
            full
            note={note}
            explain={{ id: metric, workspace, policy, at, months }}
          />
        ))}
        <Figure
          name={t('comparator.apart')}
          of={apartOf(measured(left), measured(right))}
          full
          note={t('comparator.rightLessLeft')}
        />
      </Figures>
    </div>
  )
}

function apartOf(left: Measured, right: Measured): Measured {
  if (left.value == null || right.value == null) {
    return { ...left, value: null, because: left.because ?? right.because }
  }
  const unit = left.unit === 'ratio' ? 'pp' : left.unit
  return { value: sumOf([right.value, negated(left.value)]), unit, currency: left.currency }
}

function Switches({ compared }: { readonly compared: Comparison }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (compared.switches.length === 0) return <p className="notice">{t('comparator.sameSwitches')}</p>
  return (
    <section className="stack-tight prose">
      <h3>{t('comparator.switches')}</h3>
      <ul className="bullets">
        {compared.switches.map((each) => (
          <li key={each.switch}>{each.words[language]}</li>
        ))}
      </ul>
    </section>
  )
}
