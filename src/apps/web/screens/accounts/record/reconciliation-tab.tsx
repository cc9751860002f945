import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Output, useAsk } from '../../../api/client.js'
import { formatDay } from '../../../format/dates.js'
import { useLanguage } from '../../../i18n/language.js'
import { Amount } from '../../../parts/amount.js'
import { Answer, Empty, Skeleton } from '../../../parts/states.js'
import { useMay } from '../../../shell/session.js'
import type { TabProps } from './ask-account.js'
import { ReconciledSides } from './reconciled-sides.js'

type Shown = Output<'reconciliation.show'>
type Row = Shown['rows'][number]

const tones = {
  agrees: 'good',
  differs: 'attention',
  'only-ours': 'attention',
  'only-theirs': 'attention',
  undefined,
} as const

/** What invoices and stated balances say of an account against its ledger, and the rows behind both sides. */
export function ReconciliationTab({ workspace, account }: TabProps) {
  const { t } = useTranslation()
  const may = useMay()
  const mayExplain = may(workspace, 'imports.list') && may(workspace, 'reconciliation.explain')
  return (
    <Answer of={useAsk('reconciliation.show', { workspace, account })} waiting={<Skeleton lines={6} />}>
      {(shown) =>
        shown.rows.length === 0 ? (
          <Empty title={t('agreement.none')}>{t('agreement.noneHint')}</Empty>
        ) : (
          <div className="stack">
            <Sources shown={shown} />
            {mayExplain && shown.rows.some((row) => row.open) && (
              <p>
                <Link to="/w/$workspace/data" params={{ workspace }} search={{ tab: 'reconciliation' }}>
                  {t('agreement.explain')}
                </Link>
              </p>
            )}
            <ReconciledSides workspace={workspace} shown={shown} />
          </div>
        )
      }
    </Answer>
  )
}

function Sources({ shown }: { readonly shown: Shown }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="table-scroll" tabIndex={0} aria-label={t('account.tabs.reconciliation')}>
      <table className="table" data-testid="reconciled">
        <caption>{t('agreement.caption', { day: formatDay(language, shown.at), currency: shown.currency })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('agreement.source')}</th>
            <th scope="col">{t('movements.day')}</th>
            <th scope="col" className="number">
              {t('agreement.theirs')}
            </th>
            <th scope="col" className="number">
              {t('agreement.ours')}
            </th>
            <th scope="col" className="number">
              {t('agreement.difference')}
            </th>
            <th scope="col">{t('agreement.state')}</th>
            <th scope="col">{t('agreement.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.rows.map((row) => (
            <Source key={row.source} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Source({ row }: { readonly row: Row }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const because = row.because ?? undefined
  return (
    <tr>
      <th scope="row">{row.source === 'billing' ? t('agreement.billing') : row.source}</th>
      <td className="nowrap">{formatDay(language, row.day)}</td>
      <td className="number">
        <Amount value={row.theirs} because={because} />
      </td>
      <td className="number">
        <Amount value={row.ours} because={because} />
      </td>
      <td className="number">
        <Amount value={row.difference} because={because} sign="always" />
      </td>
      <td>
        <span className="badge nowrap" data-tone={tones[row.state]}>
          {t(`agreement.states.${row.state}`)}
        </span>{' '}
        {row.open && <span className="badge nowrap">{t('agreement.open')}</span>}
      </td>
      <td>
        {row.reason ?? row.because ?? <span className="zero">—</span>}
        {row.owner && <span className="note">{t('agreement.owner', { name: row.owner })}</span>}
        {row.note && <span className="note">{row.note}</span>}
      </td>
    </tr>
  )
}
