import { forDrawing } from '../format/exact.js'

const height = 32

/** The shape of a series, without axes; the number beside it says the value, so it is left out for screen readers. */
export function Sparkline({ values }: { readonly values: readonly (string | null)[] }) {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ index, y: forDrawing(value) }]))
  const last = known[known.length - 1]
  if (known.length < 2 || !last) return null
  const low = Math.min(...known.map((point) => point.y))
  const range = Math.max(...known.map((point) => point.y)) - low || 1
  const y = (value: number) => height - 2 - ((value - low) / range) * (height - 4)
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${values.length - 1} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <polyline points={known.map((point) => `${point.index},${y(point.y)}`).join(' ')} />
    </svg>
  )
}
