import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Output, useAsk } from '../../api/client.js'
import { CellLink } from '../../parts/cell-link.js'
import { accountAddress } from '../../search/addresses.js'
import { useMay } from '../../shell/session.js'
import { StartPlan } from './start-plan.js'

type Suggested = Output<'plans.suggest'>['rows'][number]

const shownAtMost = 3

/** The accounts to begin with and why, while there are few plans. */
export function Suggestions({ workspace }: { readonly workspace: string }) {
  const { t } = useTranslation()
  const [started, start] = useState<Suggested>()
  const { data } = useAsk('plans.suggest', { workspace, limit: shownAtMost })
  const mayStart = useMay()(workspace, 'plans.start')
  const found = data?.rows.filter(({ merits }) => merits) ?? []
  if (found.length === 0) return null
  return (
    <section className="stack-tight" aria-label={t('plans.suggested')} data-testid="suggestions">
      <h2>{t('plans.suggested')}</h2>
      <p className="muted prose">{t('plans.suggestedHint')}</p>
      <div className="plan-top">
        {found.map((row) => (
          <article key={row.account} className="panel panel-body stack-tight">
            <h3>
              <CellLink href={accountAddress(workspace, row.account)}>{row.name}</CellLink>
            </h3>
            <ul className="gap-rows">
              {row.reasons.map(({ id, reason }) => (
                <li key={id}>{reason}</li>
              ))}
            </ul>
            {mayStart && (
              <div>
                <button
                  type="button"
                  className="button"
                  data-size="small"
                  aria-label={t('plans.startOf', { name: row.name })}
                  onClick={() => start(row)}
                >
                  {t('plans.start')}
                </button>
              </div>
            )}
          </article>
        ))}
      </div>
      {started && (
        <StartPlan
          workspace={workspace}
          account={started.account}
          name={started.name}
          because={started.reasons[0]?.reason}
          onClose={() => start(undefined)}
        />
      )}
    </section>
  )
}
