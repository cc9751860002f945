import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { client, type Output, useAsk } from '../../api/client.js'
import { formatDay } from '../../format/dates.js'
import { useLanguage } from '../../i18n/language.js'
import { Explainer } from '../../parts/explainer.js'
import { ImportLink } from '../../parts/import-link.js'
import { keepOrder } from '../../parts/record-steps.js'
import { SentenceToCome } from '../../parts/sentence-to-come.js'
import { Answer, Empty, NoMatch, Skeleton } from '../../parts/states.js'
import { definitionOf, type MetricSearch } from '../../search/metric-search.js'
import { Page } from '../../shell/page.js'
import { isFromInvoices, rowsInput } from './metric-input.js'
import { RowsFilters } from './rows-filters.js'
import { RowsSentence } from './rows-sentence.js'
import { RowsTable } from './rows-table.js'

const pageSize = 500
const retentionIds: readonly string[] = ['nrr', 'grr', 'logo-retention', 'gross-churn', 'net-churn']

/** The rows behind a number of a metric, with their own total; each leads to the account and its movements. */
export function MetricRowsScreen() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { workspace, metric } = useParams({ from: '/w/$workspace/metrics/$metric/rows' })
  const search = useSearch({ from: '/w/$workspace/metrics/$metric/rows' })
  const navigate = useNavigate({ from: '/w/$workspace/metrics/$metric/rows' })
  const state = useAsk('ledger.state', { workspace })
  const pages = useRows(workspace, metric, search)
  const first = pages.data?.pages[0]
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const title = useTitle(metric, search, first)
  const change = (next: MetricSearch) =>
    void navigate({ search: { ...search, ...next }, replace: true, resetScroll: false })
  keepOrder('accounts', [...new Set(rows.map((row) => row.account))])
  return (
    <Page
      title={title}
      crumbs={[<Origin key="origin" workspace={workspace} metric={metric} search={search} />, t('metrics.rows')]}
      sentence={
        !pages.error &&
        (first ? (
          <RowsSentence
            workspace={workspace}
            metric={metric}
            search={search}
            page={first}
            rows={rows}
            isAll={!pages.hasNextPage}
          />
        ) : (
          <SentenceToCome lines={1} />
        ))
      }
      actions={<Explainer name={title} of={{ ...rowsInput(workspace, metric, search) }} />}
    >
      <RowsFilters workspace={workspace} metric={metric} search={search} onChange={change} />
      <Answer of={{ data: first, error: pages.error, refetch: pages.refetch }} waiting={<Skeleton lines={12} />}>
        {(page) =>
          rows.length > 0 ? (
            <RowsTable
              workspace={workspace}
              metric={metric}
              search={search}
              page={page}
              rows={rows}
              onSort={pages.hasNextPage ? undefined : (sort) => change({ sort })}
              more={
                pages.hasNextPage
                  ? { isLoading: pages.isFetchingNextPage, onMore: () => void pages.fetchNextPage() }
                  : undefined
              }
            />
          ) : page.known || search.group === undefined ? (
            <Empty
              title={t('metrics.noRows')}
              action={state.data?.firstMonth === null && <ImportLink workspace={workspace} />}
            >
              {page.reason?.[language] ?? t('metrics.noRowsHint')}
            </Empty>
          ) : (
            <NoMatch
              title={t('metrics.noRows')}
              onClear={() => change({ by: undefined, group: undefined, unassigned: undefined })}
            >
              {t('metrics.noRowsHint')}
            </NoMatch>
          )
        }
      </Answer>
    </Page>
  )
}

function Origin(props: { readonly workspace: string; readonly metric: string; readonly search: MetricSearch }) {
  const { t } = useTranslation()
  const { workspace, metric, search } = props
  if (metric !== 'churned-arr' && !retentionIds.includes(metric)) {
    return (
      <Link
        to="/w/$workspace/revenue"
        params={{ workspace }}
        search={isFromInvoices(metric) ? { of: 'invoices', currency: search.currency } : definitionOf(search)}
      >
        {t('revenue.title')}
      </Link>
    )
  }
  const { policy, measure, currency, by, months } = search
  const at = search.at?.slice(0, 7)
  const own = metric === 'churned-arr' ? { tab: 'churn' as const } : { by }
  return (
    <Link
      to="/w/$workspace/retention"
      params={{ workspace }}
      search={{ policy, measure, currency, months, at, ...own }}
    >
      {t('retention.title')}
    </Link>
  )
}

/** `Net revenue retention, 12 months to 31 Oct 2026, Enterprise`. */
function useTitle(metric: string, search: MetricSearch, page: Output<'metrics.rows'> | undefined): string {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data } = useAsk('metrics.list', {})
  const name = data?.rows.find((row) => row.id === metric)?.name[language] ?? metric
  const day = page && formatDay(language, page.asOf)
  const when = page && (page.months === null ? day : t('metrics.monthsTo', { count: page.months, day: day ?? '' }))
  const group = search.by && (search.group ?? (search.unassigned ? t('revenue.unassigned') : undefined))
  return [name, when, group].filter(Boolean).join(', ')
}

function useRows(workspace: string, metric: string, search: MetricSearch) {
  const input = { ...rowsInput(workspace, metric, search), limit: pageSize }
  return useInfiniteQuery({
    queryKey: ['metrics.rows', input],
    queryFn: ({ pageParam, signal }) =>
      client.read('metrics.rows', { ...input, after: pageParam ?? undefined }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Output<'metrics.rows'>) => page.next,
  })
}
