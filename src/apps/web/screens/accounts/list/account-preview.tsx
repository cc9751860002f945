import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../api/client.js'
import { formatDay } from '../../../format/dates.js'
import { hasDecimals, signOf } from '../../../format/exact.js'
import { useLanguage } from '../../../i18n/language.js'
import { Amount, Kind } from '../../../parts/amount.js'
import { Measure } from '../../../parts/measure.js'
import { accountAttributes } from '../../../search/accounts-search.js'
import { useShortcut } from '../../../shell/shortcuts.js'
import type { AccountRow, Dimension } from './account-row.js'
import { AccountStatus } from './account-status.js'

const kinds = ['new', 'reactivation', 'expansion', 'contraction', 'churn', 'fx', 'unexplained'] as const

type Props = {
  readonly workspace: string
  readonly row: AccountRow
  readonly head: Output<'metrics.accounts'>
  readonly dimensions: readonly Dimension[]
  readonly onClose: () => void
}

/** An account beside the list: how its ARR came from that of a year ago, and what is known of it. */
export function AccountPreview({ workspace, row, head, dimensions, onClose }: Props) {
  const { t } = useTranslation()
  useShortcut('escape', t('states.close'), onClose, { isMove: true })
  return (
    <aside
      className="panel panel-body stack preview account-preview"
      aria-label={t('accounts.preview')}
      data-testid="account-preview"
    >
      <div className="preview-head">
        <h2>
          <Link to="/w/$workspace/accounts/$account" params={{ workspace, account: row.account }}>
            {row.name}
          </Link>
        </h2>
        <button type="button" className="icon-button" aria-label={t('states.close')} onClick={onClose}>
          <X aria-hidden="true" />
        </button>
      </div>
      <p className="cluster">
        <strong className="metric">
          <Link
            to="/w/$workspace/accounts/$account"
            params={{ workspace, account: row.account }}
            search={{ tab: 'money', until: head.asOf }}
            className="number-link"
          >
            <Measure of={{ value: row.now, unit: 'money', currency: head.currency, because: row.because }} compact />
          </Link>
        </strong>
        <AccountStatus status={row.status} />
      </p>
      <YearOf row={row} head={head} />
      <Known row={row} dimensions={dimensions} />
      <Link
        to="/w/$workspace/accounts/$account"
        params={{ workspace, account: row.account }}
        className="button"
        data-kind="primary"
      >
        {t('accounts.open')}
      </Link>
    </aside>
  )
}

function YearOf({ row, head }: Pick<Props, 'row' | 'head'>) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (row.now === null || row.before === null) return <p className="muted">{row.because}</p>
  const moved = kinds.filter((kind) => signOf(row[kind]) !== 0)
  const whole = !hasDecimals([row.now, row.before, ...moved.map((kind) => row[kind])])
  return (
    <table className="table panel">
      <caption>{t('accounts.year', { currency: head.currency })}</caption>
      <tbody>
        <tr>
          <th scope="row">{formatDay(language, head.from)}</th>
          <td className="number">
            <Amount value={row.before} whole={whole} />
          </td>
        </tr>
        {moved.map((kind) => (
          <tr key={kind}>
            <th scope="row">
              <Kind kind={kind}>{t(`columns.${kind}`)}</Kind>
            </th>
            <td className="number">
              <Amount value={row[kind]} whole={whole} sign="always" />
            </td>
          </tr>
        ))}
        <tr className="group-row">
          <th scope="row">{formatDay(language, head.asOf)}</th>
          <td className="number">
            <Amount value={row.now} whole={whole} />
          </td>
        </tr>
      </tbody>
    </table>
  )
}

function Known({ row, dimensions }: Pick<Props, 'row' | 'dimensions'>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const facts = [
    ...accountAttributes.map((name) => [t(`groupings.${name}`), row[name]] as const),
    ...dimensions.map(
      ({ name }) => [name, row.dimensions.find(({ dimension }) => dimension === name)?.segment ?? null] as const,
    ),
    [t('accounts.since'), row.since && formatDay(language, row.since)] as const,
    [t('accounts.ref'), <code key="ref">{row.account}</code>] as const,
  ]
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value ?? <span className="zero">—</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
