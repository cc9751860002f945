import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, type Output, useAsk } from '../../../api/client.js'
import { formatDay } from '../../../format/dates.js'
import { hasDecimals } from '../../../format/exact.js'
import { useLanguage } from '../../../i18n/language.js'
import { Amount, Kind } from '../../../parts/amount.js'
import { Answer, Skeleton } from '../../../parts/states.js'
import { MovementDetail } from '../../movements/movement-detail.js'
import type { MovementRow } from '../../movements/movement-row.js'
import { useCause } from '../../movements/use-cause.js'
import { useProductNames } from '../record/ask-account.js'
import { isIn, type Opened, OpenedNumber } from './opened-number.js'
import { withBalance } from './running-balance.js'

const pageSize = 5000

type Props = {
  readonly workspace: string
  readonly account: string
  /** The number that was opened: what moved after a day and until another. */
  readonly opened: Opened | undefined
  readonly onShowAll: () => void
}

/** The ledger of an account: every movement by day, with the ARR after it. */
export function AccountLedger({ workspace, account, opened, onShowAll }: Props) {
  const { t } = useTranslation()
  const state = useAsk('ledger.state', { workspace })
  const place = useRef<HTMLElement>(null)
  const isOpened = opened !== undefined
  useEffect(() => {
    if (isOpened) place.current?.scrollIntoView({ block: 'start' })
  }, [isOpened])
  return (
    <section ref={place} className="stack-tight">
      <h2>{t('ledger.title')}</h2>
      <Answer of={state} waiting={<Skeleton lines={4} />}>
        {({ firstMonth, lastMonth, today }) =>
          firstMonth && lastMonth ? (
            <Movements {...{ workspace, account, today, opened, onShowAll }} from={firstMonth} to={lastMonth} />
          ) : (
            <p className="muted">{t('ledger.none')}</p>
          )
        }
      </Answer>
    </section>
  )
}

type LedgerQuestion = { workspace: string; account: string; from: string; to: string }

type Shown = Pick<Props, 'opened' | 'onShowAll'> & { readonly today: string }

function Movements({ today, opened, onShowAll, ...props }: LedgerQuestion & Shown) {
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
            {opened && <OpenedNumber rows={rows} opened={opened} currency={currency} onShowAll={onShowAll} />}
            <LedgerTable workspace={props.workspace} account={props.account} {...{ rows, currency, today, opened }} />
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

type TableProps = {
  workspace: string
  account: string
  rows: readonly MovementRow[]
  currency: string
  today: string
  opened: Opened | undefined
}

function LedgerTable({ workspace, account, rows, currency, today, opened: number }: TableProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<number>()
  const opened = open === undefined ? undefined : rows[open]
  const balanced = withBalance(rows)
  const names = useProductNames({ workspace, account })
  const whole = !hasDecimals(rows.map((row) => row.amount))
  const past = rows.filter((row) => row.day <= today).length
  const rowAt = ({ row, balance }: (typeof balanced)[number], index: number) =>
    number && !isIn(row, number) ? null : (
      <LedgerRow
        key={index}
        row={row}
        product={row.product && (names.get(row.product) ?? row.product)}
        balance={balance}
        whole={whole}
        today={today}
        isOpen={open === index}
        onOpen={() => setOpen(open === index ? undefined : index)}
      />
    )
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
            {balanced.slice(0, past).map(rowAt)}
            {!number && <TodayRow today={today} balance={balanced[past - 1]?.balance ?? '0'} whole={whole} />}
            {balanced.slice(past).map(({ row, balance }, index) => rowAt({ row, balance }, past + index))}
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

function TodayRow({ today, balance, whole }: { today: string; balance: string; whole: boolean }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <tr className="ledger-today">
      <th scope="row" colSpan={4}>
        {t('ledger.today', { day: formatDay(language, today) })}
      </th>
      <td className="number">
        <strong>
          <Amount value={balance} whole={whole} />
        </strong>
      </td>
      <td colSpan={2} />
    </tr>
  )
}

type RowProps = {
  row: MovementRow
  product: string | null
  balance: string
  whole: boolean
  today: string
  isOpen: boolean
  onOpen: () => void
}

function LedgerRow({ row, product, balance, whole, today, isOpen, onOpen }: RowProps) {
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
      <td>{product ?? <span className="zero">—</span>}</td>
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
