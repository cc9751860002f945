import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { client, type Input, type Output } from '../../../api/client.js'
import { csvOf, offerFile } from '../../../format/csv.js'
import { addMonths, formatDay, lastDayOf } from '../../../format/dates.js'
import { formatCount } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'
import { AccountLink } from '../../../parts/account-link.js'
import { Amount, Kind } from '../../../parts/amount.js'
import { type Column, sortedBy } from '../../../parts/data-table/column.js'
import { DataTable } from '../../../parts/data-table/data-table.js'
import type { DataTableProps } from '../../../parts/data-table/table-props.js'
import type { AccountSearch } from '../../../search/accounts-search.js'
import { accountAddress } from '../../../search/addresses.js'
import type { CustomersSearch } from '../../../search/invoices-search.js'
import { useMay } from '../../../shell/session.js'
import { useGroupingName } from '../../metrics/use-grouping-name.js'

type Page = Output<'invoices.rows'>
type Customer = Page['rows'][number]

type Props = Pick<DataTableProps<Customer>, 'more' | 'onSort'> & {
  readonly workspace: string
  readonly search: CustomersSearch
  readonly at: string
  readonly input: Input<'invoices.rows'>
  readonly page: Page
  readonly rows: readonly Customer[]
}

/** Customers with their revenue of both windows; the whole list goes into a file, whatever is shown. */
export function CustomersTable(props: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const router = useRouter()
  const { workspace, search, page, rows, at } = props
  const columns = useColumns(props)
  const maySee = useMay()(workspace, 'accounts.show')
  return (
    <div className="stack-tight">
      <div>
        <button type="button" className="button" data-size="small" onClick={() => void offerCustomers(props.input)}>
          {t('states.csv')}
        </button>
      </div>
      <DataTable
        label={t('repeat.customers')}
        caption={t('repeat.customersCaption', {
          shown: formatCount(language, rows.length),
          count: page.count,
          written: formatCount(language, page.count),
          currency: page.currency,
          from: formatDay(language, page.from),
          to: formatDay(language, page.to),
          before: formatDay(language, lastDayOf(addMonths(at, -12))),
        })}
        columns={columns}
        rows={props.onSort ? sortedBy(rows, columns, search.sort, language) : rows}
        sort={search.sort}
        onSort={props.onSort}
        keyOf={(row) => row.account}
        nameOf={(row) => row.accountName}
        onOpen={
          maySee ? (row) => router.history.push(accountAddress(workspace, row.account, linesOf(props))) : undefined
        }
        hasFooter={page.next === null}
        more={props.more}
        testId="customers"
      />
    </div>
  )
}

function useColumns(props: Props): readonly Column<Customer>[] {
  const { t } = useTranslation()
  const groupingName = useGroupingName()
  const { workspace, search } = props
  const money = (id: string, title: string, of: (row: Customer) => string, window?: 'then'): Column<Customer> => ({
    id,
    title,
    isNumber: true,
    sortBy: of,
    amount: of,
    write: (value) => <Amount value={value} sign={id === 'change' ? 'always' : undefined} />,
    cell: (row) => (
      <AccountLink {...{ workspace, account: row.account }} search={linesOf(props, window)} className="number-link">
        <Amount value={of(row)} sign={id === 'change' ? 'always' : undefined} />
      </AccountLink>
    ),
  })
  const group: Column<Customer>[] =
    search.by !== undefined && search.by !== 'account' && search.group === undefined && !search.unassigned
      ? [
          {
            id: 'group',
            title: groupingName(search.by),
            sortBy: (row) => row.group ?? null,
            cell: (row) => row.group ?? <span className="zero">—</span>,
          },
        ]
      : []
  return [
    {
      id: 'account',
      title: t('movements.account'),
      isFixed: true,
      sortBy: (row) => row.accountName,
      cell: (row) => (
        <AccountLink workspace={workspace} account={row.account} search={linesOf(props)}>
          {row.accountName}
        </AccountLink>
      ),
    },
    ...group,
    {
      id: 'kind',
      title: t('movements.kind'),
      sortBy: (row) => row.kind,
      cell: (row) =>
        row.kind ? <Kind kind={row.kind}>{t(`columns.${row.kind}`)}</Kind> : <span className="zero">—</span>,
    },
    money('opening', t('metrics.atStart'), (row) => row.opening, 'then'),
    money('closing', t('metrics.now'), (row) => row.closing),
    money('change', t('metrics.change'), (row) => row.change),
  ]
}

function linesOf({ at, search }: Pick<Props, 'at' | 'search'>, window?: 'then'): AccountSearch {
  return { tab: 'invoices', at, window, currency: search.currency }
}

async function offerCustomers(input: Input<'invoices.rows'>): Promise<void> {
  const rows: Customer[] = []
  let after: string | undefined
  do {
    const page = await client.read('invoices.rows', { ...input, limit: 5000, after })
    rows.push(...page.rows)
    after = page.next ?? undefined
  } while (after !== undefined)
  const fields = ['account', 'accountName', 'group', 'opening', 'closing', 'change', 'kind'] as const
  const named = fields.filter((field) => rows.some((row) => row[field] !== undefined))
  offerFile('customers.csv', csvOf([named, ...rows.map((row) => named.map((field) => row[field] ?? null))]))
}
