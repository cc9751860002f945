import { useTranslation } from 'react-i18next'
import { formatDay } from '../../../format/dates.js'
import { isSame, sumOf } from '../../../format/exact.js'
import { formatAmount, formatCount } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'
import type { MovementRow } from '../../movements/movement-row.js'

/** A number of an account that was opened to its movements: those after a day and until another. */
export type Opened = {
  readonly after?: string
  readonly until: string
  /** The number itself, where the page knows it. */
  readonly amount: string | null | undefined
}

/** Whether a movement is one of those that make the number. */
export function isIn(row: MovementRow, { after, until }: Opened): boolean {
  return row.day <= until && (after === undefined || row.day > after)
}

/** The total of the movements behind a number, and that it equals the number. */
export function OpenedNumber(props: {
  readonly rows: readonly MovementRow[]
  readonly opened: Opened
  readonly currency: string
  readonly onShowAll: () => void
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { opened, currency } = props
  const rows = props.rows.filter((row) => isIn(row, opened))
  const total = sumOf(['0', ...rows.map((row) => row.amount)])
  const after = opened.after === undefined ? '' : formatDay(language, opened.after)
  const equals = opened.amount === null || opened.amount === undefined ? null : isSame(total, opened.amount)
  return (
    <p className="cluster" data-testid="opened-number">
      <strong className="figures">
        {formatAmount(language, total, { currency, sign: opened.after ? 'always' : undefined })}
      </strong>
      <span>
        {t(opened.after ? 'ledger.between' : 'ledger.until', {
          count: rows.length,
          written: formatCount(language, rows.length),
          after,
          until: formatDay(language, opened.until),
        })}
      </span>
      {equals !== null && (
        <span className="badge" data-tone={equals ? 'good' : 'off'}>
          {t(equals ? 'ledger.equals' : 'ledger.differs')}
        </span>
      )}
      <button type="button" className="button" data-size="small" onClick={props.onShowAll}>
        {t('ledger.showAll')}
      </button>
    </p>
  )
}
