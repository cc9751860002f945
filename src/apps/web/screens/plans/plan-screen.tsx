import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Trans, useTranslation } from 'react-i18next'
import { client, Problem, useAsk } from '../../api/client.js'
import { formatDay } from '../../format/dates.js'
import { formatCompact } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { RecordSteps } from '../../parts/record-steps.js'
import { SentenceToCome } from '../../parts/sentence-to-come.js'
import { Answer, Skeleton } from '../../parts/states.js'
import { Page } from '../../shell/page.js'
import { useShortcut } from '../../shell/shortcuts.js'
import { Reviews } from '../reviews/reviews.js'
import { actOf } from './gap-list.js'
import { NoPlan } from './no-plan.js'
import type { Shown } from './plan.js'
import { PlanPage } from './plan-page.js'
import type { PlanPlace } from './plan-place.js'
import { PrintButton } from './print-button.js'

/** The plan of one account, on one page; of a past day it can only be read. */
export function PlanScreen() {
  const { t } = useTranslation()
  const { workspace, account } = useParams({ from: '/w/$workspace/plans/$account' })
  const { asOf } = useSearch({ from: '/w/$workspace/plans/$account' })
  const navigate = useNavigate({ from: '/w/$workspace/plans/$account' })
  const asked = useAsk('plans.show', { workspace, account, asOf })
  const lookBack = (day: string | undefined) => void navigate({ search: { asOf: day }, resetScroll: false })
  const isNow = asOf === undefined
  return (
    <Page
      title={asked.data?.accountName ?? account}
      crumbs={[
        <Link key="plans" to="/w/$workspace/plans" params={{ workspace }}>
          {t('plans.title')}
        </Link>,
        <Link key="account" to="/w/$workspace/accounts/$account" params={{ workspace, account }}>
          {t('planPage.toAccount')} {account}
        </Link>,
      ]}
      sentence={
        asked.data
          ? asked.data.plan && <Sentence shown={asked.data} isNow={isNow} />
          : !(asked.error instanceof Problem) && <SentenceToCome lines={1} />
      }
      actions={
        <>
          <RecordSteps
            of="plans"
            at={account}
            onGo={(ref) => void navigate({ params: { workspace, account: ref }, search: {} })}
          />
          <Link to="/w/$workspace/accounts/$account/map" params={{ workspace, account }} className="button">
            {t('map.open')}
          </Link>
          {asked.data?.plan && (
            <PrintButton
              text={t('planPage.print')}
              print={(printedIn) => client.read('plans.print', { workspace, account, printedIn, asOf })}
            />
          )}
          <LookBack asOf={asOf} today={asked.data?.asOf} onChange={lookBack} />
        </>
      }
    >
      <Answer of={asked} waiting={<Skeleton lines={12} />}>
        {(shown) =>
          shown.plan ? (
            <>
              <PlanPage
                {...{ workspace, account, shown, asOf }}
                onLookBack={lookBack}
                head={(place) => <Worst place={place} />}
              />
              {isNow && <Reviews workspace={workspace} account={account} />}
            </>
          ) : (
            <NoPlan workspace={workspace} account={account} name={shown.accountName} isNow={isNow} />
          )
        }
      </Answer>
    </Page>
  )
}

/** The plan of an account as a tab of the account. */
export function PlanTab({ workspace, account }: { readonly workspace: string; readonly account: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const asked = useAsk('plans.show', { workspace, account })
  const params = { workspace, account }
  return (
    <Answer of={asked} waiting={<Skeleton lines={12} />}>
      {(shown) =>
        shown.plan ? (
          <div className="stack">
            <div className="people-head">
              <p className="muted prose">
                <Sentence shown={shown} isNow />
              </p>
              <Link to="/w/$workspace/plans/$account" params={params} className="button">
                {t('planPage.toPlan')}
              </Link>
            </div>
            <PlanPage
              {...{ workspace, account, shown, asOf: undefined }}
              onLookBack={(asOf) => void navigate({ to: '/w/$workspace/plans/$account', params, search: { asOf } })}
            />
          </div>
        ) : (
          <NoPlan workspace={workspace} account={account} name={shown.accountName} isNow />
        )
      }
    </Answer>
  )
}

function Sentence({ shown, isNow }: { readonly shown: Shown; readonly isNow: boolean }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (!isNow) return t('planPage.asOfSentence', { day: formatDay(language, shown.asOf) })
  const gaps = shown.gaps ?? []
  const high = gaps.filter(({ severity }) => severity === 'high').length
  const lacks = gaps.length === 0 ? t('planPage.lacksNothing') : t('planPage.lacks', { count: gaps.length, high })
  const arr = shown.plan?.arr
  if (!arr || Number(arr) === 0) return t('planPage.sentenceWithoutArr', { lacks })
  return (
    <Trans
      i18nKey="planPage.sentence"
      values={{ arr: formatCompact(language, arr, shown.currency), lacks }}
      components={{ strong: <strong className="figures" /> }}
    />
  )
}

type LookBackProps = {
  readonly asOf: string | undefined
  readonly today: string | undefined
  readonly onChange: (day: string | undefined) => void
}

function LookBack({ asOf, today, onChange }: LookBackProps) {
  const { t } = useTranslation()
  return (
    <>
      <label className="look-back">
        <span>{t('planPage.asOf')}</span>
        <input
          type="date"
          className="input"
          value={asOf ?? today ?? ''}
          onChange={(event) => event.target.value && onChange(event.target.value)}
        />
      </label>
      {asOf !== undefined && (
        <button type="button" className="button" onClick={() => onChange(undefined)}>
          {t('planPage.today')}
        </button>
      )}
    </>
  )
}

// What one does first on this page.
function Worst({ place }: { readonly place: PlanPlace }) {
  const { t } = useTranslation()
  const { shown, isReadOnly, open } = place
  const act = isReadOnly ? undefined : (shown.gaps ?? []).map((gap) => actOf(gap, shown)).find(Boolean)
  useShortcut('e', t('planPage.edit'), () => open({ name: 'plan' }), { enabled: !isReadOnly })
  useShortcut('c', t('planPage.resolveWorst'), () => act && open(act), { enabled: act !== undefined })
  if (!act) return null
  return (
    <div>
      <button type="button" className="button" data-kind="primary" aria-keyshortcuts="c" onClick={() => open(act)}>
        {t('planPage.resolveWorst')}
      </button>
    </div>
  )
}
