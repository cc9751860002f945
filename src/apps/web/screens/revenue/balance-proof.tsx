import { useTranslation } from 'react-i18next'
import { formatMonth } from '../../format/dates.js'
import { isSame, negated, signOf, sumOf } from '../../format/exact.js'
import { formatAmount } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import type { FlowColumn } from '../../search/bridge-search.js'
import { type BridgeRow, groupsOf, type Proof, proofOf, rangeOf } from './bridge-maths.js'

type Rows = readonly BridgeRow[]

type Props = {
  readonly rows: Rows
  readonly columns: readonly FlowColumn[]
  readonly currency: string
  /** What it means that it balances. */
  readonly hint: string
  /** The same months split, which have to add up to them. */
  readonly groups?: { readonly rows: Rows; readonly columns: readonly FlowColumn[] }
}

/** Opening + movements = closing, worked out from the numbers on the screen, with the verdict. */
export function BalanceProof({ rows, columns, currency, hint, groups }: Props) {
  const { t } = useTranslation()
  const proof = proofOf(rows, columns)
  return (
    <section className="panel panel-body stack-tight" aria-label={t('proof.title')} data-testid="proof">
      <h3>{t('proof.title')}</h3>
      {proof ? <Equation proof={proof} currency={currency} /> : <p className="muted">{t('proof.undefined')}</p>}
      {proof && <Verdict proof={proof} hint={hint} />}
      {groups && <GroupsVerdict rows={rows} groups={groups} />}
    </section>
  )
}

function Equation({ proof, currency }: { proof: Proof; currency: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <div className="proof">
      <span className="proof-term">
        <span className="small">{t('columns.opening')}</span>
        <span>{formatAmount(language, proof.opening)}</span>
      </span>
      {proof.terms.map(({ column, amount }) => (
        <span key={column} className="proof-term" data-zero={signOf(amount) === 0}>
          <span className="small">{t(`columns.${column}`)}</span>
          <span>
            <span className="proof-sign">{signOf(amount) < 0 ? '− ' : '+ '}</span>
            {formatAmount(language, signOf(amount) < 0 ? negated(amount) : amount)}
          </span>
        </span>
      ))}
      <span className="proof-term proof-result">
        <span className="small">{t('columns.closing')}</span>
        <span>
          <span className="proof-sign">= </span>
          {formatAmount(language, proof.sum)} {currency}
        </span>
      </span>
    </div>
  )
}

function Verdict({ proof, hint }: { proof: Proof; hint: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const balances = signOf(proof.difference) === 0 && proof.breaks.length === 0
  if (balances) {
    return (
      <p>
        <span className="badge" data-tone="good">
          ✓ {t('proof.balances')}
        </span>{' '}
        <span className="muted">{hint}</span>
      </p>
    )
  }
  return (
    <p>
      <span className="badge" data-tone="off">
        ■ {t('proof.differs', { difference: formatAmount(language, proof.difference, { sign: 'always' }) })}
      </span>{' '}
      {proof.breaks.length > 0 &&
        t('proof.breaks', { months: proof.breaks.map((month) => formatMonth(language, month, 'short')).join(', ') })}
    </p>
  )
}

function GroupsVerdict({ rows, groups }: { rows: Rows; groups: NonNullable<Props['groups']> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const total = rangeOf(rows)?.closing
  const closings = groupsOf(groups.rows).map((group) => group.total.closing)
  if (!total || closings.includes(null)) return null
  const sum = sumOf(['0', ...closings.filter((closing) => closing !== null)])
  const adds = isSame(sum, total) && isEachProven(groups)
  return (
    <p>
      <span className="badge" data-tone={adds ? 'good' : 'off'}>
        {adds ? '✓' : '■'}{' '}
        {adds
          ? t('proof.groupsAdd')
          : t('proof.groupsDiffer', {
              difference: formatAmount(language, sumOf([total, negated(sum)]), { sign: 'always' }),
            })}
      </span>
    </p>
  )
}

function isEachProven({ rows, columns }: NonNullable<Props['groups']>): boolean {
  return groupsOf(rows).every((group) => {
    const proof = proofOf(group.rows, columns)
    return proof !== null && signOf(proof.difference) === 0 && proof.breaks.length === 0
  })
}
