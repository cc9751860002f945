import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatMoment } from '../../format/dates.js'
import { formatAmount } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { AccountLink } from '../../parts/account-link.js'
import { Kind } from '../../parts/amount.js'
import { SourceRow } from '../data/source-row.js'
import type { MovementRow } from './movement-row.js'
import { useCause } from './use-cause.js'

type Props = {
  readonly workspace: string
  readonly movement: MovementRow
  readonly currency: string
  readonly onClose: () => void
}

/** One movement: what, why, when known, and the row of the file that it comes from. */
export function MovementDetail({ workspace, movement, currency, onClose }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const place = useRef<HTMLElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <aside
      ref={place}
      tabIndex={-1}
      className="panel panel-body stack preview"
      aria-label={t('movements.detail')}
      data-testid="movement-detail"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <div className="cluster">
        <h2 className="figures">{formatAmount(language, movement.amount, { currency, sign: 'always' })}</h2>
        <button type="button" className="button" data-size="small" onClick={onClose}>
          {t('states.close')}
        </button>
      </div>
      <Facts workspace={workspace} movement={movement} />
      {movement.importId && movement.file && movement.row !== null ? (
        <SourceRow workspace={workspace} importId={movement.importId} file={movement.file} row={movement.row} />
      ) : (
        <p className="muted">{t('movements.noSource')}</p>
      )}
    </aside>
  )
}

function Facts({ workspace, movement }: Pick<Props, 'workspace' | 'movement'>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const cause = useCause()
  const facts = [
    [t('movements.day'), formatDay(language, movement.day)],
    [
      t('movements.kind'),
      <Kind key="kind" kind={movement.kind}>
        {t(`columns.${movement.kind}`)}
      </Kind>,
    ],
    [t('movements.cause'), cause(movement)],
    [
      t('movements.account'),
      <AccountLink key="account" workspace={workspace} account={movement.account}>
        {movement.accountName}
      </AccountLink>,
    ],
    [t('movements.line'), movement.line && <code>{movement.line}</code>],
    [t('movements.part'), movement.part && t(`parts.${movement.part}`)],
    [t('movements.product'), movement.product],
    [t('movements.unit'), movement.unit],
    [t('movements.booked'), movement.booked],
    [t('movements.knownAt'), movement.knownAt && formatMoment(language, movement.knownAt)],
    [t('movements.recordedAt'), movement.recordedAt && formatMoment(language, movement.recordedAt)],
  ] as const
  return (
    <dl className="facts">
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
