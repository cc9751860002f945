import type { ChartData } from './chart-data.js'

/** The tip at a point: built from elements and plain text, so that no name can become markup. */
export function tipOf(data: ChartData, unfinished: string): (shown: unknown) => HTMLElement {
  return (shown) => {
    const first = (Array.isArray(shown) ? shown[0] : shown) as { readonly dataIndex: number } | undefined
    const at = first?.dataIndex ?? 0
    const tip = element('div')
    tip.className = 'chart-tip'
    const title = data.points[at] ?? ''
    tip.append(element('strong', data.unfinished?.[at] ? `${title} (${unfinished})` : title))
    for (const series of data.series) {
      const value = series.values[at]
      if (value != null) tip.append(element('span', series.name), element('b', data.write(value)))
    }
    return tip
  }
}

function element(tag: 'div' | 'strong' | 'span' | 'b', text = ''): HTMLElement {
  const made = document.createElement(tag)
  made.textContent = text
  return made
}
