import { type KeyboardEvent, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'
import { MendCell } from './mend-cell.js'
import { type Edits, namesOf, type Reads, type RefusedRow, reasonsOf, withEdit } from './refused-row.js'

type Props = {
  readonly label: string
  readonly columns: readonly string[]
  readonly rows: readonly RefusedRow[]
  readonly reads: Reads
  readonly edits: Edits
  readonly onEdit: (edits: Edits) => void
}

/** Refused rows to correct: what is wrong stands first, with the reason under it. Arrow keys reach every cell. */
export function MendGrid({ label, columns, rows, reads, edits, onEdit }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const names = useMemo(() => namesOf(columns), [columns])
  const reasons = useMemo(() => rows.map((row) => reasonsOf(row, names, reads)), [rows, names, reads])
  const order = useMemo(() => {
    const isWrong = names.map((name) => reasons.some(({ byColumn }) => byColumn.has(name)))
    return [...names.keys()].sort((a, b) => Number(isWrong[b]) - Number(isWrong[a]) || a - b)
  }, [names, reasons])
  return (
    <>
      <p className="small muted">{t('mend.keys')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="table-scroll grid-scroll" tabIndex={0} aria-label={label} onKeyDown={moveFocus}>
        <table className="table mend-grid" data-testid="refused">
          <thead>
            <tr>
              <th scope="col">{t('refused.row')}</th>
              {order.map((at) => (
                <th scope="col" key={at}>
                  <code>{columns[at]}</code>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={row.row} data-row={row.row}>
                <th scope="row" className="figures">
                  {formatCount(language, row.row)}
                  {reasons[index]?.ofRow.map((reason) => (
                    <div key={reason} className="reason small">
                      {reason}
                    </div>
                  ))}
                </th>
                {order.map((at) => {
                  const column = names[at] ?? ''
                  const refused = row.cells[at] ?? ''
                  return (
                    <td key={at}>
                      <MendCell
                        label={t('mend.cell', { column, row: row.row })}
                        refused={refused}
                        value={edits[row.row]?.[column] ?? refused}
                        reasons={reasons[index]?.byColumn.get(column) ?? []}
                        onSave={(value) => onEdit(withEdit(edits, row.row, column, value))}
                      />
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

function moveFocus(event: KeyboardEvent): void {
  const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key]
  const from = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]')
  const cell = from?.closest('td')
  const row = cell?.closest('tr')
  if (!step || !cell || !row) return
  const [down = 0, right = 0] = step
  const beside = row.parentElement?.children[row.rowIndex - 1 + down]?.children[cell.cellIndex + right]
  const next = beside?.querySelector<HTMLElement>('[data-cell]')
  if (!next) return
  event.preventDefault()
  next.focus()
}
