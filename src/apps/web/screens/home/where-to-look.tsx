import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { negated, signOf, sumOf } from '../../format/exact.js'
import { formatAmount, formatCount, formatPercent } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { AccountLink } from '../../parts/account-link.js'
import { Amount } from '../../parts/amount.js'
import { CellLink } from '../../parts/cell-link.js'
import { Answer, Skeleton } from '../../parts/states.js'
import { metricRowsAddress } from '../../search/metric-search.js'
import { useMay } from '../../shell/session.js'
import { PlanGaps } from './plan-gaps.js'

type Props = { readonly workspace: string; readonly month: string }

const shown = 5
const differencesRead = 500

/** The weakest points by money: who buys less, how much hangs on few, and where sources disagree. */
export function WhereToLook(props: Props) {
  const { t } = useTranslation()
  const may = useMay()
  const maySeeAccounts = may(props.workspace, 'metrics.accounts')
  const maySeePlans = may(props.workspace, 'plans.gaps')
  return (
    <section className="stack-tight" aria-labelledby="look">
      <h2 id="look">{t('home.look')}</h2>
      <div className="look-panels">
        {maySeePlans && <PlanGaps workspace={props.workspace} />}
        {maySeeAccounts && <Below {...props} />}
        {maySeeAccounts && <Largest {...props} />}
        <Differences {...props} />
      </div>
    </section>
  )
}

function Panel(props: {
  readonly title: string
  readonly children: ReactNode
  readonly says: ReactNode
  readonly more: ReactNode
}) {
  return (
    <section className="panel panel-body stack-tight" aria-label={props.title}>
      <h3>{props.title}</h3>
      <p className="muted">{props.says}</p>
      {props.children}
      {props.more && <p className="look-more">{props.more}</p>}
    </section>
  )
}

function List(props: {
  readonly workspace: string
  readonly rows: readonly { readonly account: string; readonly name: string; readonly amount: ReactNode }[]
}) {
  return (
    <ul className="look-list">
      {props.rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an account may differ from two sources.
        <li key={index}>
          <AccountLink workspace={props.workspace} account={row.account}>
            {row.name}
          </AccountLink>
          <span className="figures">{row.amount}</span>
        </li>
      ))}
    </ul>
  )
}

function Below({ workspace, month }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const input = { workspace, at: month, below: true, sort: 'change' as const, descending: false, limit: shown }
  return (
    <Answer of={useAsk('metrics.accounts', input)} waiting={<Skeleton height="14rem" />}>
      {(found) => (
        <Panel
          title={t('retention.tabs.below')}
          says={
            found.count === 0
              ? t('below.none')
              : t('home.below', {
                  count: found.count,
                  written: formatCount(language, found.count),
                  amount: formatAmount(language, found.sum.change, { currency: found.currency, sign: 'always' }),
                })
          }
          more={
            <Link to="/w/$workspace/retention" params={{ workspace }} search={{ tab: 'below' }}>
              {t('home.allBelow')}
            </Link>
          }
        >
          <List
            workspace={workspace}
            rows={found.rows.map((row) => ({ ...row, amount: <Amount value={row.change} sign="always" /> }))}
          />
        </Panel>
      )}
    </Answer>
  )
}

function Largest({ workspace, month }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const asked = useAsk('metrics.accounts', { workspace, at: month, sort: 'now', limit: 10, status: ['customer'] })
  return (
    <Answer of={asked} waiting={<Skeleton height="14rem" />}>
      {(found) => {
        const top = found.rows[0]
        return (
          <Panel
            title={t('home.largest')}
            says={
              top?.share
                ? t('home.largestSays', { share: formatPercent(language, top.share), name: top.name })
                : t('home.largestNone')
            }
            more={
              <CellLink href={metricRowsAddress(workspace, 'largest-ten-share', { at: month })}>
                {t('home.allLargest')}
              </CellLink>
            }
          >
            <List
              workspace={workspace}
              rows={found.rows.slice(0, shown).map((row) => ({
                ...row,
                amount: row.share === null ? null : formatPercent(language, row.share),
              }))}
            />
          </Panel>
        )
      }}
    </Answer>
  )
}

function Differences({ workspace, month }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const asked = useAsk('reconciliation.list', { workspace, at: month, openOnly: true, limit: differencesRead })
  return (
    <Answer of={asked} waiting={<Skeleton height="14rem" />}>
      {(found) => (
        <Panel
          title={t('home.differences')}
          says={
            found.count === 0
              ? t(found.hasBilling ? 'home.differencesNone' : 'home.noBilling')
              : t(found.next === null ? 'home.differencesSay' : 'home.differencesMany', {
                  count: found.count,
                  written: formatCount(language, found.count),
                  amount: formatAmount(language, apart(found.rows), { currency: found.currency }),
                })
          }
          more={
            <Link to="/w/$workspace/data" params={{ workspace }} search={{ tab: 'reconciliation', at: month }}>
              {t('home.allDifferences')}
            </Link>
          }
        >
          <List
            workspace={workspace}
            rows={found.rows.slice(0, shown).map((row) => ({
              account: row.account,
              name: row.accountName,
              amount: <Amount value={row.difference} sign="always" because={row.because ?? undefined} />,
            }))}
          />
        </Panel>
      )}
    </Answer>
  )
}

// Differences of either sign do not make up for each other.
function apart(rows: readonly { readonly difference: string | null }[]): string {
  const sizes = rows.map(({ difference }) => difference ?? '0')
  return sumOf(['0', ...sizes.map((each) => (signOf(each) < 0 ? negated(each) : each))])
}
