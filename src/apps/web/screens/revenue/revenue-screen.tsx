import { ImportLink } from '../../parts/import-link.js'
import '../metrics/metrics.css'
import './revenue.css'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { Answer, Empty, Skeleton } from '../../parts/states.js'
import type { RevenueSearch, RevenueSource } from '../../search/bridge-search.js'
import { Page } from '../../shell/page.js'
import { ContractsView } from './contracts-view.js'
import { InvoicesView } from './invoices/invoices-view.js'
import { questionOf } from './question.js'
import { SourceField } from './source-field.js'

/** How revenue moved, with the proof that it adds up: ARR by contracts, or twelve months by invoices. */
export function RevenueScreen() {
  const { t } = useTranslation()
  const { workspace } = useParams({ from: '/w/$workspace/revenue' })
  const search = useSearch({ from: '/w/$workspace/revenue' })
  const navigate = useNavigate({ from: '/w/$workspace/revenue' })
  const state = useAsk('ledger.state', { workspace })
  const hasContracts = state.data?.firstMonth != null
  // Only a ledger without contracts makes invoices the usual, so only then they are asked for first.
  const needsInvoices = search.of === 'invoices' || (search.of === undefined && state.data && !hasContracts)
  const invoices = useAsk('invoices.state', { workspace }, { enabled: Boolean(needsInvoices) })
  const source =
    search.of ?? (invoices.data && invoices.data.all.customers > 0 && !hasContracts ? 'invoices' : 'contracts')
  const change = (next: RevenueSearch) => void navigate({ search: { ...search, open: undefined, ...next } })
  const field = <SourceField source={source} onChange={(of) => change(searchOf(search, of, hasContracts))} />
  if (source === 'invoices') {
    return (
      <Waiting of={invoices}>
        {(found) => <InvoicesView {...{ workspace, search, field }} state={found} onChange={change} />}
      </Waiting>
    )
  }
  return (
    <Waiting of={needsInvoices && !invoices.error ? { ...state, data: invoices.data && state.data } : state}>
      {(found) => {
        const question = questionOf(search, found)
        if (question)
          return <ContractsView {...{ workspace, search, field, question }} state={found} onChange={change} />
        return (
          <Page title={t('revenue.title')}>
            <section className="controls" aria-label={t('controls.title')}>
              {field}
            </section>
            <NoContracts workspace={workspace} />
          </Page>
        )
      }}
    </Waiting>
  )
}

// The months go along; what only the other side knows stays behind.
function searchOf({ from, to, currency, chart }: RevenueSearch, of: RevenueSource, hasContracts: boolean) {
  const nothing = { by: undefined, measure: undefined, policy: undefined, basis: undefined, view: undefined }
  return {
    ...nothing,
    asKnownAt: undefined,
    every: undefined,
    accounts: undefined,
    ...{ from, to, currency, chart },
    of: hasContracts && of === 'contracts' ? undefined : of,
  }
}

function Waiting<T>(props: {
  readonly of: { readonly data: T | undefined; readonly error: unknown; readonly refetch: () => unknown }
  readonly children: (data: T) => ReactNode
}) {
  const { t } = useTranslation()
  if (props.of.data !== undefined && !props.of.error) return props.children(props.of.data)
  return (
    <Page title={t('revenue.title')}>
      <Answer of={props.of} waiting={<RevenueSkeleton />}>
        {props.children}
      </Answer>
    </Page>
  )
}

function NoContracts({ workspace }: { readonly workspace: string }) {
  const { t } = useTranslation()
  return (
    <Empty title={t('revenue.none')} action={<ImportLink workspace={workspace} />}>
      {t('revenue.noneHint')}
    </Empty>
  )
}

function RevenueSkeleton() {
  return (
    <>
      <Skeleton height="17rem" />
      <Skeleton lines={13} />
    </>
  )
}
