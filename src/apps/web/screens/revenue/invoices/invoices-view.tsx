import type { UseQueryResult } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Output, useAsk } from '../../../api/client.js'
import { formatMonth } from '../../../format/dates.js'
import { formatCompact } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'
import { SavedViews } from '../../../parts/saved-views/saved-views.js'
import { SentenceToCome } from '../../../parts/sentence-to-come.js'
import { Answer, Skeleton } from '../../../parts/states.js'
import type { RevenueSearch } from '../../../search/bridge-search.js'
import { invoiceKinds } from '../../../search/invoices-search.js'
import { Page } from '../../../shell/page.js'
import { BalanceProof } from '../balance-proof.js'
import { BridgeChart } from '../bridge-chart.js'
import { InvoicesControls } from './invoices-controls.js'
import { InvoicesFigures } from './invoices-figures.js'
import { bridgeInput, type InvoicesQuestion, type InvoicesState, invoicesQuestion, isEnd } from './invoices-question.js'
import { InvoicesSentence } from './invoices-sentence.js'
import { InvoicesTable } from './invoices-table.js'
import { NoInvoices } from './no-invoices.js'

type Props = {
  readonly workspace: string
  readonly state: InvoicesState
  readonly search: RevenueSearch
  /** The switch between contracts and invoices. */
  readonly field: ReactNode
  readonly onChange: (change: RevenueSearch) => void
}

type Bridge = Output<'invoices.bridge'>

/** Repeat business: what was invoiced for twelve months against the twelve before, window by window. */
export function InvoicesView(props: Props) {
  const { t } = useTranslation()
  const { workspace, state, search, field, onChange } = props
  const question = invoicesQuestion(search, state)
  if (question) return <Asked {...props} question={question} />
  return (
    <Page title={t('revenue.title')} actions={<SavedViews workspace={workspace} screen="revenue" />}>
      <section className="controls" aria-label={t('controls.title')}>
        {field}
      </section>
      <NoInvoices workspace={workspace} state={state} onAll={() => onChange({ accounts: 'all' })} />
    </Page>
  )
}

function Asked({ question, ...props }: Props & { readonly question: InvoicesQuestion }) {
  const { t } = useTranslation()
  const { workspace, state, search, field, onChange } = props
  const input = bridgeInput(workspace, question)
  const { by } = question
  const windows = (found: Bridge | undefined): Bridge | undefined =>
    found && {
      ...found,
      rows: found.rows.filter(({ month }) => isEnd(month, question.every, state.fiscalYearStart)),
    }
  const total = useAsk('invoices.bridge', input)
  const grouped = useAsk('invoices.bridge', { ...input, by }, { enabled: by !== undefined })
  const all = { ...total, data: windows(total.data) }
  const shown = by === undefined ? all : { ...grouped, data: windows(grouped.data) }
  return (
    <Page
      title={t('revenue.title')}
      sentence={
        !all.error &&
        (all.data ? <InvoicesSentence bridge={all.data} question={question} /> : <SentenceToCome lines={2} />)
      }
      actions={<SavedViews workspace={workspace} screen="revenue" />}
    >
      <InvoicesControls question={question} state={state} field={field} onChange={onChange} />
      <Answer of={all} waiting={<InvoicesSkeleton />}>
        {(bridge) => (
          <>
            <InvoicesFigures workspace={workspace} question={question} bridge={bridge} />
            <Moved {...{ workspace, state, search, question, bridge }} asked={shown} />
          </>
        )}
      </Answer>
    </Page>
  )
}

type MovedProps = Omit<Props, 'field' | 'onChange'> & {
  readonly question: InvoicesQuestion
  readonly bridge: Bridge
  /** As it is grouped; the same where it is not. */
  readonly asked: Pick<UseQueryResult<Bridge>, 'data' | 'error' | 'refetch'>
}

function Moved({ workspace, state, search, question, bridge, asked }: MovedProps) {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/w/$workspace/revenue' })
  const go = (next: RevenueSearch) => navigate({ search: { ...search, ...next }, replace: true, resetScroll: false })
  const last = bridge.rows.slice(-1)
  return (
    <>
      <BridgeChart
        bridge={bridge}
        today={state.today}
        lineTitle={t('repeat.line')}
        fileName="invoices-bridge"
        summary={<Summary bridge={bridge} />}
        isShown={search.chart !== 'off'}
        onShow={(isShown) => go({ chart: isShown ? undefined : 'off' })}
      />
      <Answer of={asked}>
        {(shown) => (
          <div className="stack">
            <InvoicesTable
              {...{ workspace, question, state, shown }}
              total={bridge}
              open={search.open}
              onOpen={(open) => void go({ open })}
            />
            <BalanceProof
              rows={last}
              columns={invoiceKinds}
              currency={bridge.currency}
              hint={t('repeat.balancesHint')}
              groups={
                question.by === undefined
                  ? undefined
                  : { rows: shown.rows.filter(({ month }) => month === question.to), columns: invoiceKinds }
              }
            />
          </div>
        )}
      </Answer>
    </>
  )
}

function Summary({ bridge }: { readonly bridge: Bridge }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const first = bridge.rows[0]
  const last = bridge.rows.at(-1)
  if (!first || !last || first.closing === null || last.closing === null) return t('chart.undefined')
  const written = (amount: string | null) => formatCompact(language, amount ?? '0', bridge.currency)
  return t('repeat.summary', {
    count: bridge.rows.length,
    first: written(first.closing),
    firstMonth: formatMonth(language, first.month),
    last: written(last.closing),
    lastMonth: formatMonth(language, last.month),
    new: written(last.new),
    reactivation: written(last.reactivation),
    expansion: written(last.expansion),
    contraction: written(last.contraction),
    churn: written(last.churn),
  })
}

function InvoicesSkeleton() {
  return (
    <>
      <Skeleton height="9rem" />
      <Skeleton height="24rem" />
      <Skeleton lines={13} />
    </>
  )
}
