import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useCallback, useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import type { Output } from '../../api/client.js'
import { ratioOf, signOf } from '../../format/exact.js'
import { formatChange, formatCompact, formatCount } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { ImportLink } from '../../parts/import-link.js'
import { SentenceToCome } from '../../parts/sentence-to-come.js'
import { Answer, Empty, NoMatch, Skeleton } from '../../parts/states.js'
import type { AccountsSearch } from '../../search/accounts-search.js'
import { Page } from '../../shell/page.js'
import { useMay } from '../../shell/session.js'
import { useShortcut } from '../../shell/shortcuts.js'
import './accounts.css'
import { CreateAccount } from './create-account.js'
import { AccountFilters } from './list/account-filters.js'
import { AccountTable } from './list/account-table.js'
import { isNarrowed, useAccounts, useDimensions } from './list/ask-accounts.js'

/** Every account with its ARR now and a year ago: to find, compare, change. */
export function AccountsScreen() {
  const { t } = useTranslation()
  const { workspace } = useParams({ from: '/w/$workspace/accounts' })
  const search = useSearch({ from: '/w/$workspace/accounts' })
  const navigate = useNavigate({ from: '/w/$workspace/accounts' })
  const [isCreating, setCreating] = useState(false)
  const accounts = useAccounts(workspace, search)
  const dimensions = useDimensions(workspace)
  const head = accounts.data?.pages[0]
  const isEmpty = head?.count === 0 && !isNarrowed(search)
  const mayCreate = useMay()(workspace, 'accounts.create')
  useShortcut('c', t('create.button'), () => setCreating(true), { enabled: mayCreate })
  const change = useCallback(
    (next: Partial<AccountsSearch>) =>
      void navigate({ search: (now) => ({ ...now, ...next }), replace: true, resetScroll: false }),
    [navigate],
  )
  const clear = () => void navigate({ search: { columns: search.columns, sort: search.sort } })
  return (
    <Page
      title={t('accounts.title')}
      sentence={
        head
          ? !isEmpty && <Sentence head={head} isNarrowed={isNarrowed(search)} />
          : !accounts.error && <SentenceToCome lines={1} />
      }
      actions={mayCreate && <NewAccount isPrimary={!isEmpty} onClick={() => setCreating(true)} />}
    >
      {!isEmpty && (
        <AccountFilters
          workspace={workspace}
          search={search}
          dimensions={dimensions}
          onChange={(next) => change({ ...next, preview: undefined })}
          onClear={clear}
        />
      )}
      <Answer of={{ data: head, error: accounts.error, refetch: accounts.refetch }} waiting={<Skeleton lines={12} />}>
        {(found) =>
          found.count === 0 ? (
            <Nothing workspace={workspace} search={search} onClear={clear} />
          ) : (
            <AccountTable
              workspace={workspace}
              rows={accounts.rows}
              head={found}
              dimensions={dimensions}
              search={search}
              onChange={change}
              more={
                accounts.hasNextPage
                  ? { isLoading: accounts.isFetchingNextPage, onMore: () => void accounts.fetchNextPage() }
                  : undefined
              }
            />
          )
        }
      </Answer>
      {isCreating && <CreateAccount workspace={workspace} onClose={() => setCreating(false)} />}
    </Page>
  )
}

function NewAccount({ isPrimary, onClick }: { readonly isPrimary: boolean; readonly onClick: () => void }) {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      className="button"
      data-kind={isPrimary ? 'primary' : undefined}
      aria-keyshortcuts="c"
      onClick={onClick}
    >
      <Plus aria-hidden="true" />
      {t('create.button')}
    </button>
  )
}

function Sentence({ head, isNarrowed }: { readonly head: Output<'metrics.accounts'>; readonly isNarrowed: boolean }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { count, sum, currency } = head
  const counted = t(isNarrowed ? 'accounts.matches' : 'accounts.sentence', {
    count,
    written: formatCount(language, count),
  })
  if (count === 0) return counted
  const growth = signOf(sum.before) > 0 ? ratioOf(sum.change, sum.before, 6) : null
  return (
    <>
      {counted}{' '}
      <Trans
        i18nKey={growth === null ? 'accounts.worth' : 'accounts.worthAndGrowth'}
        values={{
          amount: formatCompact(language, sum.now, currency),
          growth: growth === null ? '' : formatChange(language, growth),
        }}
        components={{ strong: <strong className="figures" /> }}
      />
    </>
  )
}

function Nothing(props: { readonly workspace: string; readonly search: AccountsSearch; readonly onClear: () => void }) {
  const { t } = useTranslation()
  const { workspace, search } = props
  if (isNarrowed(search)) {
    const title = search.q ? t('accounts.noMatch', { q: search.q }) : t('accounts.noneMatch')
    return (
      <NoMatch title={title} onClear={props.onClear}>
        {t(search.q ? 'accounts.noMatchHint' : 'accounts.noneMatchHint')}
      </NoMatch>
    )
  }
  return (
    <Empty
      title={t('accounts.none')}
      action={<ImportLink workspace={workspace} />}
      example={
        <pre className="example">
          <code>{t('accounts.example')}</code>
        </pre>
      }
    >
      {t('accounts.noneHint')}
    </Empty>
  )
}
