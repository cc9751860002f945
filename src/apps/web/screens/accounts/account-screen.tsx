import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Pencil } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { type Output, Problem, useAsk } from '../../api/client.js'
import { formatDay } from '../../format/dates.js'
import { signOf } from '../../format/exact.js'
import { formatAmount } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { RecordSteps } from '../../parts/record-steps.js'
import { Answer, Empty, Skeleton } from '../../parts/states.js'
import { Tabs } from '../../parts/tabs.js'
import { Page } from '../../shell/page.js'
import { useMay } from '../../shell/session.js'
import { useShortcut } from '../../shell/shortcuts.js'
import './accounts.css'
import { ActivityTab } from './activity/activity-tab.js'
import { OpportunitiesTab } from './opportunities/opportunities-tab.js'
import { PeopleTab } from './people/people-tab.js'
import { AccountFacts } from './record/account-facts.js'
import { AccountFigures } from './record/account-figures.js'
import { EditAccount } from './record/edit-account.js'
import { HistoryTab } from './record/history-tab.js'
import { InvoicesTab } from './record/invoices-tab.js'
import { MoneyTab } from './record/money-tab.js'
import { OrganisationTab } from './record/organisation-tab.js'
import { ReconciliationTab } from './record/reconciliation-tab.js'

const tabs = [
  'plan',
  'money',
  'people',
  'activity',
  'opportunities',
  'invoices',
  'organisation',
  'reconciliation',
  'history',
] as const

// In one file with the screen of plans: both load it when they need it.
const PlanTab = lazy(() => import('../plans/plan-screen.js').then((screen) => ({ default: screen.PlanTab })))

const contents = {
  plan: PlanTab,
  money: MoneyTab,
  people: PeopleTab,
  activity: ActivityTab,
  opportunities: OpportunitiesTab,
  invoices: InvoicesTab,
  organisation: OrganisationTab,
  reconciliation: ReconciliationTab,
  history: HistoryTab,
}

/** One account: its ARR and how it moved, what is known of it, and behind tabs where all of it comes from. */
export function AccountScreen() {
  const { t } = useTranslation()
  const { workspace, account } = useParams({ from: '/w/$workspace/accounts/$account' })
  const { tab } = useSearch({ from: '/w/$workspace/accounts/$account' })
  const navigate = useNavigate({ from: '/w/$workspace/accounts/$account' })
  const shown = useAsk('accounts.show', { workspace, account })
  const may = useMay()
  const seen = tabs.filter((id) => id !== 'plan' || may(workspace, 'plans.show'))
  const money = useAsk('ledger.account', { workspace, account })
  const crumbs = [
    <Link key="accounts" to="/w/$workspace/accounts" params={{ workspace }}>
      {t('accounts.title')}
    </Link>,
    <code key="ref">{account}</code>,
  ]
  if (shown.error instanceof Problem && shown.error.kind === 'not-found') {
    return (
      <Page title={account} crumbs={crumbs}>
        <NoSuchAccount workspace={workspace} problem={shown.error} />
      </Page>
    )
  }
  return (
    <Page
      title={shown.data?.name ?? account}
      crumbs={crumbs}
      actions={
        <RecordSteps
          of="accounts"
          at={account}
          onGo={(ref) => void navigate({ params: { workspace, account: ref }, search: { tab } })}
        />
      }
      sentence={money.data ? <Sentence money={money.data} /> : '\u00a0'}
    >
      <AccountFigures workspace={workspace} account={account} />
      <Answer of={shown} waiting={<Skeleton height="7.4375rem" />}>
        {(found) => <Known key={found.ref} workspace={workspace} account={found} />}
      </Answer>
      <Tabs
        label={shown.data?.name ?? account}
        selected={tabs.find((each) => each === tab) ?? 'money'}
        onSelect={(next) => void navigate({ search: { tab: next }, replace: true, resetScroll: false })}
        tabs={seen.map((id) => {
          const Content = contents[id]
          return {
            id,
            title: t(`account.tabs.${id}`),
            content: () => (
              <Suspense fallback={<Skeleton lines={12} />}>
                <Content workspace={workspace} account={account} />
              </Suspense>
            ),
          }
        })}
      />
    </Page>
  )
}

function NoSuchAccount({ workspace, problem }: { readonly workspace: string; readonly problem: Problem }) {
  const { t } = useTranslation()
  return (
    <Empty
      title={t('errors.kinds.not-found')}
      action={
        <Link to="/w/$workspace/accounts" params={{ workspace }} className="button">
          {t('accounts.title')}
        </Link>
      }
    >
      <span lang={problem.language}>{problem.message}</span>
    </Empty>
  )
}

function Known({ workspace, account }: { readonly workspace: string; readonly account: Output<'accounts.show'> }) {
  const { t } = useTranslation()
  const [isEditing, setEditing] = useState(false)
  const mayEdit = useMay()(workspace, 'accounts.change')
  useShortcut('e', t('account.edit'), () => setEditing(true), { enabled: mayEdit && !isEditing })
  return (
    <section className="panel panel-body" aria-label={t('account.facts')}>
      {isEditing ? (
        <EditAccount workspace={workspace} account={account} onClose={() => setEditing(false)} />
      ) : (
        <div className="known">
          <AccountFacts workspace={workspace} account={account} />
          {mayEdit && (
            <button
              type="button"
              className="button"
              data-size="small"
              aria-keyshortcuts="e"
              onClick={() => setEditing(true)}
            >
              <Pencil aria-hidden="true" />
              {t('account.edit')}
            </button>
          )}
        </div>
      )}
    </section>
  )
}

function Sentence({ money }: { money: Output<'ledger.account'> }) {
  const language = useLanguage()
  const live = money.lines.filter((line) => signOf(line.arr) !== 0).length
  return (
    <Trans
      i18nKey="account.sentence"
      count={live}
      values={{
        amount: formatAmount(language, money.arr, { currency: money.currency }),
        day: formatDay(language, money.asOf),
      }}
      components={{ strong: <strong className="figures" /> }}
    />
  )
}
