import { ImportLink } from '../../parts/import-link.js'
import { useMay } from '../../shell/session.js'
import type { TabProps } from './tab-props.js'
import '../metrics/metrics.css'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { SavedViews } from '../../parts/saved-views/saved-views.js'
import { Answer, Empty, Skeleton } from '../../parts/states.js'
import { Tabs } from '../../parts/tabs.js'
import { type RetentionSearch, type RetentionTab, retentionTabs } from '../../search/metric-search.js'
import { Page } from '../../shell/page.js'
import { BelowTab } from './below-tab.js'
import { ChurnTab } from './churn-tab.js'
import { CohortsTab } from './cohorts-tab.js'
import { RetentionControls } from './retention-controls.js'
import { type RetentionQuestion, retentionQuestion } from './retention-question.js'
import { RetentionSentence } from './retention-sentence.js'
import { TrendTab } from './trend-tab.js'

const contents: Readonly<Record<RetentionTab, (props: TabProps) => React.ReactNode>> = {
  trend: TrendTab,
  cohorts: CohortsTab,
  churn: ChurnTab,
  below: BelowTab,
}

/** How much of the revenue stays and grows: ratios, groups, cohorts, what was lost and who buys less. */
export function RetentionScreen() {
  const { t } = useTranslation()
  const { workspace } = useParams({ from: '/w/$workspace/retention' })
  const search = useSearch({ from: '/w/$workspace/retention' })
  const state = useAsk('ledger.state', { workspace })
  const question = state.data && retentionQuestion(workspace, state.data, search)
  if (question) return <Retention question={question} />
  return (
    <Page title={t('retention.title')}>
      <Answer of={state} waiting={<Skeleton lines={12} />}>
        {() => (
          <Empty title={t('retention.none')} action={<ImportLink workspace={workspace} />}>
            {t('retention.noneHint')}
          </Empty>
        )}
      </Answer>
    </Page>
  )
}

function Retention({ question }: { readonly question: RetentionQuestion }) {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/w/$workspace/retention' })
  const { search, workspace } = question
  const maySeeAccounts = useMay()(workspace, 'metrics.accounts')
  const seen = retentionTabs.filter((tab) => tab !== 'below' || maySeeAccounts)
  const change = (next: RetentionSearch) =>
    void navigate({ search: { ...search, ...next }, replace: true, resetScroll: false })
  return (
    <Page
      title={t('retention.title')}
      sentence={<RetentionSentence question={question} />}
      actions={<SavedViews workspace={workspace} screen="retention" />}
    >
      <RetentionControls question={question} onChange={change} />
      <Tabs
        label={t('retention.title')}
        selected={seen.find((tab) => tab === search.tab) ?? 'trend'}
        onSelect={(tab) => change({ tab: tab === 'trend' ? undefined : tab, sort: undefined })}
        tabs={seen.map((id) => {
          const Content = contents[id]
          return {
            id,
            title: t(`retention.tabs.${id}`),
            content: () => <Content question={question} onChange={change} />,
          }
        })}
      />
    </Page>
  )
}
