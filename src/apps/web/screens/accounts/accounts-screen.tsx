import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { client } from '../../api/client.js'
import { formatCountUpTo } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { Answer, Empty, Skeleton } from '../../parts/states.js'
import { Page } from '../../shell/page.js'
import { AccountTable, countedAtMost } from './account-table.js'

const pageSize = 100

/** Every account by name, with its ARR today. */
export function AccountsScreen() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { workspace } = useParams({ from: '/w/$workspace/accounts' })
  const { q } = useSearch({ from: '/w/$workspace/accounts' })
  const navigate = useNavigate({ from: '/w/$workspace/accounts' })
  const pages = useAccounts(workspace, q)
  const count = pages.data?.pages[0]?.count
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Page
      title={t('accounts.title')}
      sentence={
        count !== undefined &&
        t(q ? 'accounts.matches' : 'accounts.sentence', {
          count,
          written: formatCountUpTo(language, count, countedAtMost),
        })
      }
    >
      <Search q={q} onSearch={(text) => void navigate({ search: { q: text || undefined }, replace: true })} />
      <Answer of={{ data: pages.data, error: pages.error, refetch: pages.refetch }} waiting={<Skeleton lines={12} />}>
        {() =>
          rows.length === 0 ? (
            <Nothing workspace={workspace} q={q} />
          ) : (
            <AccountTable workspace={workspace} rows={rows} count={count ?? 0} />
          )
        }
      </Answer>
      {pages.hasNextPage && (
        <div>
          <button
            type="button"
            className="button"
            disabled={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {pages.isFetchingNextPage ? t('states.loading') : t('states.more')}
          </button>
        </div>
      )}
    </Page>
  )
}

function Search({ q, onSearch }: { q: string | undefined; onSearch: (text: string) => void }) {
  const { t } = useTranslation()
  return (
    <search className="controls">
      <label className="field">
        <span>{t('accounts.search')}</span>
        <input
          type="search"
          className="input"
          defaultValue={q ?? ''}
          onChange={(event) => onSearch(event.target.value.trim())}
        />
      </label>
    </search>
  )
}

function Nothing({ workspace, q }: { workspace: string; q: string | undefined }) {
  const { t } = useTranslation()
  if (q) {
    return (
      <Empty
        title={t('accounts.noMatch', { q })}
        action={
          <Link to="/w/$workspace/accounts" params={{ workspace }} className="button" reloadDocument>
            {t('states.clearFilters')}
          </Link>
        }
      >
        {t('accounts.noMatchHint')}
      </Empty>
    )
  }
  return (
    <Empty
      title={t('accounts.none')}
      action={
        <Link to="/w/$workspace/data/upload" params={{ workspace }} className="button" data-kind="primary">
          {t('data.upload')}
        </Link>
      }
    >
      {t('accounts.noneHint')}
    </Empty>
  )
}

function useAccounts(workspace: string, search: string | undefined) {
  return useInfiniteQuery({
    queryKey: ['accounts.list', workspace, search],
    queryFn: async ({ pageParam, signal }) => {
      const page = await client.read(
        'accounts.list',
        { workspace, search, limit: pageSize, after: pageParam ?? undefined },
        { signal },
      )
      const accounts = page.rows.map((row) => row.ref)
      const balances =
        accounts.length > 0
          ? await client.read('ledger.balances', { workspace, accounts }, { signal })
          : { rows: [], currency: '' }
      const arr = new Map(balances.rows.map((row) => [row.account, row.arr]))
      return {
        ...page,
        rows: page.rows.map((row) => ({ ...row, arr: arr.get(row.ref) ?? null, currency: balances.currency })),
      }
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
}
