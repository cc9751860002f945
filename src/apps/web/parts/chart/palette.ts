import type { ChartData, SeriesColour } from './chart-data.js'

type Ground = 'bg' | 'text' | 'muted' | 'line' | 'control'

/** The colours of the tokens as they are on the screen now. */
export type ChartPalette = Readonly<Record<Ground | SeriesColour, string>> & { readonly font: string }

const grounds: readonly Ground[] = ['bg', 'text', 'muted', 'line', 'control']

/** Reads the tokens that a chart needs where it stands, so that theme and print hold for it too. */
export function readPalette(place: Element, data: ChartData): ChartPalette {
  const probe = document.createElement('span')
  place.append(probe)
  const colours = [...grounds, ...data.series.map((series) => series.colour)].map((token) => {
    probe.style.color = `var(--${token})`
    return [token, getComputedStyle(probe).color]
  })
  const font = getComputedStyle(probe).fontFamily
  probe.remove()
  return { ...Object.fromEntries(colours), font } as ChartPalette
}
