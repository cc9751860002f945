import { useInfiniteQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { client, type Output } from '../../api/client.js'
import { formatDay } from '../../format/dates.js'
import { formatAmount, formatCount } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { DataTable } from '../../parts/data-table/data-table.js'
import { keepOrder } from '../../parts/record-steps.js'
import { Answer, Empty, Skeleton } from '../../parts/states.js'
import { accountAddress } from '../../search/addresses.js'
import { useBelowColumns } from './below-columns.js'
import { asked } from './retention-question.js'
import type { TabProps } from './tab-props.js'

const sorts = ['name', 'now', 'before', 'change', 'owner', 'segment'] as const

/** Customers that bring less than at the start of the window, the largest loss first, and what made it. */
export function BelowTab({ question, onChange }: TabProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const router = useRouter()
  const sort = question.search.sort ?? 'change'
  const pages = useBelow(question, sort)
  const first = pages.data?.pages[0]
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const columns = useBelowColumns(question, first)
  keepOrder(
    'accounts',
    rows.map((row) => row.account),
  )
  return (
    <Answer of={{ data: first, error: pages.error, refetch: pages.refetch }} waiting={<Skeleton lines={10} />}>
      {(page) =>
        page.count === 0 ? (
          <Empty title={t('below.none')}>{t('below.noneHint', { count: question.months })}</Empty>
        ) : (
          <section className="stack-tight" aria-label={t('retention.tabs.below')}>
            <p>
              {t('below.summary', {
                count: page.count,
                written: formatCount(language, page.count),
                amount: formatAmount(language, page.sum.change, { currency: page.currency, sign: 'always' }),
                from: formatDay(language, page.from),
                day: formatDay(language, page.asOf),
              })}
            </p>
            <DataTable
              label={t('retention.tabs.below')}
              caption={t('below.caption', { currency: page.currency, policy: page.policy })}
              columns={columns}
              rows={rows}
              keyOf={(row) => row.account}
              nameOf={(row) => row.name}
              sort={sort}
              onSort={(next) => onChange({ sort: next })}
              onOpen={(row) => router.history.push(accountAddress(question.workspace, row.account))}
              hasFooter={!pages.hasNextPage}
              more={
                pages.hasNextPage
                  ? { isLoading: pages.isFetchingNextPage, onMore: () => void pages.fetchNextPage() }
                  : undefined
              }
              testId="below"
            />
          </section>
        )
      }
    </Answer>
  )
}

function useBelow(question: TabProps['question'], sort: string) {
  const isDescending = sort.startsWith('-')
  const column = sorts.find((name) => name === sort.replace('-', '')) ?? 'change'
  const input = { ...asked(question), below: true, sort: column, descending: isDescending, limit: 100 }
  return useInfiniteQuery({
    queryKey: ['metrics.accounts', input],
    queryFn: ({ pageParam, signal }) =>
      client.read('metrics.accounts', { ...input, after: pageParam ?? undefined }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Output<'metrics.accounts'>) => page.next,
  })
}
