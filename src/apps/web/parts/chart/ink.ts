import type { SeriesColour } from './chart-data.js'

type Ground = 'bg' | 'text' | 'muted' | 'line' | 'control'

/**
 * How a drawing names the tokens. It keeps the names and no colours, so that another theme, and paper, which is always
 * light, colour it anew without drawing it again.
 */
export function inkOf(token: Ground | SeriesColour): string {
  return `var(--${token})`
}
