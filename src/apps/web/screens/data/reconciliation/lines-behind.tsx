import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../../format/dates.js'
import { formatCount } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'
import { Amount } from '../../../parts/amount.js'
import { SourceRow } from '../source-row.js'
import type { Shown } from './reconciled.js'

type Side = { readonly workspace: string; readonly shown: Shown }

/** The invoice lines that cover the day, per year, and those that no day can be told of. */
export function TheirLines({ workspace, shown }: Side) {
  const { t } = useTranslation()
  const { invoiceLines, unplaced, currency } = shown
  return (
    <section className="side" aria-label={t('reconciliation.invoiceLines')}>
      <h4>{t('reconciliation.invoiceLines')}</h4>
      {invoiceLines.length === 0 && <p className="muted">{t('reconciliation.noInvoiceLines')}</p>}
      {invoiceLines.map((line) => (
        <Line
          key={line.line}
          workspace={workspace}
          name={[line.invoice, line.product ?? line.line].filter(Boolean).join(' · ')}
          amount={<Amount value={line.converted} currency={currency} because={t('reconciliation.noRate')} />}
          source={line}
        >
          <Span start={line.serviceStart} end={line.serviceEnd} />
          <Amount value={line.amount} currency={line.currency} /> · {line.basis}
        </Line>
      ))}
      {unplaced.map((line) => (
        <Line
          key={line.line}
          workspace={workspace}
          name={[line.invoice, line.product ?? line.line].filter(Boolean).join(' · ')}
          amount={<Amount value={line.amount} currency={line.currency} />}
          source={line}
        >
          {line.because}
        </Line>
      ))}
    </section>
  )
}

/** The balance that a source states. */
export function TheirBalances({ workspace, shown, source }: Side & { readonly source: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <section className="side" aria-label={t('reconciliation.balances')}>
      <h4>{t('reconciliation.balances')}</h4>
      {shown.balances
        .filter((balance) => balance.source === source)
        .map((balance) => (
          <Line
            key={balance.day}
            workspace={workspace}
            name={formatDay(language, balance.day)}
            amount={<Amount value={balance.amount} currency={balance.currency} />}
            source={balance}
          />
        ))}
    </section>
  )
}

/** The contract lines that have ARR on the day. */
export function OurLines({ workspace, shown }: Side) {
  const { t } = useTranslation()
  const { contractLines, currency } = shown
  return (
    <section className="side" aria-label={t('reconciliation.contractLines')}>
      <h3>{t('reconciliation.contractLines')}</h3>
      {contractLines.length === 0 && <p className="muted">{t('reconciliation.noContractLines')}</p>}
      {contractLines.map((line) => (
        <Line
          key={line.line}
          workspace={workspace}
          name={[line.contract, line.line].filter(Boolean).join(' · ')}
          amount={<Amount value={line.converted} currency={currency} because={t('reconciliation.noRate')} />}
          source={line}
        >
          <Span start={line.startDay} end={line.endDay} />
          <Amount value={line.arr} currency={line.currency} />
        </Line>
      ))}
    </section>
  )
}

type Source = { readonly importId: string | null; readonly file: string | null; readonly row: number | null }

function Line(props: {
  readonly workspace: string
  readonly name: string
  readonly amount: ReactNode
  readonly source: Source
  readonly children?: ReactNode
}) {
  return (
    <div className="side-line">
      <div className="cluster">
        <span className="wrap-anywhere">{props.name}</span>
        <span className="figures nowrap">{props.amount}</span>
      </div>
      {props.children && <p className="small muted">{props.children}</p>}
      <FromFile workspace={props.workspace} source={props.source} />
    </div>
  )
}

/** The file and row that something was read from; it opens to the cells. */
function FromFile({ workspace, source }: { workspace: string; source: Source }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const { importId, file, row } = source
  if (importId === null || file === null || row === null) {
    return <p className="small muted">{t('reconciliation.byHand')}</p>
  }
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="small wrap-anywhere">
        {t('reconciliation.fileAndRow', { file, row: formatCount(language, row) })}
      </summary>
      {isOpen && <SourceRow workspace={workspace} importId={importId} file={file} row={row} />}
    </details>
  )
}

// Days without service begin on the end day, so the last day of service is the one before.
function Span({ start, end }: { start: string | null; end: string | null }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (start === null) return null
  const from = formatDay(language, start)
  return (
    <>
      {end === null
        ? t('reconciliation.fromDay', { from })
        : t('reconciliation.fromTo', { from, to: formatDay(language, dayBefore(end)) })}
      {' · '}
    </>
  )
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
