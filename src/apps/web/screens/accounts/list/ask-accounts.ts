import {
  type InfiniteData,
  keepPreviousData,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
} from '@tanstack/react-query'
import { useMemo } from 'react'
import { client, type Input, type Output, useAsk } from '../../../api/client.js'
import { readSort } from '../../../parts/data-table/column.js'
import { type AccountsSearch, accountAttributes, noValue, readOwn } from '../../../search/accounts-search.js'
import { dimensionOf, isOwn } from '../send-change.js'
import type { AccountRow, Dimension } from './account-row.js'

type Question = Input<'metrics.accounts'>
type Page = Output<'metrics.accounts'>

const pageSize = 100
const exportSize = 5000

/** The largest first, unless the address says otherwise. */
export const usualSort = '-now'

const sorts = ['name', 'account', ...accountAttributes, 'parent', 'now', 'before', 'change', 'share', 'since'] as const

/** The question that an address asks. */
function questionOf(workspace: string, search: AccountsSearch): Question {
  const { q, status, below } = search
  const sort = readSort(search.sort ?? usualSort)
  const attributes = accountAttributes.flatMap((name) => {
    const value = search[name]
    return value === undefined ? [] : [[name, [value === noValue ? '' : value]]]
  })
  const own = Object.entries(readOwn(search.own))
  return {
    workspace,
    search: q,
    status: status && [status],
    below: below === 'yes',
    ...Object.fromEntries(attributes),
    dimensions: own.map(([dimension, segment]) => `${dimension}=${segment === noValue ? '' : segment}`),
    sort: sort && isOwn(sort.id) ? `dimensions.${dimensionOf(sort.id)}` : sorts.find((each) => each === sort?.id),
    descending: sort?.isDescending,
  }
}

/** Whether an address narrows the list down. */
export function isNarrowed(search: AccountsSearch): boolean {
  return [search.q, search.status, search.below, search.own, ...accountAttributes.map((name) => search[name])].some(
    Boolean,
  )
}

/** The accounts that match, page by page. */
export function useAccounts(
  workspace: string,
  search: AccountsSearch,
): UseInfiniteQueryResult<InfiniteData<Page>> & { readonly rows: readonly AccountRow[] } {
  const question = questionOf(workspace, search)
  const pages = useInfiniteQuery({
    queryKey: ['metrics.accounts', question],
    queryFn: ({ pageParam, signal }) =>
      client.read('metrics.accounts', { ...question, limit: pageSize, after: pageParam ?? undefined }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data])
  return { ...pages, rows }
}

/** Every account that matches, for a file. */
export async function readAllAccounts(workspace: string, search: AccountsSearch): Promise<AccountRow[]> {
  const question = { ...questionOf(workspace, search), limit: exportSize }
  const rows: AccountRow[] = []
  let after: string | null = null
  do {
    const page: Page = await client.read('metrics.accounts', { ...question, after: after ?? undefined })
    rows.push(...page.rows)
    after = page.next
  } while (after !== null)
  return rows
}

/** The dimensions that users defined. */
export function useDimensions(workspace: string): readonly Dimension[] {
  const { data } = useAsk('segments.list', { workspace })
  return useMemo(
    () =>
      (data?.dimensions ?? []).map(({ dimension }) => ({
        name: dimension,
        segments: (data?.rows ?? []).filter((row) => row.dimension === dimension).map((row) => row.name),
      })),
    [data],
  )
}
