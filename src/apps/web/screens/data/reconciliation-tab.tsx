import './definitions.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { Answer, NoMatch, Skeleton } from '../../parts/states.js'
import type { DataSearch } from '../../search/definitions-search.js'
import { DifferencePanel } from './reconciliation/difference-panel.js'
import { DifferenceTable } from './reconciliation/difference-table.js'
import { NoSources } from './reconciliation/no-sources.js'
import { listInput, pageSize, usualDay } from './reconciliation/reconciled.js'
import { ReconciliationFilters } from './reconciliation/reconciliation-filters.js'
import { ReconciliationSentence } from './reconciliation/reconciliation-sentence.js'

/** Invoices and stated balances against the ledger: each difference with its owner and reason. */
export function ReconciliationTab({ workspace }: { readonly workspace: string }) {
  const search = useSearch({ from: '/w/$workspace/data' })
  const state = useAsk('ledger.state', { workspace })
  return (
    <Answer of={state} waiting={<Skeleton lines={10} />}>
      {({ today }) => <Reconciliation workspace={workspace} search={search} at={search.at ?? usualDay(today)} />}
    </Answer>
  )
}

type Props = { readonly workspace: string; readonly search: DataSearch; readonly at: string }

function Reconciliation({ workspace, search, at }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/w/$workspace/data' })
  const [limit, setLimit] = useState(pageSize)
  const input = listInput(workspace, search, at)
  const asked = useAsk('reconciliation.list', { ...input, limit })
  const go = (change: DataSearch) =>
    void navigate({ search: (before) => ({ ...before, tab: 'reconciliation', ...change }), resetScroll: false })
  return (
    <Answer of={asked} waiting={<Skeleton lines={10} />}>
      {(listed) =>
        listed.sources.length === 0 ? (
          <NoSources workspace={workspace} />
        ) : (
          <div className="stack">
            <ReconciliationSentence workspace={workspace} at={at} listed={listed} />
            <ReconciliationFilters search={search} at={at} listed={listed} onChange={go} />
            <div className="split" data-open={search.account !== undefined}>
              {listed.rows.length === 0 ? (
                <NoMatch
                  title={t(search.state === undefined ? 'reconciliation.noneOpen' : 'reconciliation.noMatch')}
                  onClear={() => go({ state: 'all', source: undefined, owner: undefined })}
                >
                  {t(search.state === undefined ? 'reconciliation.noneOpenHint' : 'reconciliation.noMatchHint')}
                </NoMatch>
              ) : (
                <DifferenceTable
                  listed={listed}
                  input={input}
                  opened={search.account}
                  onOpen={(account) => go({ account })}
                  more={
                    listed.next === null
                      ? undefined
                      : { isLoading: asked.isFetching, onMore: () => setLimit(Math.min(limit * 5, 5000)) }
                  }
                />
              )}
              {search.account !== undefined && (
                <DifferencePanel
                  key={search.account}
                  workspace={workspace}
                  account={search.account}
                  at={at}
                  owners={listed.owners}
                  onClose={() => go({ account: undefined })}
                />
              )}
            </div>
          </div>
        )
      }
    </Answer>
  )
}
