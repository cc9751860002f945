import { Link, useParams } from '@tanstack/react-router'
import { Trans, useTranslation } from 'react-i18next'
import { type Output, useAsk } from '../../api/client.js'
import { formatDay } from '../../format/dates.js'
import { signOf } from '../../format/exact.js'
import { formatAmount } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { Answer, Skeleton } from '../../parts/states.js'
import { Page } from '../../shell/page.js'
import { AccountLedger } from './account-ledger.js'
import { ContractLines } from './contract-lines.js'

type Account = Output<'accounts.show'>

/** One account: who it is, its ARR today, its contract lines and its ledger. */
export function AccountScreen() {
  const { t } = useTranslation()
  const { workspace, account } = useParams({ from: '/w/$workspace/accounts/$account' })
  const shown = useAsk('accounts.show', { workspace, account })
  const money = useAsk('ledger.account', { workspace, account })
  return (
    <Page
      title={shown.data?.name ?? account}
      crumbs={[
        <Link key="accounts" to="/w/$workspace/accounts" params={{ workspace }}>
          {t('accounts.title')}
        </Link>,
        <code key="ref">{account}</code>,
      ]}
      sentence={money.data && <Sentence money={money.data} />}
    >
      <Answer of={shown} waiting={<Skeleton height="5rem" />}>
        {(found) => <Facts workspace={workspace} account={found} />}
      </Answer>
      <Answer of={money} waiting={<Skeleton lines={4} />}>
        {(found) => <ContractLines workspace={workspace} money={found} />}
      </Answer>
      <AccountLedger workspace={workspace} account={account} />
    </Page>
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

function Facts({ workspace, account }: { workspace: string; account: Account }) {
  const { t } = useTranslation()
  const known = (['country', 'industry', 'segment', 'owner', 'channel'] as const).flatMap((name) =>
    account[name] === null ? [] : [{ name: t(`groupings.${name}`), value: account[name] }],
  )
  return (
    <section className="panel panel-body" aria-label={t('account.facts')}>
      <dl className="facts">
        {account.parent && (
          <div>
            <dt>{t('accounts.parent')}</dt>
            <dd>
              <Link to="/w/$workspace/accounts/$account" params={{ workspace, account: account.parent }}>
                {account.parentName ?? account.parent}
              </Link>
            </dd>
          </div>
        )}
        {[...known, ...account.attributes].map((fact) => (
          <div key={fact.name}>
            <dt>{fact.name}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
        {account.children.length > 0 && (
          <div>
            <dt>{t('account.children')}</dt>
            <dd className="cluster">
              {account.children.map((child) => (
                <Link key={child.ref} to="/w/$workspace/accounts/$account" params={{ workspace, account: child.ref }}>
                  {child.name}
                </Link>
              ))}
            </dd>
          </div>
        )}
        {account.units.length > 0 && (
          <div>
            <dt>{t('account.units')}</dt>
            <dd>{account.units.map((unit) => unit.name).join(', ')}</dd>
          </div>
        )}
        {account.people > 0 && (
          <div>
            <dt>{t('account.people')}</dt>
            <dd>{account.people}</dd>
          </div>
        )}
      </dl>
    </section>
  )
}
