import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { client, type Input, type Output, useAsk } from '../../api/client.js'
import { formatMonth } from '../../format/dates.js'
import { isSame, ratioOf } from '../../format/exact.js'
import { formatCount } from '../../format/numbers.js'
import { type Language, useLanguage } from '../../i18n/language.js'
import { AccountLink } from '../../parts/account-link.js'
import { Amount } from '../../parts/amount.js'
import type { Column } from '../../parts/data-table/column.js'
import { DataTable } from '../../parts/data-table/data-table.js'
import { Measure } from '../../parts/measure.js'
import { keepOrder } from '../../parts/record-steps.js'
import { Answer, Empty, Skeleton } from '../../parts/states.js'
import type { CohortSearch } from '../../search/metric-search.js'
import { Page } from '../../shell/page.js'
import type { CohortPeriod } from './cohort-question.js'

type Found = Output<'metrics.cohort'>
type Row = Found['rows'][number]

/** The customers behind one cell of the cohort table. */
export function CohortScreen() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { workspace } = useParams({ from: '/w/$workspace/retention/cohort' })
  const search = useSearch({ from: '/w/$workspace/retention/cohort' })
  const input = inputOf(workspace, search)
  const pages = useInfiniteQuery({
    queryKey: ['metrics.cohort', input],
    queryFn: ({ pageParam, signal }) =>
      client.read('metrics.cohort', { ...input, after: pageParam ?? undefined }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Found) => page.next,
  })
  const first = pages.data?.pages[0]
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  keepOrder(
    'accounts',
    rows.map((row) => row.account),
  )
  return (
    <Page
      title={t('cohorts.title', {
        cohort: nameOf(input.cohort, input.period ?? 'year', language),
        month: first ? formatMonth(language, first.month, 'short') : '…',
      })}
      crumbs={[
        <Link key="retention" to="/w/$workspace/retention" params={{ workspace }} search={backTo(search)}>
          {t('retention.tabs.cohorts')}
        </Link>,
        t('metrics.rows'),
      ]}
      sentence={first && <Sentence found={first} input={input} />}
    >
      <Answer of={{ data: first, error: pages.error, refetch: pages.refetch }} waiting={<Skeleton lines={8} />}>
        {(page) =>
          rows.length === 0 ? (
            <Empty title={t('metrics.noRows')}>{page.because ?? t('metrics.noRowsHint')}</Empty>
          ) : (
            <Members
              workspace={workspace}
              page={page}
              rows={rows}
              more={
                pages.hasNextPage
                  ? { isLoading: pages.isFetchingNextPage, onMore: () => void pages.fetchNextPage() }
                  : undefined
              }
            />
          )
        }
      </Answer>
    </Page>
  )
}

function inputOf(workspace: string, search: CohortSearch): Input<'metrics.cohort'> & { cohort: string } {
  const { policy, measure, currency, from, to, cohort, age, period } = search
  const first = cohort ?? from ?? '2020-01'
  return {
    workspace,
    policy,
    measure,
    currency,
    period: period ?? 'year',
    from: from ?? first,
    to: to ?? first,
    cohort: first,
    age: Number(age ?? 0),
    limit: 200,
  }
}

// As the table names its rows: a month, `2023-Q2` or `2023`.
function nameOf(month: string, period: CohortPeriod, language: Language): string {
  const [year = '', number = '1'] = month.split('-')
  if (period === 'month') return formatMonth(language, month, 'short')
  return period === 'year' ? year : `${year}-Q${Math.ceil(Number(number) / 3)}`
}

function backTo({ policy, measure, currency, period, to }: CohortSearch) {
  return { tab: 'cohorts' as const, policy, measure, currency, period, at: to }
}

/** The ratio from the sums of the rows, and whether the cell says the same. */
function Sentence({ found, input }: { readonly found: Found; readonly input: Input<'metrics.cohort'> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { limit: _, after: __, cohort, age, ...table } = input
  const cohorts = useAsk('metrics.cohorts', table)
  if (found.start === null || found.now === null) return <>{found.because}</>
  const money = (value: string) => <Measure of={{ value, unit: 'money', currency: found.currency }} />
  const row = cohorts.data?.rows.find((each) => each.month === cohort)
  const cell = row?.cells.find((each) => each.age === age)
  const equals = cell?.arr != null && isSame(cell.arr, found.now) && isSame(cell.start ?? '0', found.start)
  return (
    <>
      <strong>
        <Measure of={{ value: ratioOf(found.now, found.start, 6), unit: 'ratio' }} />
      </strong>
      {' = '}
      {money(found.now)} ÷ {money(found.start)}
      {', '}
      {t('cohorts.stayed', {
        count: found.customersStart,
        written: formatCount(language, found.customersStart),
        now: formatCount(language, found.customersNow),
      })}{' '}
      {cell && (
        <span className="badge" data-tone={equals ? 'good' : 'off'}>
          {equals ? `✓ ${t('cohorts.equals')}` : `■ ${t('metrics.differs')}`}
        </span>
      )}
    </>
  )
}

function Members(props: {
  readonly workspace: string
  readonly page: Found
  readonly rows: readonly Row[]
  readonly more: { readonly isLoading: boolean; readonly onMore: () => void } | undefined
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { workspace, page, rows } = props
  const amount = (id: string, title: string, of: (row: Row) => string): Column<Row> => ({
    id,
    title,
    isNumber: true,
    cell: (row) => <Amount value={of(row)} />,
    amount: of,
    write: (value) => <Amount value={value} />,
  })
  const columns: readonly Column<Row>[] = [
    {
      id: 'account',
      title: t('movements.account'),
      isFixed: true,
      cell: (row) => (
        <AccountLink workspace={workspace} account={row.account}>
          {row.name}
        </AccountLink>
      ),
    },
    { id: 'since', title: t('metrics.since'), cell: (row) => formatMonth(language, row.since, 'short') },
    amount('start', t('cohorts.start'), (row) => row.start),
    amount('now', t('metrics.now'), (row) => row.now),
    {
      id: 'ratio',
      title: t('cohorts.ratio'),
      isNumber: true,
      cell: (row) => <Measure of={{ value: ratioOf(row.now, row.start, 6), unit: 'ratio' }} />,
    },
  ]
  return (
    <DataTable
      label={t('metrics.rows')}
      caption={t('metrics.rowsCaption', {
        shown: formatCount(language, rows.length),
        count: page.count,
        written: formatCount(language, page.count),
        currency: page.currency,
        policy: page.policy,
      })}
      columns={columns}
      rows={rows}
      keyOf={(row) => row.account}
      nameOf={(row) => row.name}
      hasFooter={page.next === null}
      more={props.more}
    />
  )
}
