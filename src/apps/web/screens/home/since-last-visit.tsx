import { Link } from '@tanstack/react-router'
import { Trans, useTranslation } from 'react-i18next'
import { type Output, useAsk } from '../../api/client.js'
import { formatMoment, formatMonth } from '../../format/dates.js'
import { formatAmount } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { AccountLink } from '../../parts/account-link.js'
import { Amount, Kind } from '../../parts/amount.js'
import { Answer, Skeleton } from '../../parts/states.js'
import { useMay } from '../../shell/session.js'
import { useLastVisit } from './last-visit.js'

type Changes = Output<'ledger.changes'>
type Props = { readonly workspace: string; readonly month: string }

/** What was recorded since somebody last looked here, and how it moved the ARR. Nothing on the first visit. */
export function SinceLastVisit(props: Props) {
  const since = useLastVisit(props.workspace)
  return since === null ? null : <Since {...props} since={since} />
}

function Since({ workspace, month, since }: Props & { readonly since: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const changes = useAsk('ledger.changes', { workspace, since, at: month })
  return (
    <section className="panel panel-body stack-tight" aria-label={t('home.since')} data-testid="since">
      <div className="drawing-head">
        <h2>{t('home.since')}</h2>
        <span className="small muted">{formatMoment(language, since)}</span>
      </div>
      <Answer of={changes} waiting={<Skeleton lines={2} />}>
        {(found) =>
          found.recordings.length === 0 ? (
            <p className="muted">{t('home.sinceNothing')}</p>
          ) : (
            <Told workspace={workspace} month={month} found={found} />
          )
        }
      </Answer>
    </section>
  )
}

function Told({ workspace, month, found }: Props & { readonly found: Changes }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <>
      <p>
        <Trans
          i18nKey="home.sinceMoved"
          count={found.count}
          values={{
            amount: formatAmount(language, found.total, { currency: found.currency, sign: 'always' }),
            month: formatMonth(language, month),
          }}
          components={{ strong: <strong className="figures" /> }}
        />
      </p>
      {found.kinds.length > 0 && (
        <p className="cluster small">
          {found.kinds.map(({ kind, amount }) => (
            <Kind key={kind} kind={kind}>
              {t(`columns.${kind}`)} <Amount value={amount} sign="always" />
            </Kind>
          ))}
        </p>
      )}
      <div className="home-columns">
        {found.accounts.length > 0 && <Moved workspace={workspace} found={found} />}
        <Acts workspace={workspace} found={found} />
      </div>
    </>
  )
}

function Moved({ workspace, found }: { readonly workspace: string; readonly found: Changes }) {
  const { t } = useTranslation()
  return (
    <div>
      <h3>{t('home.sinceAccounts')}</h3>
      <ul className="look-list">
        {found.accounts.map((row) => (
          <li key={row.account}>
            <AccountLink workspace={workspace} account={row.account}>
              {row.name}
            </AccountLink>
            <span className="figures">
              <Amount value={row.amount} sign="always" />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Acts({ workspace, found }: { readonly workspace: string; readonly found: Changes }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const maySeeImports = useMay()(workspace, 'imports.list')
  return (
    <div>
      <h3>{t('home.sinceActs')}</h3>
      <ul className="look-list">
        {found.recordings.slice(0, 5).map((row) => (
          <li key={row.id}>
            <span>
              {row.act === 'import' && maySeeImports ? (
                <Link to="/w/$workspace/data/imports/$import" params={{ workspace, import: row.id }}>
                  {t('acts.import')}
                </Link>
              ) : (
                t(`acts.${row.act}` as 'acts.import', row.act)
              )}
              <span className="muted">
                {' · '}
                {formatMoment(language, row.recordedAt)}, {row.by}
                {row.act !== 'import' && row.because && `: ${row.because}`}
              </span>
            </span>
            <span className="figures">
              <Amount value={row.amount} sign="always" />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
