import { type CSSProperties, lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { csvOf, offerFile } from '../../format/csv.js'
import { SegmentsField } from '../fields.js'
import type { ChartData, ChartSeries } from './chart-data.js'
import { ChartTable } from './chart-table.js'
import { offerPicture } from './offer-picture.js'

type Props = {
  readonly title: string
  /** What the chart says, in one sentence. */
  readonly summary: ReactNode
  /** What a point is: month, age … */
  readonly pointTitle: string
  readonly data: ChartData
  /** Without its ending: what downloads are called. */
  readonly fileName: string
  readonly height?: number
}

const Drawing = lazy(() => import('./drawing.js').then((module) => ({ default: module.Drawing })))
const usualHeight = 280

/** A drawing with its sentence, the same as a table, and both as files. */
export function Chart(props: Props) {
  const { t } = useTranslation()
  const [shownAs, setShownAs] = useState<'chart' | 'table'>('chart')
  const place = useRef<HTMLDivElement>(null)
  const height = props.height ?? usualHeight
  const { points, series } = props.data
  const csv = () =>
    csvOf([
      [props.pointTitle, ...series.map((each) => each.name)],
      ...points.map((point, index) => [point, ...series.map((each) => each.values[index] ?? null)]),
    ])
  const picture = () => {
    const svg = place.current?.querySelector('svg')
    if (svg) void offerPicture(svg, `${props.fileName}.png`)
  }
  return (
    <figure className="panel panel-body stack-tight">
      <div className="drawing-head">
        <figcaption>
          <h2>{props.title}</h2>
        </figcaption>
        <div className="cluster">
          <SegmentsField
            label={t('drawing.shownAs')}
            isLabelHidden
            value={shownAs}
            options={[
              { value: 'chart', label: t('drawing.asChart') },
              { value: 'table', label: t('drawing.asTable') },
            ]}
            onChange={(value) => setShownAs(value === 'table' ? 'table' : 'chart')}
          />
          <FileButton name={t('drawing.csv')} onGet={() => offerFile(`${props.fileName}.csv`, csv())} />
          {shownAs === 'chart' && <FileButton name={t('drawing.png')} onGet={picture} />}
        </div>
      </div>
      <p className="muted">{props.summary}</p>
      {shownAs === 'table' ? (
        <ChartTable title={props.title} pointTitle={props.pointTitle} data={props.data} />
      ) : (
        <div ref={place} className="drawing stack-tight">
          <Suspense fallback={<div className="skeleton" style={{ height }} />}>
            <Drawing title={props.title} data={props.data} height={height} />
          </Suspense>
          <Legend series={series} />
        </div>
      )}
    </figure>
  )
}

function Legend({ series }: { series: readonly ChartSeries[] }) {
  const kind = series.some((each) => each.kind === 'bar') ? 'bar' : 'line'
  if (series.length < 2) return null
  return (
    <ul className="legend" data-kind={kind}>
      {series.map((each) => (
        <li key={each.name} className="swatch" style={{ '--swatch': `var(--${each.colour})` } as CSSProperties}>
          {each.name}
        </li>
      ))}
    </ul>
  )
}

function FileButton({ name, onGet }: { name: string; onGet: () => void }) {
  const { t } = useTranslation()
  return (
    <button type="button" className="button" data-size="small" onClick={onGet}>
      <span className="visually-hidden">{t('drawing.download')} </span>
      {name}
    </button>
  )
}
