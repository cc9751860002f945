import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../api/client.js'
import { formatDay, formatMoment } from '../../../format/dates.js'
import { useLanguage } from '../../../i18n/language.js'
import { AccountLink } from '../../../parts/account-link.js'
import { Amount } from '../../../parts/amount.js'
import { Answer, Skeleton } from '../../../parts/states.js'
import { RoleNotice } from '../../../shell/role-notice.js'
import { useMay } from '../../../shell/session.js'
import { ActHistory } from './act-history.js'
import { ExplainForm } from './explain-form.js'
import { OurLines, TheirBalances, TheirLines } from './lines-behind.js'
import { billing, type Reconciled, type Shown } from './reconciled.js'
import { Reopen } from './reopen.js'
import { SourceName } from './source-name.js'
import { ReconciledBadge } from './state-badge.js'

type Props = {
  readonly workspace: string
  readonly account: string
  readonly at: string
  readonly owners: readonly string[]
  readonly onClose: () => void
}

/** One account: each comparison with who explained it, and the lines and balances behind both numbers. */
export function DifferencePanel(props: Props) {
  const { t } = useTranslation()
  const { workspace, account, at, onClose } = props
  const place = useRef<HTMLElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <aside
      ref={place}
      tabIndex={-1}
      className="panel panel-body stack preview"
      aria-label={t('reconciliation.behind')}
      data-testid="difference"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <Answer of={useAsk('reconciliation.show', { workspace, account, at })} waiting={<Skeleton lines={8} />}>
        {(shown) => (
          <>
            <div className="panel-head">
              <h2>
                <AccountLink workspace={workspace} account={account}>
                  {shown.accountName}
                </AccountLink>
              </h2>
              <button type="button" className="button" data-size="small" onClick={onClose}>
                {t('states.close')}
              </button>
            </div>
            {shown.rows.length === 0 && <p className="notice">{t('reconciliation.nothingToCompare')}</p>}
            {shown.rows.map((row) => (
              <Comparison key={row.source} workspace={workspace} row={row} shown={shown} />
            ))}
            <OurLines workspace={workspace} shown={shown} />
            {shown.rows.some((row) => row.open) && <RoleNotice workspace={workspace} action="reconciliation.explain" />}
            {shown.rows.map((row) => (
              <Acts key={`${row.source} ${row.open}`} {...props} row={row} />
            ))}
            <ActHistory acts={shown.history} />
          </>
        )}
      </Answer>
    </aside>
  )
}

function Acts(props: Props & { readonly row: Reconciled }) {
  const { row, workspace } = props
  const may = useMay()
  if (!may(workspace, 'reconciliation.explain')) return null
  return (
    <>
      {row.open && <ExplainForm {...props} />}
      {row.explainedAt !== null && may(workspace, 'reconciliation.reopen') && <Reopen {...props} />}
    </>
  )
}

function Comparison({ workspace, row, shown }: { workspace: string; row: Reconciled; shown: Shown }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { currency } = shown
  return (
    <section className="stack-tight">
      <h3>
        <SourceName source={row.source} /> · {formatDay(language, row.day)}
      </h3>
      <p>
        <ReconciledBadge row={row} />
      </p>
      {row.because && <p className="notice">{row.because}</p>}
      <dl className="facts amounts">
        {(['theirs', 'ours', 'difference', 'tolerance'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`reconciliation.${name}`)}</dt>
            <dd className="figures">
              <Amount
                value={row[name]}
                because={row.because ?? undefined}
                currency={currency}
                sign={name === 'difference' ? 'always' : undefined}
              />
            </dd>
          </div>
        ))}
      </dl>
      {row.note && <p className="notice">{row.note}</p>}
      {row.explainedAt !== null && (
        <p className="small muted">
          {t('reconciliation.explainedBy', {
            owner: row.owner,
            category: row.category === null ? '—' : t(`reconciliation.categories.${row.category}`),
            reason: row.reason,
            when: formatMoment(language, row.explainedAt),
            by: row.by,
          })}
        </p>
      )}
      {row.source === billing ? (
        <TheirLines workspace={workspace} shown={shown} />
      ) : (
        <TheirBalances workspace={workspace} shown={shown} source={row.source} />
      )}
    </section>
  )
}
