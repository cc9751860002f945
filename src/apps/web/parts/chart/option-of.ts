import type { EChartsCoreOption } from 'echarts/core'
import { forDrawing } from '../../format/exact.js'
import type { ChartData, ChartSeries } from './chart-data.js'
import { inkOf } from './ink.js'
import { tipOf } from './tip-of.js'

type Frame = {
  readonly font: string
  readonly width: number
  readonly unfinished: string
}

const symbols = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'arrow']
const dashes = ['solid', [7, 3], [2, 3], [9, 3, 2, 3], [4, 4], [12, 3]] as const
const labelRoom = 104
const narrow = 480

/** A chart as ECharts takes it: lines differ by colour, dash and marker, and are named at their ends. */
export function optionOf(data: ChartData, frame: Frame): EChartsCoreOption {
  const { font, width } = frame
  const text = { color: inkOf('muted'), fontFamily: font, fontSize: 11 }
  const lines = data.series.filter((series) => series.kind === 'line')
  const room = lines.length > 0 && width > narrow ? labelRoom : 12
  return {
    animation: false,
    textStyle: { fontFamily: font },
    grid: { left: 4, right: room, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: 'axis',
      confine: true,
      transitionDuration: 0,
      backgroundColor: inkOf('bg'),
      borderColor: inkOf('control'),
      textStyle: { color: inkOf('text'), fontFamily: font, fontSize: 12 },
      formatter: tipOf(data, frame.unfinished),
    },
    xAxis: {
      type: 'category',
      data: data.points,
      axisLabel: { ...text, hideOverlap: true },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: inkOf('control') } },
    },
    yAxis: {
      type: 'value',
      scale: data.fromZero === false,
      axisLabel: { ...text, formatter: data.mark },
      splitLine: { lineStyle: { color: inkOf('line') } },
    },
    series: data.series.flatMap((series, index) => drawn(series, { data, font, rank: index, room })),
  }
}

type Drawn = { readonly data: ChartData; readonly font: string; readonly rank: number; readonly room: number }

function drawn(series: ChartSeries, given: Drawn): object[] {
  const shown = series.kind === 'line' ? lineOf(series, given) : [barOf(series, given)]
  const [first] = shown
  if (given.rank === 0 && given.data.reference && first) Object.assign(first, { markLine: referenceOf(given) })
  return shown
}

// The part that is not over is a line of its own, dashed, from the last finished point on.
function lineOf(series: ChartSeries, given: Drawn): object[] {
  const { data, rank } = given
  const values = series.values.map((value) => (value === null ? null : forDrawing(value)))
  const isOpen = (index: number) => data.unfinished?.[index] ?? false
  const open = values.map((value, index) => (isOpen(index) || isOpen(index + 1) ? value : null))
  const base = lineLook(series, given)
  const finished = { ...base, data: values.map((value, index) => (isOpen(index) ? null : value)) }
  if (!data.unfinished?.some(Boolean)) return [{ ...finished, ...endLabel(series, given) }]
  const dashed = { ...base.lineStyle, type: [3, 4] }
  return [
    finished,
    { ...base, id: `${rank}-open`, data: open, lineStyle: dashed, symbolSize: 6, ...endLabel(series, given) },
  ]
}

function lineLook(series: ChartSeries, { rank, data }: Drawn) {
  const colour = inkOf(series.colour)
  const isPlan = series.look === 'plan'
  return {
    id: String(rank),
    type: 'line' as const,
    name: series.name,
    color: colour,
    symbol: symbols[rank % symbols.length],
    symbolSize: data.points.length > 36 ? 3 : 6,
    showAllSymbol: data.points.length <= 36,
    connectNulls: false,
    lineStyle: {
      color: colour,
      width: isPlan ? 1.5 : 2,
      type: isPlan ? [4, 3] : dashes[rank % dashes.length],
      opacity: series.look === 'last-year' ? 0.55 : 1,
    },
    itemStyle: { color: isPlan ? inkOf('bg') : colour, borderColor: colour },
    emphasis: { disabled: true },
  }
}

function endLabel(series: ChartSeries, { font, room }: Drawn): object {
  if (room < labelRoom) return {}
  return {
    endLabel: {
      show: true,
      formatter: series.name,
      color: inkOf('text'),
      fontFamily: font,
      fontSize: 11,
      width: labelRoom - 12,
      overflow: 'truncate',
    },
    labelLayout: { moveOverlap: 'shiftY' },
  }
}

function barOf(series: ChartSeries, { data, rank }: Drawn): object {
  const colour = inkOf(series.colour)
  const isHatched = (index: number) => series.look === 'forecast' || (data.unfinished?.[index] ?? false)
  return {
    id: String(rank),
    type: 'bar',
    name: series.name,
    stack: series.stack,
    color: colour,
    barMaxWidth: 44,
    emphasis: { disabled: true },
    data: series.values.map((value, index) => ({
      value: value === null ? null : forDrawing(value),
      // A bar of nothing would leave its border on the axis.
      itemStyle: isNothing(value)
        ? undefined
        : barLook(series, { colour, ground: inkOf('bg'), isHatched: isHatched(index) }),
    })),
  }
}

// Hatched by light stripes over the colour: the SVG renderer draws decals as patterns.
function barLook(series: ChartSeries, how: { colour: string; ground: string; isHatched: boolean }): object {
  if (series.look === 'plan') return { color: 'transparent', borderColor: how.colour, borderWidth: 1.5 }
  const look = {
    color: how.colour,
    opacity: series.look === 'last-year' ? 0.55 : 1,
    borderColor: how.ground,
    borderWidth: 0.75,
  }
  if (!how.isHatched) return look
  return {
    ...look,
    decal: { symbol: 'rect', color: how.ground, dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -Math.PI / 4 },
  }
}

function referenceOf({ data }: Drawn): object {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: inkOf('muted'), type: 'solid', width: 1 },
    label: { formatter: data.reference?.name, position: 'insideStartTop', color: inkOf('muted'), fontSize: 11 },
    data: [{ yAxis: data.reference?.value }],
  }
}

function isNothing(value: string | null): boolean {
  return value === null || forDrawing(value) === 0
}
