import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Output, useAsk } from '../../../api/client.js'
import { formatDay, lastDayOf } from '../../../format/dates.js'
import { changeBetween } from '../../../format/measures.js'
import { decimalsOf } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'
import { Amount } from '../../../parts/amount.js'
import { SegmentsField } from '../../../parts/fields.js'
import { Figure, Figures, FiguresSkeleton } from '../../../parts/figure.js'
import { Answer, Empty, Skeleton } from '../../../parts/states.js'
import type { AccountSearch } from '../../../search/accounts-search.js'
import { type TabProps, useListed, useProductNames } from './ask-account.js'
import { SourceButton } from './source-button.js'

type Invoiced = Output<'invoices.lines'>

/** What was invoiced in twelve months, against the twelve before: repeat business where there is no contract. */
export function InvoicesTab({ workspace, account }: TabProps) {
  const listed = useListed(workspace, account)
  const { at } = useSearch({ from: '/w/$workspace/accounts/$account' })
  return (
    <Answer of={listed} waiting={<Skeleton lines={6} />}>
      {({ asOf, rows: [row] }) => (
        <Invoices
          workspace={workspace}
          account={account}
          at={at ? lastDayOf(at) : asOf}
          hasContract={row?.status === 'customer'}
        />
      )}
    </Answer>
  )
}

function Invoices({
  workspace,
  account,
  at,
  hasContract,
}: TabProps & { readonly at: string; readonly hasContract: boolean }) {
  const { t } = useTranslation()
  const search = useSearch({ from: '/w/$workspace/accounts/$account' })
  const { window = 'now', currency } = search
  const navigate = useNavigate({ from: '/w/$workspace/accounts/$account' })
  const now = useAsk('invoices.lines', { workspace, account, at, currency })
  const before = useAsk('invoices.lines', { workspace, account, at, currency, window: 'then' })
  const shown = window === 'then' ? before : now
  const go = (change: AccountSearch) =>
    void navigate({ search: { ...search, tab: 'invoices', ...change }, replace: true, resetScroll: false })
  const latest = useLatest(search.at)
  return (
    <div className="stack">
      <p className="muted prose">{t(hasContract ? 'invoices.besideContract' : 'invoices.withoutContract')}</p>
      {now.data && before.data ? (
        <Totals now={now.data} before={before.data} latest={latest} />
      ) : (
        !now.error && !before.error && <FiguresSkeleton count={2} height="8rem" />
      )}
      <div className="cluster window-choice">
        <SegmentsField
          label={t('invoices.window')}
          value={window}
          options={[
            { value: 'now', label: latest },
            { value: 'then', label: t('invoices.earlier') },
          ]}
          onChange={(value) => go({ window: value === 'then' ? 'then' : undefined })}
        />
        {search.at !== undefined && (
          <button type="button" className="button" onClick={() => go({ at: undefined })}>
            {t('invoices.upToToday')}
          </button>
        )}
      </div>
      <Answer of={shown} waiting={<Skeleton lines={6} />}>
        {(found) =>
          found.rows.length === 0 ? (
            <Empty title={t('invoices.none')}>{t('invoices.noneHint')}</Empty>
          ) : (
            <InvoiceTable workspace={workspace} account={account} invoiced={found} />
          )
        }
      </Answer>
    </div>
  )
}

/** What the later window is called: it ends today, unless a month was asked for. */
function useLatest(at: string | undefined): string {
  const { t } = useTranslation()
  const language = useLanguage()
  return at === undefined
    ? t('invoices.latest')
    : t('metrics.monthsTo', { count: 12, day: formatDay(language, lastDayOf(at)) })
}

type TotalsProps = { readonly now: Invoiced; readonly before: Invoiced; readonly latest: string }

function Totals({ now, before, latest }: TotalsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const money = ({ total, currency, because }: Invoiced) =>
    ({ value: total, unit: 'money', currency, because }) as const
  const days = ({ from, to }: Invoiced) => `${formatDay(language, from)} – ${formatDay(language, to)}`
  return (
    <Figures label={t('invoices.totals')}>
      <Figure
        name={latest}
        of={money(now)}
        change={changeBetween(money(now), money(before))}
        better="up"
        note={days(now)}
      />
      <Figure name={t('invoices.earlier')} of={money(before)} note={days(before)} />
    </Figures>
  )
}

function InvoiceTable({ invoiced, ...of }: TabProps & { readonly invoiced: Invoiced }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const names = useProductNames(of)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="table-scroll" tabIndex={0} aria-label={t('account.tabs.invoices')}>
      <table className="table" data-dense="true" data-testid="invoice-lines">
        <caption>
          {t('invoices.caption', { from: formatDay(language, invoiced.from), to: formatDay(language, invoiced.to) })}
          {invoiced.unplaced > 0 && ` ${t('invoices.unplaced', { count: invoiced.unplaced })}`}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('invoices.line')}</th>
            <th scope="col">{t('invoices.invoice')}</th>
            <th scope="col">{t('movements.product')}</th>
            <th scope="col">{t('invoices.kind')}</th>
            <th scope="col">{t('invoices.issued')}</th>
            <th scope="col">{t('invoices.service')}</th>
            <th scope="col" className="number">
              {t('invoices.amount')}
            </th>
            <th scope="col" className="number">
              {t('invoices.recognised')}
            </th>
            <th scope="col">{t('movements.source')}</th>
          </tr>
        </thead>
        <tbody>
          {invoiced.rows.map((row) => (
            <InvoiceRow key={row.line} workspace={of.workspace} row={row} names={names} />
          ))}
        </tbody>
        <tfoot>
          {invoiced.sums.map((sum) => (
            <tr key={sum.currency}>
              <th scope="row" colSpan={7}>
                {t('grid.sum')}
              </th>
              <td className="number">
                <Amount value={sum.recognised} currency={sum.currency} atLeast={decimalsOf(sum.currency)} />
              </td>
              <td />
            </tr>
          ))}
        </tfoot>
      </table>
    </section>
  )
}

type RowProps = {
  readonly workspace: string
  readonly row: Invoiced['rows'][number]
  readonly names: ReadonlyMap<string, string>
}

function InvoiceRow({ workspace, row, names }: RowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const day = (text: string | null) => (text === null ? <span className="zero">—</span> : formatDay(language, text))
  return (
    <tr>
      <th scope="row" className="nowrap">
        <code>{row.line}</code>
      </th>
      <td className="nowrap">{row.invoice ?? <span className="zero">—</span>}</td>
      <td>{(row.product && (names.get(row.product) ?? row.product)) ?? <span className="zero">—</span>}</td>
      <td className="nowrap">{t(row.recurring ? 'invoices.recurring' : 'invoices.oneOff')}</td>
      <td className="nowrap">{day(row.issuedDay)}</td>
      <td className="nowrap">
        {day(row.serviceStart)} – {day(row.serviceEnd)}
      </td>
      <td className="number">
        <Amount value={row.amount} currency={row.currency} atLeast={decimalsOf(row.currency)} />
      </td>
      <td className="number">
        <Amount value={row.recognised} currency={row.currency} atLeast={decimalsOf(row.currency)} />
      </td>
      <td className="source">
        <SourceButton workspace={workspace} of={row} />
      </td>
    </tr>
  )
}
