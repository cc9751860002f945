import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { client, type Output, useAsk } from '../../api/client.js'
import { formatMonth } from '../../format/dates.js'
import { formatAmount, formatCount } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { ImportLink } from '../../parts/import-link.js'
import { SentenceToCome } from '../../parts/sentence-to-come.js'
import { Answer, Empty, Skeleton } from '../../parts/states.js'
import type { MovementsSearch } from '../../search/bridge-search.js'
import { Page } from '../../shell/page.js'
import { bridgeInput, type Question, questionOf, questionSearch } from '../revenue/question.js'
import { EqualsNumber } from './equals-number.js'
import { MovementDetail } from './movement-detail.js'
import { MovementFilters } from './movement-filters.js'
import { MovementTable } from './movement-table.js'

const pageSize = 200

/** The movements behind a number, with their own total; each one opens to its source row. */
export function MovementsScreen() {
  const { t } = useTranslation()
  const { workspace } = useParams({ from: '/w/$workspace/movements' })
  const search = useSearch({ from: '/w/$workspace/movements' })
  const state = useAsk('ledger.state', { workspace })
  const question = state.data && questionOf(search, state.data)
  if (state.data && question) return <Movements workspace={workspace} question={question} search={search} />
  return (
    <Page title={t('movements.title')}>
      <Answer of={state}>
        {() => (
          <Empty title={t('revenue.none')} action={<ImportLink workspace={workspace} />}>
            {t('revenue.noneHint')}
          </Empty>
        )}
      </Answer>
    </Page>
  )
}

type Props = { readonly workspace: string; readonly question: Question; readonly search: MovementsSearch }

function Movements({ workspace, question, search }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const navigate = useNavigate({ from: '/w/$workspace/movements' })
  const pages = useMovements(workspace, question, search)
  const first = pages.data?.pages[0]
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const opened = search.row === undefined ? undefined : rows[Number(search.row)]
  const open = (row: number | undefined) =>
    void navigate({
      search: { ...search, row: row === undefined ? undefined : String(row) },
      replace: true,
      resetScroll: false,
    })
  return (
    <Page
      title={useTitle(question, search)}
      crumbs={[
        <Link
          key="revenue"
          to="/w/$workspace/revenue"
          params={{ workspace }}
          search={{ ...questionSearch(question), ...(search.group ? { open: `=${search.group}` } : {}) }}
        >
          {t('revenue.title')}
        </Link>,
        t('movements.title'),
      ]}
      sentence={
        !pages.error &&
        (first ? (
          <>
            <strong className="figures">
              {formatAmount(language, first.total, { currency: first.currency, sign: signOf(search) })}
            </strong>{' '}
            {t('movements.from', { count: first.count, written: formatCount(language, first.count) })}{' '}
            <EqualsNumber workspace={workspace} question={question} search={search} total={first.total} />
          </>
        ) : (
          <SentenceToCome lines={1} />
        ))
      }
    >
      <MovementFilters
        question={question}
        search={search}
        onChange={(change) => void navigate({ search: { ...search, row: undefined, ...change } })}
      />
      <Answer of={{ data: pages.data, error: pages.error, refetch: pages.refetch }} waiting={<Skeleton lines={12} />}>
        {() =>
          rows.length === 0 ? (
            <NoMatch workspace={workspace} />
          ) : (
            <div className="split" data-open={opened !== undefined}>
              <MovementTable
                workspace={workspace}
                rows={rows}
                total={first?.total ?? '0'}
                currency={first?.currency ?? ''}
                count={first?.count ?? 0}
                open={search.row === undefined ? undefined : Number(search.row)}
                onOpen={open}
                more={
                  pages.hasNextPage
                    ? { isComing: pages.isFetchingNextPage, ask: () => void pages.fetchNextPage() }
                    : undefined
                }
              />
              {opened && (
                <MovementDetail
                  key={search.row}
                  workspace={workspace}
                  movement={opened}
                  currency={first?.currency ?? ''}
                  onClose={() => open(undefined)}
                />
              )}
            </div>
          )
        }
      </Answer>
    </Page>
  )
}

/** What flows is a difference and has its sign; what stands at a moment has none. */
function signOf({ column }: MovementsSearch): 'always' | undefined {
  return column === 'opening' || column === 'closing' ? undefined : 'always'
}

function NoMatch({ workspace }: { workspace: string }) {
  const { t } = useTranslation()
  return (
    <Empty
      title={t('movements.none')}
      action={
        <Link to="/w/$workspace/movements" params={{ workspace }} search={{}} className="button">
          {t('states.clearFilters')}
        </Link>
      }
    >
      {t('movements.noneHint')}
    </Empty>
  )
}

/** What the list is of: `Expansion, March 2023, product Pro`. */
function useTitle(question: Question, search: MovementsSearch): string {
  const { t } = useTranslation()
  const language = useLanguage()
  const from = formatMonth(language, question.from)
  const to = formatMonth(language, question.to)
  const when =
    search.column === 'closing'
      ? t('movements.endOf', { month: to })
      : search.column === 'opening'
        ? t('movements.startOf', { month: from })
        : from === to
          ? from
          : `${from} – ${to}`
  const what = search.column ? t(`columns.${search.column}`) : t('movements.title')
  const group = question.by && (search.group ?? (search.unassigned ? t('revenue.unassigned') : undefined))
  return [what, when, group, search.account].filter(Boolean).join(', ')
}

function useMovements(workspace: string, question: Question, search: MovementsSearch) {
  const { column, group, unassigned, account } = search
  const input = {
    ...bridgeInput(workspace, question),
    column,
    account,
    by: question.by,
    group: question.by ? group : undefined,
    unassigned: question.by && unassigned ? true : undefined,
    limit: pageSize,
  }
  return useInfiniteQuery({
    queryKey: ['ledger.cell', input],
    queryFn: ({ pageParam, signal }) =>
      client.read('ledger.cell', { ...input, after: pageParam ?? undefined }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Output<'ledger.cell'>) => page.next,
  })
}
