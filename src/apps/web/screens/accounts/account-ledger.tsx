import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, type Output, useAsk } from '../../api/client.js'
import { formatDay } from '../../format/dates.js'
import { hasDecimals } from '../../format/exact.js'
import { useLanguage } from '../../i18n/language.js'
import { Amount, Kind } from '../../parts/amount.js'
import { Answer, Skeleton } from '../../parts/states.js'
import { MovementDetail } from '../movements/movement-detail.js'
import type { MovementRow } from '../movements/movement-row.js'
import { useCause } from '../movements/use-cause.js'
import { withBalance } from './running-balance.js'

const pageSize = 500

/** The ledger of an account: every movement by day, with the ARR after it. */
export function AccountLedger({ workspace, account }: { workspace: string; account: string }) {
  const { t } = useTranslation()
  const state = useAsk('ledger.state', { workspace })
  return (
    <section className="stack-tight">
      <h2>{t('ledger.title')}</h2>
      <Answer of={state} waiting={<Skeleton lines={4} />}>
        {({ firstMonth, lastMonth, today }) =>
          firstMonth && lastMonth ? (
            <Movements workspace={workspace} account={account} from={firstMonth} to={lastMonth} today={today} />
          ) : (
            <p className="muted">{t('ledger.none')}</p>
          )
        }
      </Answer>
    </section>
  )
}

type LedgerQuestion = { workspace: string; account: string; from: string; to: string }

function Movements({ today, ...props }: LedgerQuestion & { today: string }) {
  const { t } = useTranslation()
  const pages = useInfiniteQuery({
    queryKey: ['ledger.cell', props],
    queryFn: ({ pageParam, signal }) =>
      client.read('ledger.cell', { ...props, limit: pageSize, after: pageParam ?? undefined }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Output<'ledger.cell'>) => page.next,
  })
  const currency = pages.data?.pages[0]?.currency ?? ''
  return (
    <Answer of={{ data: pages.data, error: pages.error, refetch: pages.refetch }} waiting={<Skeleton lines={4} />}>
      {({ pages: read }) => {
        const rows = read.flatMap((page) => page.rows)
        if (rows.length === 0) return <p className="muted">{t('ledger.none')}</p>
        return (
          <>
            <LedgerTable workspace={props.workspace} rows={rows} currency={currency} today={today} />
            {pages.hasNextPage && (
              <div>
                <button
                  type="button"
                  className="button"
                  disabled={pages.isFetchingNextPage}
                  onClick={() => void pages.fetchNextPage()}
                >
                  {t('states.more')}
                </button>
              </div>
            )}
          </>
        )
      }}
    </Answer>
  )
}

type TableProps = { workspace: string; rows: readonly MovementRow[]; currency: string; today: string }

function LedgerTable({ workspace, rows, currency, today }: TableProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<number>()
  const opened = open === undefined ? undefined : rows[open]
  const balanced = withBalance(rows)
  const whole = !hasDecimals(rows.map((row) => row.amount))
  return (
    <div className="split" data-open={opened !== undefined}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="table-scroll" tabIndex={0} aria-label={t('ledger.title')}>
        <table className="table">
          <caption>{t('ledger.caption', { currency })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('movements.day')}</th>
              <th scope="col">{t('movements.kind')}</th>
              <th scope="col">{t('movements.product')}</th>
              <th scope="col" className="number">
                {t('movements.amount')}
              </th>
              <th scope="col" className="number">
                {t('ledger.balance')}
              </th>
              <th scope="col">{t('movements.cause')}</th>
              <th scope="col">{t('movements.line')}</th>
            </tr>
          </thead>
          <tbody>
            {balanced.map(({ row, balance }, index) => (
              <LedgerRow
                // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows at its end.
                key={index}
                row={row}
                balance={balance}
                whole={whole}
                today={today}
                isOpen={open === index}
                onOpen={() => setOpen(open === index ? undefined : index)}
              />
            ))}
          </tbody>
        </table>
      </section>
      {opened && (
        <MovementDetail
          key={open}
          workspace={workspace}
          movement={opened}
          currency={currency}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  )
}

type RowProps = {
  row: MovementRow
  balance: string
  whole: boolean
  today: string
  isOpen: boolean
  onOpen: () => void
}

function LedgerRow({ row, balance, whole, today, isOpen, onOpen }: RowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const cause = useCause()
  return (
    <tr data-selected={isOpen}>
      <th scope="row" className="nowrap">
        <button type="button" className="row-button" aria-expanded={isOpen} onClick={onOpen}>
          {formatDay(language, row.day)}
          <span className="visually-hidden"> · {t('movements.openDetail')}</span>
        </button>
        {row.day > today && <span className="muted small"> {t('revenue.aheadMark')}</span>}
      </th>
      <td>
        <Kind kind={row.kind}>
          {t(`columns.${row.kind}`)}
          {row.part && <span className="muted"> · {t(`parts.${row.part}`)}</span>}
        </Kind>
      </td>
      <td>{row.product ?? <span className="zero">—</span>}</td>
      <td className="number">
        <Amount value={row.amount} sign="always" whole={whole} />
      </td>
      <td className="number">
        <Amount value={balance} whole={whole} />
      </td>
      <td className="name">{cause(row)}</td>
      <td>{row.line ? <code>{row.line}</code> : <span className="zero">—</span>}</td>
    </tr>
  )
}
