import { type ReactNode, startTransition, useOptimistic, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMonth } from '../../format/dates.js'
import { forDrawing } from '../../format/exact.js'
import { formatCompact, formatMark } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { offerPicture } from '../../parts/chart/offer-picture.js'
import { useWidth } from '../../parts/use-width.js'
import type { BridgeRow } from './bridge-maths.js'
import { axisMarks, scaleOf } from './chart-scale.js'
import { isUnfinished } from './question.js'

type Props = {
  readonly bridge: { readonly currency: string; readonly rows: readonly BridgeRow[] }
  readonly today: string
  /** What the chart says, in one sentence. */
  readonly summary: ReactNode
  /** What the line over the movements is. */
  readonly lineTitle: string
  /** Without its ending: what the picture is called. */
  readonly fileName: string
  readonly isShown: boolean
  /** Keeps it in the address, which draws the whole screen anew. */
  readonly onShow: (isShown: boolean) => Promise<void>
}

const series = ['new', 'reactivation', 'expansion', 'contraction', 'churn', 'other'] as const
type Series = (typeof series)[number]

/** Closing above, movements below: gains over the line, losses under it. */
export function BridgeChart(props: Props) {
  const { t } = useTranslation()
  const place = useRef<HTMLElement>(null)
  const picture = () => {
    const svg = place.current?.querySelector('svg')
    if (svg) void offerPicture(svg, `${props.fileName}.png`)
  }
  const [isShown, showNow] = useOptimistic(props.isShown)
  const show = () =>
    startTransition(async () => {
      showNow(!isShown)
      await props.onShow(!isShown)
    })
  const shown = series.filter((name) => props.bridge.rows.some((row) => flowOf(row, name) !== 0))
  return (
    <figure className="panel panel-body stack-tight" ref={place}>
      <div className="cluster">
        <figcaption>
          <h2>{t('chart.title')}</h2>
        </figcaption>
        <button type="button" className="button" data-size="small" aria-expanded={isShown} onClick={show}>
          {isShown ? t('chart.hide') : t('chart.show')}
        </button>
        {isShown && (
          <button type="button" className="button" data-size="small" onClick={picture}>
            <span className="visually-hidden">{t('drawing.download')} </span>
            {t('drawing.png')}
          </button>
        )}
      </div>
      <p className="muted">{props.summary}</p>
      {isShown && props.bridge.rows.some((row) => row.closing !== null) && (
        <>
          <Drawing {...props} />
          <ul className="legend">
            {shown.map((name) => (
              <li key={name} className="kind" data-kind={name}>
                {name === 'other' ? t('chart.other') : t(`columns.${name}`)}
              </li>
            ))}
          </ul>
        </>
      )}
    </figure>
  )
}

const size = { left: 56, right: 8, closingTop: 20, closingBottom: 96, flowTop: 124, flowBottom: 300, height: 326 }

function Drawing({ bridge, today, lineTitle }: Props) {
  const { t } = useTranslation()
  const { place, width } = useWidth<SVGSVGElement>()
  const rows = bridge.rows
  const step = Math.max((width - size.left - size.right) / Math.max(rows.length, 1), 1)
  const frame = { rows, today, width, step, lineTitle, currency: bridge.currency }
  return (
    <svg
      ref={place}
      className="chart"
      height={size.height}
      viewBox={`0 0 ${Math.max(width, 1)} ${size.height}`}
      role="img"
      aria-label={t('chart.title')}
    >
      <defs>
        <pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse">
          <rect width="5" height="5" data-series="expansion" />
          <circle cx="2.5" cy="2.5" r="1.3" fill="var(--bg)" />
        </pattern>
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="2" height="6" fill="var(--line)" />
        </pattern>
      </defs>
      {width > 0 && (
        <>
          <Unfinished {...frame} />
          <ClosingLine {...frame} />
          <Flows {...frame} />
          <MonthMarks {...frame} />
        </>
      )}
    </svg>
  )
}

type Frame = {
  readonly rows: readonly BridgeRow[]
  readonly today: string
  readonly width: number
  readonly step: number
  readonly lineTitle: string
  readonly currency: string
}

const centre = (index: number, step: number) => size.left + step * (index + 0.5)

function Unfinished({ rows, today, step }: Frame) {
  return rows.map((row, index) =>
    isUnfinished(row.month, today) ? (
      <rect
        key={row.month}
        x={size.left + step * index}
        y={size.closingTop}
        width={step}
        height={size.flowBottom - size.closingTop}
        fill="url(#hatch)"
      />
    ) : null,
  )
}

