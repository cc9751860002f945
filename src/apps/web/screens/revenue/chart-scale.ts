/** Round marks of an axis that cover 0 and all values: `[−50, 0, 50, 100]`. */
export function axisMarks(low: number, high: number, about: number): number[] {
  const span = Math.max(high, 0) - Math.min(low, 0) || 1
  const step = niceStep(span / about)
  const first = Math.floor(Math.min(low, 0) / step)
  const last = Math.ceil(Math.max(high, 0) / step)
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step)
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const times = rough / power
  return (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10) * power
}

/** A line through pixels: value at the first mark to `bottom`, at the last to `top`. */
export function scaleOf(marks: readonly number[], top: number, bottom: number): (value: number) => number {
  const low = marks[0] ?? 0
  const high = marks[marks.length - 1] ?? 1
  return (value) => bottom - ((value - low) / (high - low || 1)) * (bottom - top)
}
