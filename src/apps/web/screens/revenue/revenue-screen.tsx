import '../metrics/metrics.css'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { monthsBetween } from '../../format/dates.js'
import { SavedViews } from '../../parts/saved-views/saved-views.js'
import { Answer, Empty, Skeleton } from '../../parts/states.js'
import type { RevenueSearch } from '../../search/bridge-search.js'
import { Page } from '../../shell/page.js'
import { WhoDiffers } from '../metrics/who-differs.js'
import { BalanceProof } from './balance-proof.js'
import { BridgeChart } from './bridge-chart.js'
import { BridgeControls } from './bridge-controls.js'
import { BridgeTable } from './bridge-table.js'
import { Concentration } from './concentration.js'
import { KeySentence } from './key-sentence.js'
import { MonthClose } from './month-close.js'
import { bridgeInput, type LedgerState, type Question, questionOf } from './question.js'
import { Restatements } from './restatements.js'

/** How ARR moved from month to month, with the proof that it adds up. */
export function RevenueScreen() {
  const { t } = useTranslation()
  const { workspace } = useParams({ from: '/w/$workspace/revenue' })
  const search = useSearch({ from: '/w/$workspace/revenue' })
  const state = useAsk('ledger.state', { workspace })
  const question = state.data && questionOf(search, state.data)
  if (state.data && question)
    return <Bridge workspace={workspace} state={state.data} question={question} search={search} />
  return (
    <Page title={t('revenue.title')}>
      <Answer of={state} waiting={<RevenueSkeleton />}>
        {() => (
          <Empty
            title={t('revenue.none')}
            action={
              <Link to="/w/$workspace/data/upload" params={{ workspace }} className="button" data-kind="primary">
                {t('data.upload')}
              </Link>
            }
          >
            {t('revenue.noneHint')}
          </Empty>
        )}
      </Answer>
    </Page>
  )
}

const comparedMetrics = ['arr', 'new-arr', 'expansion-arr', 'contraction-arr', 'churned-arr', 'net-new-arr'] as const

type BridgeProps = {
  readonly workspace: string
  readonly state: LedgerState
  readonly question: Question
  readonly search: RevenueSearch
}

function Bridge({ workspace, state, question, search }: BridgeProps) {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/w/$workspace/revenue' })
  const input = bridgeInput(workspace, question)
  const total = useAsk('ledger.bridge', input)
  const grouped = useAsk('ledger.bridge', { ...input, by: question.by }, { enabled: question.by !== undefined })
  const change = (next: RevenueSearch) => void navigate({ search: { ...search, open: undefined, ...next } })
  return (
    <Page
      title={t('revenue.title')}
      sentence={
        total.data && !total.error && <KeySentence bridge={total.data} question={question} today={state.today} />
      }
      actions={
        <>
          <SavedViews workspace={workspace} screen="revenue" />
          <MonthClose workspace={workspace} state={state} />
        </>
      }
    >
      <BridgeControls question={question} state={state} onChange={change} />
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
      <Answer of={total} waiting={<RevenueSkeleton />}>
        {(bridge) => (
          <>
            <BridgeChart
              bridge={bridge}
              today={state.today}
              measure={question.measure}
              isShown={search.chart !== 'off'}
              onShow={(isShown) =>
                void navigate({ search: { ...search, chart: isShown ? undefined : 'off' }, replace: true })
              }
            />
            <Answer of={question.by === undefined ? total : grouped}>
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
                    onOpen={(open) => void navigate({ search: { ...search, open }, replace: true, resetScroll: false })}
                  />
                  <BalanceProof bridge={bridge} groups={question.by === undefined ? undefined : shown} />
                </div>
              )}
            </Answer>
          </>
        )}
      </Answer>
      <Concentration workspace={workspace} question={question} />
      <Restatements workspace={workspace} />
    </Page>
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
