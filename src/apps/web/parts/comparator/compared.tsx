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
import type { Comparison } from './comparison.js'
import { DifferenceTable } from './difference-table.js'

type Props = {
  readonly workspace: string
  readonly metric: string
  readonly left: string
  readonly right: string
  readonly at?: string
  /** Length of the window; without it that of the metric. */
  readonly months?: number
}

const pageSize = 100

/** What comes out: both values, how far they lie apart, by which switches, and the customers that make it so. */
export function Compared(props: Props) {
  const { workspace, metric, left, right, at, months } = props
  const [limit, setLimit] = useState(pageSize)
  const asked = useAsk('metrics.compare', { id: metric, workspace, policies: `${left},${right}`, at, months, limit })
  return (
    <Answer of={asked} waiting={<Skeleton lines={8} />}>
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
                : { isLoading: asked.isFetching, onMore: () => setLimit(Math.min(limit * 4, 5000)) }
            }
          />
        </div>
      )}
    </Answer>
  )
}

function Values({ workspace, metric, left, right, at, months, compared }: Props & { readonly compared: Comparison }) {
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
