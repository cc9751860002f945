import { memo, useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../format/dates.js'
import { hasDecimals } from '../../format/exact.js'
import { formatCount } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { AccountLink } from '../../parts/account-link.js'
import { Amount, Kind } from '../../parts/amount.js'
import type { MovementRow } from './movement-row.js'
import { useCause } from './use-cause.js'

type Props = {
  readonly workspace: string
  readonly rows: readonly MovementRow[]
  readonly total: string
  readonly currency: string
  readonly count: number
  readonly open: number | undefined
  readonly onOpen: (row: number | undefined) => void
  readonly more: { readonly isComing: boolean; readonly ask: () => void } | undefined
}

/** Movements by day. The first cell opens the detail. */
export function MovementTable(props: Props) {
  const { t } = useTranslation()
  const whole = !hasDecimals([...props.rows.map((row) => row.amount), props.total])
  const language = useLanguage()
  const shown = formatCount(language, props.rows.length)
  const latest = useRef(props.onOpen)
  useEffect(() => {
    latest.current = props.onOpen
  })
  const open = useCallback((row: number | undefined) => latest.current(row), [])
  return (
    <div className="stack">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="table-scroll" tabIndex={0} aria-label={t('movements.title')}>
        <table className="table" data-dense="true" data-testid="movements">
          <caption>
            {t('movements.caption', {
              shown,
              count: props.count,
              written: formatCount(language, props.count),
              currency: props.currency,
            })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('movements.day')}</th>
              <th scope="col">{t('movements.account')}</th>
              <th scope="col">{t('movements.kind')}</th>
              <th scope="col">{t('movements.product')}</th>
              <th scope="col">{t('movements.unit')}</th>
              <th scope="col" className="number">
                {t('movements.amount')}
              </th>
              <th scope="col" className="in-detail">
                {t('movements.cause')}
              </th>
              <th scope="col" className="in-detail">
                {t('movements.source')}
              </th>
            </tr>
          </thead>
          <tbody>
            {props.rows.map((row, index) => (
              <Row
                // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows at its end.
                key={index}
                workspace={props.workspace}
                row={row}
                index={index}
                whole={whole}
                isOpen={props.open === index}
                onOpen={open}
              />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={5}>
                {t('movements.total')}
              </th>
              <td className="number" data-testid="movements-total">
                <Amount value={props.total} sign="always" whole={whole} />
              </td>
              <td colSpan={2} className="in-detail" />
            </tr>
          </tfoot>
        </table>
      </section>
      {props.more && (
        <div>
          <button type="button" className="button" onClick={props.more.ask} disabled={props.more.isComing}>
            {props.more.isComing ? t('states.loading') : t('states.more')}
          </button>
        </div>
      )}
    </div>
  )
}

type RowProps = Pick<Props, 'workspace' | 'onOpen'> & {
  readonly row: MovementRow
  readonly index: number
  readonly whole: boolean
  readonly isOpen: boolean
}

// Opening one draws two rows again, not all of them.
const Row = memo(function Row({ workspace, row, index, whole, isOpen, onOpen }: RowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const cause = useCause()
  return (
    <tr data-selected={isOpen}>
      <th scope="row" className="nowrap">
        <button
          type="button"
          className="row-button"
          aria-expanded={isOpen}
          onClick={() => onOpen(isOpen ? undefined : index)}
        >
          {formatDay(language, row.day)}
          <span className="visually-hidden"> · {t('movements.openDetail')}</span>
        </button>
      </th>
      <td className="name">
        <AccountLink workspace={workspace} account={row.account}>
          {row.accountName}
        </AccountLink>
      </td>
      <td>
        <Kind kind={row.kind}>
          {t(`columns.${row.kind}`)}
          {row.part && <span className="muted"> · {t(`parts.${row.part}`)}</span>}
        </Kind>
      </td>
      <td>{row.product ?? <span className="zero">—</span>}</td>
      <td>{row.unit ?? <span className="zero">—</span>}</td>
      <td className="number">
        <Amount value={row.amount} sign="always" whole={whole} />
      </td>
      <td className="name in-detail">{cause(row)}</td>
      <td className="nowrap in-detail">
        {row.file ? t('movements.fileRow', { file: row.file, row: row.row }) : <span className="zero">—</span>}
      </td>
    </tr>
  )
})
