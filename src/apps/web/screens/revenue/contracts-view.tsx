import type { UseQueryResult } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Output, useAsk } from '../../api/client.js'
import { monthsBetween } from '../../format/dates.js'
import { formatCompact } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { SavedViews } from '../../parts/saved-views/saved-views.js'
import { SentenceToCome } from '../../parts/sentence-to-come.js'
import { Answer, Skeleton } from '../../parts/states.js'
import type { BridgeSearch, RevenueSearch } from '../../search/bridge-search.js'
import { Page } from '../../shell/page.js'
import { WhoDiffers } from '../metrics/who-differs.js'
import { BalanceProof } from './balance-proof.js'
import { BridgeChart } from './bridge-chart.js'
import { BridgeControls } from './bridge-controls.js'
import { groupedColumns, plainColumns, rangeOf } from './bridge-maths.js'
import { BridgeTable } from './bridge-table.js'
import { Concentration } from './concentration.js'
import { KeySentence } from './key-sentence.js'
import { MonthClose } from './month-close.js'
import { bridgeInput, type LedgerState, type Question } from './question.js'
import { Restatements } from './restatements.js'

const comparedMetrics = ['arr', 'new-arr', 'expansion-arr', 'contraction-arr', 'churned-arr', 'net-new-arr'] as const

type Props = {
  readonly workspace: string
  readonly state: LedgerState
  readonly question: Question
  readonly search: RevenueSearch
  /** The switch between contracts and invoices. */
  readonly field: ReactNode
  readonly onChange: (change: BridgeSearch) => void
}

/** How ARR moved from month to month, by contracts. */
export function ContractsView({ workspace, state, question, search, field, onChange }: Props) {
  const { t } = useTranslation()
  const input = bridgeInput(workspace, question)
  const total = useAsk('ledger.bridge', input)
  const { by } = question
  const grouped = useAsk('ledger.bridge', { ...input, by }, { enabled: by !== undefined })
  return (
    <Page
      title={t('revenue.title')}
      sentence={
        !total.error &&
        (total.data ? (
          <KeySentence bridge={total.data} question={question} today={state.today} />
        ) : (
          <SentenceToCome lines={2} />
        ))
      }
      actions={
        <>
          <SavedViews workspace={workspace} screen="revenue" />
          <MonthClose workspace={workspace} state={state} />
        </>
      }
    >
      <BridgeControls question={question} state={state} field={field} onChange={onChange} />
      {question.policy !== undefined && question.policy !== state.policy && (
        <WhoDiffers
          workspace={workspace}
          left={state.policy}
          right={question.policy}
          metrics={comparedMetrics}
          at={question.to}
          months={monthsBetween(question.from, question.to).length}
        />
      )}
      <Answer of={total} waiting={<BridgeSkeleton />}>
        {(bridge) => (
          <Bridge {...{ workspace, state, question, search, bridge }} asked={by === undefined ? total : grouped} />
        )}
      </Answer>
      <Concentration workspace={workspace} question={question} />
      <Restatements workspace={workspace} />
    </Page>
  )
}

type BridgeProps = Omit<Props, 'field' | 'onChange'> & {
  readonly bridge: Output<'ledger.bridge'>
  /** As it is grouped; the same where it is not. */
  readonly asked: UseQueryResult<Output<'ledger.bridge'>>
}

function Bridge({ workspace, state, question, search, bridge, asked }: BridgeProps) {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/w/$workspace/revenue' })
  const go = (next: RevenueSearch) => navigate({ search: { ...search, ...next }, replace: true, resetScroll: false })
  return (
    <>
      <BridgeChart
        bridge={bridge}
        today={state.today}
        lineTitle={t('columns.closing')}
        fileName="bridge"
        summary={<Summary bridge={bridge} measure={question.measure} />}
        isShown={search.chart !== 'off'}
        onShow={(isShown) => go({ chart: isShown ? undefined : 'off' })}
      />
      <Answer of={asked}>
        {(shown) => (
          <div className="stack">
            <BridgeTable
              workspace={workspace}
              question={question}
              today={state.today}
              closedMonth={state.closedMonth}
              total={bridge}
              shown={shown}
              open={search.open}
              onOpen={(open) => void go({ open })}
            />
            <BalanceProof
              rows={bridge.rows}
              columns={plainColumns}
              currency={bridge.currency}
              hint={t('proof.balancesHint')}
              groups={question.by === undefined ? undefined : { rows: shown.rows, columns: groupedColumns }}
            />
          </div>
        )}
      </Answer>
    </>
  )
}

function Summary({ bridge, measure }: { readonly bridge: Output<'ledger.bridge'>; readonly measure?: 'mrr' }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const total = rangeOf(bridge.rows)
  if (!total || total.opening === null || total.closing === null) return t('chart.undefined')
  const written = (amount: string | null) => formatCompact(language, amount ?? '0', bridge.currency)
  return t('chart.summary', {
    measure: t(measure === 'mrr' ? 'measures.mrr' : 'measures.arr'),
    opening: written(total.opening),
    closing: written(total.closing),
    new: written(total.new),
    expansion: written(total.expansion),
    contraction: written(total.contraction),
    churn: written(total.churn),
  })
}

function BridgeSkeleton() {
  return (
    <>
      <Skeleton height="17rem" />
      <Skeleton lines={13} />
    </>
  )
}
