import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWidth } from '../use-width.js'
import type { ChartData } from './chart-data.js'
import { type ECharts, startDrawing } from './echarts.js'
import { optionOf } from './option-of.js'

type Props = { readonly title: string; readonly data: ChartData; readonly height: number }

/** The drawing itself. Arrow keys go from point to point and read it aloud. */
export function Drawing({ title, data, height }: Props) {
  const { t } = useTranslation()
  const { place, width } = useWidth<HTMLElement>()
  const chart = useRef<ECharts>(null)
  const [at, setAt] = useState<number>()
  useEffect(() => {
    if (!place.current || width === 0) return
    chart.current ??= startDrawing(place.current, null, { renderer: 'svg' })
    chart.current.resize({ width, height })
  }, [place, width, height])
  useEffect(() => {
    if (!place.current || width === 0) return
    const font = getComputedStyle(place.current).fontFamily
    chart.current?.setOption(optionOf(data, { font, width, unfinished: t('drawing.unfinished') }), true)
    // Paper is of another width than the window, and nothing draws anew for it.
    place.current.querySelector('svg')?.setAttribute('viewBox', `0 0 ${width} ${height}`)
  }, [place, data, width, height, t])
  useEffect(() => () => chart.current?.dispose(), [])
  const go = (event: KeyboardEvent) => {
    const last = data.points.length - 1
    const from = at ?? last + 1
    const to = { ArrowRight: Math.min(from + 1, last), ArrowLeft: Math.max(from - 1, 0), Home: 0, End: last }[event.key]
    if (to === undefined) return
    event.preventDefault()
    setAt(to)
    const x = chart.current?.convertToPixel({ xAxisIndex: 0 }, to)
    chart.current?.dispatchAction({ type: 'showTip', x, y: height / 2 })
  }
  const said = useMemo(() => (at === undefined ? '' : told(data, at, t('drawing.unfinished'))), [data, at, t])
  return (
    <>
      <section
        ref={place}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys read its points.
        tabIndex={0}
        className="drawing-place"
        aria-label={`${title}. ${t('drawing.keyboard')}`}
        style={{ height }}
        onKeyDown={go}
        onBlur={() => chart.current?.dispatchAction({ type: 'hideTip' })}
      />
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </>
  )
}

function told(data: ChartData, at: number, unfinished: string): string {
  const values = data.series.flatMap(({ name, values }) => {
    const value = values[at]
    return value == null ? [] : [`${name} ${data.write(value)}`]
  })
  return [data.points[at], ...(data.unfinished?.[at] ? [unfinished] : []), ...values].join(', ')
}
