import { useTranslation } from 'react-i18next'
import type { ChartData } from './chart-data.js'

/** The numbers of a chart as a table. */
export function ChartTable(props: { readonly title: string; readonly pointTitle: string; readonly data: ChartData }) {
  const { t } = useTranslation()
  const { points, series, unfinished, write } = props.data
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="table-scroll" tabIndex={0} aria-label={props.title}>
      <table className="table" data-dense="true">
        <caption className="visually-hidden">{props.title}</caption>
        <thead>
          <tr>
            <th scope="col" className="pinned">
              {props.pointTitle}
            </th>
            {series.map((each) => (
              <th key={each.name} scope="col" className="number">
                {each.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point, index) => (
            <tr key={point}>
              <th scope="row" className="pinned nowrap">
                {point}
                {unfinished?.[index] && <span className="muted small"> {t('drawing.unfinished')}</span>}
              </th>
              {series.map((each) => {
                const value = each.values[index] ?? null
                return (
                  <td key={each.name} className="number">
                    {value === null ? <span className="zero">—</span> : write(value)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
