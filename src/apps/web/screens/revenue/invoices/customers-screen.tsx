import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { client, type Input, type Output, useAsk } from '../../../api/client.js'
import { formatDay } from '../../../format/dates.js'
import { useLanguage } from '../../../i18n/language.js'
import { ImportLink } from '../../../parts/import-link.js'
import { keepOrder } from '../../../parts/record-steps.js'
import { SentenceToCome } from '../../../parts/sentence-to-come.js'
import { Answer, Empty, NoMatch, Skeleton } from '../../../parts/states.js'
import type { CustomersSearch } from '../../../search/invoices-search.js'
import { Page } from '../../../shell/page.js'
import { CustomersFilters } from './customers-filters.js'
import { CustomersSentence } from './customers-sentence.js'
import { CustomersTable } from './customers-table.js'
import { type InvoicesState, invoicesQuestion } from './invoices-question.js'

const pageSize = 500

/** The customers behind a number of repeat business, then and now; each leads to its invoice lines. */
export function CustomersScreen() {
  const { t } = useTranslation()
  const { workspace } = useParams({ from: '/w/$workspace/revenue/customers' })
  const search = useSearch({ from: '/w/$workspace/revenue/customers' })
  const state = useAsk('invoices.state', { workspace })
  const at = search.at ?? (state.data && invoicesQuestion({ accounts: search.accounts }, state.data)?.to)
  if (state.data && at) return <Customers workspace={workspace} state={state.data} search={{ ...search, at }} at={at} />
  return (
    <Page title={t('repeat.customers')}>
      <Answer of={state} waiting={<Skeleton lines={12} />}>
        {() => (
          <Empty title={t('repeat.none')} action={<ImportLink workspace={workspace} />}>
            {t('repeat.noneHint')}
          </Empty>
        )}
      </Answer>
    </Page>
  )
}

type Props = {
  readonly workspace: string
  readonly state: InvoicesState
  readonly search: CustomersSearch
  readonly at: string
}

function Customers({ workspace, state, search, at }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/w/$workspace/revenue/customers' })
  const input = rowsInput(workspace, search, at)
  const pages = useCustomers(input)
  const first = pages.data?.pages[0]
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const change = (next: CustomersSearch) =>
    void navigate({ search: { ...search, ...next }, replace: true, resetScroll: false })
  const ofAll = { column: undefined, by: undefined, group: undefined, unassigned: undefined }
  keepOrder(
    'accounts',
    rows.map((row) => row.account),
  )
  return (
    <Page
      title={useTitle(search, first)}
      crumbs={[
        <Link
          key="revenue"
          to="/w/$workspace/revenue"
          params={{ workspace }}
          search={{ of: 'invoices', by: search.by, accounts: search.accounts, currency: search.currency }}
        >
          {t('revenue.title')}
        </Link>,
        t('repeat.customers'),
      ]}
      sentence={
        !pages.error &&
        (first ? (
          <CustomersSentence input={input} page={first} rows={rows} isAll={!pages.hasNextPage} />
        ) : (
          <SentenceToCome lines={1} />
        ))
      }
    >
      <CustomersFilters state={state} search={search} at={at} onChange={change} />
      <Answer of={{ data: first, error: pages.error, refetch: pages.refetch }} waiting={<Skeleton lines={12} />}>
        {(page) =>
          rows.length > 0 ? (
            <CustomersTable
              {...{ workspace, search, at, page, rows, input }}
              onSort={pages.hasNextPage ? undefined : (sort) => change({ sort })}
              more={
                pages.hasNextPage
                  ? { isLoading: pages.isFetchingNextPage, onMore: () => void pages.fetchNextPage() }
                  : undefined
              }
            />
          ) : (
            <NoMatch title={t('repeat.noCustomers')} onClear={() => change(ofAll)}>
              {page.because ?? t('repeat.noCustomersHint')}
            </NoMatch>
          )
        }
      </Answer>
    </Page>
  )
}

/** `Expansion, twelve months to 31 Oct 2026, Enterprise`. */
function useTitle({ column, by, group, unassigned }: CustomersSearch, page: Output<'invoices.rows'> | undefined) {
  const { t } = useTranslation()
  const language = useLanguage()
  const what = column ? t(`columns.${column}`) : t('repeat.customers')
  const when = page && t('metrics.monthsTo', { count: 12, day: formatDay(language, page.to) })
  const of = by && (group ?? (unassigned ? t('revenue.unassigned') : undefined))
  return [what, when, of].filter(Boolean).join(', ')
}

function rowsInput(workspace: string, search: CustomersSearch, at: string): Input<'invoices.rows'> {
  const { column, by, group, unassigned, accounts, currency } = search
  const ofGroup = by === undefined ? {} : { by, group, unassigned: unassigned === 'yes' }
  return { workspace, at, column, ...ofGroup, accounts: accounts ?? 'without-contracts', currency }
}

function useCustomers(input: Input<'invoices.rows'>) {
  const asked = { ...input, limit: pageSize }
  return useInfiniteQuery({
    queryKey: ['invoices.rows', asked],
    queryFn: ({ pageParam, signal }) =>
      client.read('invoices.rows', { ...asked, after: pageParam ?? undefined }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Output<'invoices.rows'>) => page.next,
  })
}
