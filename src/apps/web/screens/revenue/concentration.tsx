import { useTranslation } from 'react-i18next'
import { type Output, useAsk } from '../../api/client.js'
import { addMonths, formatDay, formatMonth } from '../../format/dates.js'
import { negated, sumOf } from '../../format/exact.js'
import { changeBetween, type Measured } from '../../format/measures.js'
import { formatPercent } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { AccountLink } from '../../parts/account-link.js'
import { Amount } from '../../parts/amount.js'
import { CellLink } from '../../parts/cell-link.js'
import { Figure, Figures } from '../../parts/figure.js'
import { Change } from '../../parts/measure.js'
import { Answer, Skeleton } from '../../parts/states.js'
import { movementsAddress } from '../../search/addresses.js'
import { oneValue } from '../metrics/metric-input.js'
import { monthsOfWindow } from '../metrics/shown-month.js'
import type { Question } from './question.js'

type Props = { readonly workspace: string; readonly question: Question }

type Largest = Output<'metrics.accounts'>

/** What is signed and has not begun, and how much hangs on the ten largest customers, with who they are. */
export function Concentration({ workspace, question }: Props) {
  const { t } = useTranslation()
  const { policy, measure, currency, asKnownAt, to } = question
  const definition = { policy, measure, currency, asKnownAt }
  const largest = useAsk('metrics.accounts', {
    workspace,
    at: to,
    months: 12,
    sort: 'now',
    limit: 10,
    status: ['customer'],
    ...definition,
  })
  return (
    <section className="stack" aria-label={t('concentration.title')}>
      <div className="fill-figures">
        <Figures label={t('concentration.title')}>
          <ArrFigure workspace={workspace} question={question} id="signed-not-live-arr" unit="money" better="up" />
          <ArrFigure workspace={workspace} question={question} id="largest-ten-share" unit="ratio" better="down" />
        </Figures>
      </div>
      <Answer of={largest} waiting={<Skeleton lines={10} />}>
        {(found) => (found.rows.length === 0 ? null : <LargestTable {...{ workspace, question, found }} />)}
      </Answer>
    </section>
  )
}

type FigureProps = Props & {
  readonly id: 'signed-not-live-arr' | 'largest-ten-share'
  readonly unit: 'money' | 'ratio'
  readonly better: 'up' | 'down'
}

function ArrFigure({ workspace, question, id, unit, better }: FigureProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { policy, measure, currency, asKnownAt, to } = question
  const input = { id, workspace, policy, measure, currency, asKnownAt }
  const before = addMonths(to, -12)
  const now = useAsk('metrics.show', { ...input, at: to })
  const then = useAsk('metrics.show', { ...input, at: before })
  const measured = (answer: NonNullable<typeof now.data>): Measured => {
    const value = oneValue(answer)
    return { value: value?.value, unit, currency: value?.currency, because: value?.reasons.because?.[language] }
  }
  return (
    <Answer of={now} waiting={<Skeleton height="8rem" />}>
      {(answer) => {
        const change = then.data ? changeOf(measured(answer), measured(then.data)) : null
        const day = formatDay(language, oneValue(answer)?.asOf ?? to)
        return (
          <Figure
            name={t(`metricNames.${id}`)}
            of={measured(answer)}
            to={{
              to: '/w/$workspace/metrics/$metric/rows',
              params: { workspace, metric: id },
              search: { at: to, policy, measure, currency, asKnownAt },
            }}
            explain={{ ...input, at: to }}
            note={
              <>
                {change && (
                  <>
                    <Change of={change} better={better} compact />{' '}
                    {t('metrics.against', { month: formatMonth(language, before, 'short') })}
                    {' · '}
                  </>
                )}
                {t('comparator.asOf', { day })}
              </>
            }
          />
        )
      }}
    </Answer>
  )
}

// What is signed comes and goes, so it changes by money, not by a ratio.
function changeOf(now: Measured, before: Measured): Measured | null {
  if (now.value == null || before.value == null) return null
  if (now.unit !== 'money') return changeBetween(now, before)
  return { ...now, value: sumOf([now.value, negated(before.value)]) }
}

function LargestTable({ workspace, question, found }: Props & { readonly found: Largest }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { policy, measure, currency, asKnownAt } = question
  const months = monthsOfWindow(found.from, found.asOf)
  return (
    <section className="stack-tight">
      <h2>{t('concentration.largest')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="table-scroll" tabIndex={0} aria-label={t('concentration.largest')}>
        <table className="table" data-testid="largest">
          <caption>
            {t('concentration.caption', {
              day: formatDay(language, found.asOf),
              currency: found.currency,
              policy: found.policy,
            })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('movements.account')}</th>
              <th scope="col">{t('groupings.segment')}</th>
              <th scope="col" className="number">
                {t(measure === 'mrr' ? 'measures.mrr' : 'measures.arr')}
              </th>
              <th scope="col" className="number">
                {t('concentration.share')}
              </th>
              <th scope="col" className="number">
                {t('concentration.change')}
              </th>
            </tr>
          </thead>
          <tbody>
            {found.rows.map((row) => (
              <tr key={row.account}>
                <th scope="row" className="name">
                  <AccountLink workspace={workspace} account={row.account}>
                    {row.name}
                  </AccountLink>
                </th>
                <td>{row.segment ?? <span className="zero">—</span>}</td>
                <td className="number">
                  <Amount value={row.now} because={row.because ?? undefined} />
                </td>
                <td className="number">
                  {row.share === null ? (
                    <Amount value={null} />
                  ) : (
                    <span className="share-cell">
                      <span className="share-bar" data-tone="plain" aria-hidden="true">
                        <span style={{ width: `${Number(row.share) * 100}%` }} />
                      </span>
                      {formatPercent(language, row.share)}
                    </span>
                  )}
                </td>
                <td className="number">
                  <CellLink
                    href={movementsAddress(workspace, {
                      policy,
                      measure,
                      currency,
                      asKnownAt,
                      ...months,
                      account: row.account,
                    })}
                    className="number-link"
                  >
                    <Change of={{ value: row.change, unit: 'money', currency: found.currency }} better="up" compact />
                  </CellLink>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
