import { useTranslation } from 'react-i18next'
import { SelectField } from '../../../../parts/fields.js'
import type { Said } from '../draft.js'
import type { Inspection } from '../planned-entry.js'

type Props = { readonly seen: Inspection; readonly said: Said; readonly onSay: (changes: Said) => void }

const encodings = ['utf-8', 'windows-1250', 'windows-1252', 'iso-8859-1', 'iso-8859-2', 'utf-16le'] as const
const delimiters = [',', ';', 'tab', '|'] as const

/** How a file is written, in one line. What is not certain is asked at once; the rest is behind the line. */
export function HowRead({ seen, said, onSay }: Props) {
  const { t } = useTranslation()
  const isUnsure =
    seen.sheets.length > 1 ||
    seen.recordPaths.length > 1 ||
    (seen.kind !== 'json' && seen.headerRow !== 1) ||
    (seen.encoding !== null && !/^utf-?8|ascii/i.test(seen.encoding))
  const marks: Record<string, string> = { ',': t('wizard.marks.comma'), ';': t('wizard.marks.semicolon') }
  const mark = (text: string) => marks[text] ?? (text === '\t' || text === 'tab' ? t('wizard.marks.tab') : text)
  const told = [
    t(`wizard.kinds.${seen.kind}`),
    seen.encoding?.toUpperCase(),
    seen.delimiter === null ? undefined : mark(seen.delimiter),
    seen.kind === 'json'
      ? undefined
      : seen.headerRow === 0
        ? t('wizard.noHeader')
        : t('wizard.headerIn', { row: seen.headerRow }),
    t('wizard.columnCount', { count: seen.columns.length }),
  ]
  return (
    <details className="how-read" open={isUnsure}>
      <summary>
        <span className="muted">{told.filter((part) => part !== undefined).join(' · ')}</span>{' '}
        <span className="change-word">{t('wizard.change')}</span>
      </summary>
      <div className="stack">
        <div className="cluster read-options">
          {seen.sheets.length > 1 && (
            <SelectField
              label={t('wizard.sheet')}
              value={said.sheet ?? seen.sheets[0] ?? ''}
              options={seen.sheets.map(asIs)}
              onChange={(sheet) => onSay({ sheet })}
            />
          )}
          {seen.recordPaths.length > 1 && (
            <SelectField
              label={t('wizard.recordPath')}
              value={said.recordPath ?? seen.recordPaths[0] ?? ''}
              options={seen.recordPaths.map((path) => ({ value: path, label: path || '/' }))}
              onChange={(recordPath) => onSay({ recordPath })}
            />
          )}
          {seen.encoding !== null && (
            <SelectField
              label={t('wizard.encoding')}
              value={seen.encoding.toLowerCase()}
              options={[...new Set([seen.encoding.toLowerCase(), ...encodings])].map(asIs)}
              onChange={(encoding) => onSay({ encoding })}
            />
          )}
          {seen.delimiter !== null && (
            <SelectField
              label={t('wizard.delimiter')}
              value={seen.delimiter === '\t' ? 'tab' : seen.delimiter}
              options={delimiters.map((value) => ({ value, label: mark(value) }))}
              onChange={(delimiter) => onSay({ delimiter })}
            />
          )}
        </div>
        {seen.kind !== 'json' && <FirstRows seen={seen} said={said} onSay={onSay} />}
      </div>
    </details>
  )
}

const asIs = (value: string) => ({ value, label: value })

// The row with the names of the columns is chosen where it stands.
function FirstRows({ seen, onSay }: Props) {
  const { t } = useTranslation()
  const width = Math.max(0, ...seen.firstRows.map((cells) => cells.length))
  return (
    <>
      <p className="small muted">{t('wizard.firstRowsHint')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="table-scroll" tabIndex={0} aria-label={t('wizard.firstRows')}>
        <table className="table first-rows" data-dense="true">
          <caption className="visually-hidden">{t('wizard.firstRows')}</caption>
          <tbody>
            {seen.firstRows.map((cells, index) => {
              const row = index + 1
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a row of a file is its number.
                <tr key={index} data-selected={row === seen.headerRow}>
                  <th scope="row">
                    <button
                      type="button"
                      className="button"
                      data-size="small"
                      data-kind="quiet"
                      aria-pressed={row === seen.headerRow}
                      aria-label={t('wizard.headerHere', { row })}
                      onClick={() => onSay({ headerRow: row === seen.headerRow ? 0 : row })}
                    >
                      {row === seen.headerRow ? `${row} ▸` : row}
                    </button>
                  </th>
                  {Array.from({ length: width }, (_, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a column of a file is its place.
                    <td key={at} className="nowrap">
                      {cells[at]}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
    </>
  )
}