function ClosingLine({ rows, width, step, lineTitle, currency }: Frame) {
  const language = useLanguage()
  const values = rows.map((row) => forDrawing(row.closing))
  const marks = axisMarks(Math.min(...values), Math.max(...values), 2)
  const y = scaleOf(marks, size.closingTop, size.closingBottom)
  const points = rows.flatMap((row, index) =>
    row.closing === null ? [] : [`${centre(index, step)},${y(forDrawing(row.closing))}`],
  )
  return (
    <g>
      <text x={size.left} y={10}>
        {lineTitle}
      </text>
      <Grid marks={marks} y={y} width={width} />
      <polyline className="closing" points={points.join(' ')} />
      {rows.map((row, index) =>
        row.closing === null ? null : (
          <circle
            key={row.month}
            className="closing-dot"
            cx={centre(index, step)}
            cy={y(forDrawing(row.closing))}
            r={3}
          >
            <title>{`${formatMonth(language, row.month)}: ${formatCompact(language, row.closing, currency)}`}</title>
          </circle>
        ),
      )}
    </g>
  )
}

function Flows({ rows, width, step, currency }: Frame) {
  const { t } = useTranslation()
  const stacks = rows.map((row) => stackOf(row))
  const marks = axisMarks(
    Math.min(0, ...stacks.map((stack) => stack.low)),
    Math.max(0, ...stacks.map((stack) => stack.high)),
    5,
  )
  const y = scaleOf(marks, size.flowTop, size.flowBottom)
  const bar = Math.min(Math.max(step * 0.62, 2), 44)
  return (
    <g>
      <text x={size.left} y={size.flowTop - 12}>
        {t('chart.movements')}
      </text>
      <Grid marks={marks} y={y} width={width} />
      {rows.map((row, index) => (
        <Bars
          key={row.month}
          row={row}
          parts={stacks[index]?.parts ?? []}
          x={centre(index, step) - bar / 2}
          bar={bar}
          y={y}
          currency={currency}
        />
      ))}
      <line className="axis" x1={size.left} x2={width - size.right} y1={y(0)} y2={y(0)} />
    </g>
  )
}

type BarsProps = {
  row: BridgeRow
  parts: readonly Part[]
  x: number
  bar: number
  y: (value: number) => number
  currency: string
}

function Bars({ row, parts, x, bar, y, currency }: BarsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return parts.map((part) => {
    const title = part.name === 'other' ? t('chart.other') : t(`columns.${part.name}`)
    const written = formatCompact(language, String(part.to - part.from), currency)
    return (
      <rect
        key={part.name}
        data-series={part.name === 'reactivation' ? undefined : part.name}
        fill={part.name === 'reactivation' ? 'url(#dots)' : undefined}
        x={x}
        width={bar}
        y={Math.min(y(part.from), y(part.to))}
        height={Math.max(Math.abs(y(part.from) - y(part.to)) - 0.75, 0.75)}
      >
        <title>{`${formatMonth(language, row.month)}, ${title}: ${written}`}</title>
      </rect>
    )
  })
}

function Grid({ marks, y, width }: { marks: readonly number[]; y: (value: number) => number; width: number }) {
  const language = useLanguage()
  return marks.map((mark) => (
    <g key={mark}>
      <line className="grid" x1={size.left} x2={width - size.right} y1={y(mark)} y2={y(mark)} />
      <text x={size.left - 8} y={y(mark) + 4} textAnchor="end">
        {formatMark(language, mark)}
      </text>
    </g>
  ))
}

function MonthMarks({ rows, step }: Frame) {
  const language = useLanguage()
  const every = Math.max(1, Math.ceil(64 / step))
  return rows.map((row, index) =>
    index % every === 0 ? (
      <text key={row.month} x={centre(index, step)} y={size.height - 8} textAnchor="middle">
        {formatMonth(language, row.month, 'short')}
      </text>
    ) : null,
  )
}

type Part = { readonly name: Series; readonly from: number; readonly to: number }

/** Gains stacked up from zero, losses down from it, in the order of the series. */
function stackOf(row: BridgeRow): { parts: Part[]; low: number; high: number } {
  const parts: Part[] = []
  let [low, high] = [0, 0]
  for (const name of series) {
    const value = flowOf(row, name)
    if (value > 0) {
      parts.push({ name, from: high, to: high + value })
      high += value
    } else if (value < 0) {
      parts.push({ name, from: low, to: low + value })
      low += value
    }
  }
  return { parts, low, high }
}

function flowOf(row: BridgeRow, name: Series): number {
  if (name !== 'other') return forDrawing(row[name] ?? null)
  return forDrawing(row.fx ?? null) + forDrawing(row.unexplained ?? null) + forDrawing(row.restated ?? null)
}
