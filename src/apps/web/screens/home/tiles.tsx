import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Output, useAsk } from '../../api/client.js'
import { addMonths, formatMonth, formatMonthEnd, monthsBetween } from '../../format/dates.js'
import { negated, sumOf } from '../../format/exact.js'
import { changeBetween, type Measured } from '../../format/measures.js'
import { useLanguage } from '../../i18n/language.js'
import { Figure, Figures } from '../../parts/figure.js'
import { Change } from '../../parts/measure.js'
import { Sparkline } from '../../parts/sparkline.js'
import { Answer, Skeleton } from '../../parts/states.js'
import { fewCustomers } from '../metrics/few-customers.js'
import type { LedgerState } from '../revenue/question.js'

type Series = Output<'metrics.series'>
type Point = Series['rows'][number]

type Tile = {
  readonly id: 'arr' | 'nrr' | 'grr' | 'logo-retention' | 'net-new-arr' | 'signed-not-live-arr'
  /** Amounts that may be small or negative change by money, not by a ratio. */
  readonly changesByMoney?: boolean
  readonly months?: number
  /** Months of the spark line. Lines are read anew for each, so of these there are fewer. */
  readonly drawn?: number
}

const balances: readonly Tile[] = [{ id: 'arr' }, { id: 'nrr' }, { id: 'grr' }, { id: 'logo-retention' }]
const flow: Tile = { id: 'net-new-arr', changesByMoney: true, months: 1 }
const signed: Tile = { id: 'signed-not-live-arr', changesByMoney: true, drawn: 12 }
const monthsDrawn = 24

type Props = { readonly workspace: string; readonly state: LedgerState; readonly month: string }

/** The numbers that stand for the company, each with its change, its two years and the way to its rows. */
export function Tiles(props: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { workspace, month } = props
  const range = { workspace, from: addMonths(month, -monthsDrawn), to: month }
  const standing = useAsk('metrics.series', { ...range, ids: balances.map(({ id }) => id) })
  const moving = useAsk('metrics.series', { ...range, ids: [flow.id], months: flow.months })
  const ahead = useAsk('metrics.series', {
    ...range,
    from: addMonths(month, -(signed.drawn ?? monthsDrawn)),
    ids: [signed.id],
  })
  return (
    <section className="stack-tight" aria-label={t('home.numbers')}>
      <p className="small muted">
        {t('home.asOf', {
          day: formatMonthEnd(language, month),
          currency: standing.data?.currency ?? '',
        })}{' '}
        <Link className="tile-policy" to="/w/$workspace/settings" params={{ workspace }} search={{ tab: 'policies' }}>
          {standing.data ? t('explain.policyVersion', policyOf(standing.data)) : '…'}
        </Link>
      </p>
      <div className="home-tiles">
        <Figures label={t('home.numbers')}>
          {balances.map((tile) => (
            <AskedTile key={tile.id} {...props} tile={tile} asked={standing} />
          ))}
          <AskedTile {...props} tile={flow} asked={moving} />
          <AskedTile {...props} tile={signed} asked={ahead} />
        </Figures>
      </div>
    </section>
  )
}

const policyOf = ({ policy, policyVersion }: Series) => ({ name: policy, version: policyVersion })

type AskedProps = Props & {
  readonly tile: Tile
  readonly asked: { readonly data: Series | undefined; readonly error: unknown; readonly refetch: () => unknown }
}

function AskedTile({ asked, ...props }: AskedProps) {
  return (
    <Answer of={asked} waiting={<Skeleton height="10.5rem" />}>
      {(series) => <OneTile {...props} series={series} />}
    </Answer>
  )
}

function OneTile({ workspace, month, state, tile, series }: Props & { readonly tile: Tile; readonly series: Series }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const rows = series.rows.filter((row) => row.id === tile.id)
  const at = (wanted: string) => rows.find((row) => row.month === wanted)
  const unit = series.units[tile.id] ?? 'money'
  const measured = (row: Point | undefined): Measured => ({
    value: row?.value,
    unit,
    currency: series.currency,
    because: row?.reason?.[language],
  })
  const now = at(month)
  const months = monthsBetween(addMonths(month, -monthsDrawn), month)
  const name = t(`metricNames.${tile.id}`)
  // Before the first month there was no company to compare with.
  const compared = [addMonths(month, -1), addMonths(month, -12)].filter((each) => each >= (state.firstMonth ?? ''))
  return (
    <Figure
      name={tile.months === 1 ? t('home.inMonth', { name }) : name}
      of={measured(now)}
      to={{
        to: '/w/$workspace/metrics/$metric/rows',
        params: { workspace, metric: tile.id },
        search: { at: month, months: tile.months === undefined ? undefined : String(tile.months) },
      }}
      explain={{ id: tile.id, workspace, at: month, months: tile.months }}
      note={compared.map((before) => (
        <Against
          key={before}
          before={before}
          change={changeOf(tile, measured(now), measured(at(before)), [now, at(before)])}
        />
      ))}
    >
      <Sparkline values={months.map((each) => at(each)?.value ?? null)} />
    </Figure>
  )
}

function Against({ before, change }: { readonly before: string; readonly change: Measured | null }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (change === null) return null
  return (
    <span className="tile-change">
      <Change of={change} better="up" compact />{' '}
      {t('metrics.against', { month: formatMonth(language, before, 'short') })}
    </span>
  )
}

// Ratios of few customers have no arrow.
function changeOf(
  tile: Tile,
  now: Measured,
  before: Measured,
  points: readonly (Point | undefined)[],
): Measured | null {
  if (now.unit === 'ratio' && points.some((point) => (point?.units ?? 0) < fewCustomers)) return null
  if (!tile.changesByMoney) return changeBetween(now, before)
  if (now.value == null || before.value == null) return null
  return { ...now, value: sumOf([now.value, negated(before.value)]) }
}
