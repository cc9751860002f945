import { useTranslation } from 'react-i18next'
import { formatDay } from '../../../format/dates.js'
import { changeBetween } from '../../../format/measures.js'
import { useLanguage } from '../../../i18n/language.js'
import { Figure, Figures, FiguresSkeleton } from '../../../parts/figure.js'
import { Answer } from '../../../parts/states.js'
import { AccountStatus } from '../list/account-status.js'
import { type TabProps, useListed } from './ask-account.js'

/** What the account is worth: each number opens to the movements that make it. */
export function AccountFigures({ workspace, account }: TabProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const listed = useListed(workspace, account)
  const to = (search: { until: string; after?: string }) =>
    ({
      to: '/w/$workspace/accounts/$account',
      params: { workspace, account },
      search: { tab: 'money', ...search },
    }) as const
  return (
    <Answer of={listed} waiting={<FiguresSkeleton count={4} height="9.125rem" />}>
      {({ rows: [row], currency, asOf, from }) => {
        if (!row) return null
        const money = (value: string | null) => ({ value, unit: 'money' as const, currency, because: row.because })
        const growth = changeBetween(money(row.now), money(row.before))
        return (
          <Figures label={t('account.figures')}>
            <Figure
              name={t('accounts.arrToday')}
              of={money(row.now)}
              to={to({ until: asOf })}
              change={growth}
              better="up"
              note={t(growth === null ? 'account.on' : 'account.asOf', { day: formatDay(language, asOf) })}
              explain={{ id: 'arr', workspace, by: 'account', group: account }}
            />
            <Figure
              name={t('accounts.change')}
              of={money(row.change)}
              sign="always"
              to={to({ after: from, until: asOf })}
              note={t('account.against', { day: formatDay(language, from) })}
            />
            <Figure
              name={t('accounts.share')}
              of={{ value: row.share, unit: 'ratio', because: row.because }}
              note={t('account.ofAll')}
            />
            <article className="figure-card">
              <header>
                <h3>{t('accounts.since')}</h3>
              </header>
              <p className="metric">{row.since ? formatDay(language, row.since) : <span className="zero">—</span>}</p>
              <p className="figure-note">
                <AccountStatus status={row.status} />
              </p>
            </article>
          </Figures>
        )
      }}
    </Answer>
  )
}
