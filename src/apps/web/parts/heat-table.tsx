import { useTranslation } from 'react-i18next'
import { formatPercent } from '../format/numbers.js'
import { useLanguage } from '../i18n/language.js'
import { CellLink } from './cell-link.js'

/** A cell: a ratio (1.0 is 100 %) of so many customers, and the way to its rows. */
export type HeatCell = {
  readonly ratio: string | null
  readonly customers: number
  readonly because?: string
  readonly href?: string
}

/** A row: its name, what stands beside it, and its cells by column; missing ones lie in the future. */
export type HeatRow = {
  readonly key: string
  readonly title: string
  readonly beside: readonly string[]
  readonly cells: readonly (HeatCell | undefined)[]
}

/** Where the colour changes, around 100 %: orange below, blue above. */
const steps = ['0.5', '0.7', '0.85', '0.97', '1.03', '1.15', '1.3', '1.5'].map(Number)
const few = 5

/** A table of ratios, coloured by how far they are from 100 %; each prints its value, few customers are greyed. */
export function HeatTable(props: {
  readonly label: string
  readonly caption: string
  readonly corner: string
  readonly beside: readonly string[]
  readonly columns: readonly string[]
  readonly rows: readonly HeatRow[]
}) {
  const { t } = useTranslation()
  return (
    <div className="stack-tight">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="table-scroll" tabIndex={0} aria-label={props.label}>
        <table className="table heat" data-dense="true">
          <caption>{props.caption}</caption>
          <thead>
            <tr>
              <th scope="col" className="pinned">
                {props.corner}
              </th>
              {[...props.beside, ...props.columns].map((title) => (
                <th key={title} scope="col" className="number">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {props.rows.map((row) => (
              <tr key={row.key}>
                <th scope="row" className="pinned nowrap">
                  {row.title}
                </th>
                {row.beside.map((text, index) => (
                  <td key={props.beside[index]} className="number heat-beside">
                    {text}
                  </td>
                ))}
                {props.columns.map((title, index) => (
                  <td key={title}>
                    <Cell cell={row.cells[index]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="legend">
        <span className="heat-cell" data-step="few">
          {t('drawing.few')}
        </span>
      </p>
    </div>
  )
}

function Cell({ cell }: { cell: HeatCell | undefined }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (!cell) return null
  const step = stepOf(cell)
  const written = cell.ratio === null ? t('states.notApplicable') : formatPercent(language, cell.ratio)
  const title = cell.ratio === null ? (cell.because ?? t('states.undefined')) : undefined
  return cell.href ? (
    <CellLink href={cell.href} className="heat-cell" data-step={step} title={title}>
      {written}
    </CellLink>
  ) : (
    <span className="heat-cell" data-step={step} title={title}>
      {written}
    </span>
  )
}

function stepOf({ ratio, customers }: HeatCell): string {
  if (ratio === null) return 'none'
  if (customers < few) return 'few'
  const value = Number(ratio)
  return String(steps.filter((limit) => value >= limit).length + 1)
}
