import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../api/client.js'
import { formatDay } from '../../../format/dates.js'
import { useLanguage } from '../../../i18n/language.js'
import { Amount } from '../../../parts/amount.js'
import { SourceButton } from './source-button.js'

type Shown = Output<'reconciliation.show'>

type Line = {
  readonly key: string
  readonly name: ReactNode
  readonly days: string
  readonly amount: string
  readonly converted: string | null
  readonly currency: string
  readonly source: { readonly importId: string | null; readonly file: string | null; readonly row: number | null }
  readonly note?: string
}

/** The rows behind the two sides of a comparison, each with the row of the file that it comes from. */
export function ReconciledSides({ workspace, shown }: { readonly workspace: string; readonly shown: Shown }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const day = (text: string | null) => (text === null ? '…' : formatDay(language, text))
  const sides: Record<'invoiceLines' | 'contractLines' | 'balances', Line[]> = {
    invoiceLines: shown.invoiceLines.map((line) => ({
      key: line.line,
      name: <code>{line.invoice ?? line.line}</code>,
      days: `${day(line.serviceStart)} – ${day(line.serviceEnd)}`,
      amount: line.perYear,
      converted: line.converted,
      currency: line.currency,
      source: line,
      note: line.basis,
    })),
    contractLines: shown.contractLines.map((line) => ({
      key: line.line,
      name: <code>{line.line}</code>,
      days: `${day(line.startDay)} – ${day(line.endDay)}`,
      amount: line.arr,
      converted: line.converted,
      currency: line.currency,
      source: line,
    })),
    balances: shown.balances.map((balance) => ({
      key: balance.source,
      name: balance.source,
      days: day(balance.day),
      amount: balance.amount,
      converted: null,
      currency: balance.currency,
      source: balance,
    })),
  }
  return (
    <div className="sides">
      {(['invoiceLines', 'contractLines', 'balances'] as const)
        .filter((side) => sides[side].length > 0)
        .map((side) => (
          <Side
            key={side}
            workspace={workspace}
            title={t(`agreement.sides.${side}`)}
            lines={sides[side]}
            currency={shown.currency}
          />
        ))}
    </div>
  )
}

function Side(props: {
  readonly workspace: string
  readonly title: string
  readonly lines: readonly Line[]
  readonly currency: string
}) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="table-scroll" tabIndex={0} aria-label={props.title}>
      <table className="table">
        <caption>{props.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('invoices.line')}</th>
            <th scope="col">{t('invoices.service')}</th>
            <th scope="col" className="number">
              {t('agreement.perYear')}
            </th>
            <th scope="col">{t('movements.source')}</th>
          </tr>
        </thead>
        <tbody>
          {props.lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">{line.name}</th>
              <td>
                <span className="nowrap">{line.days}</span>
                {line.note && <span className="note">{line.note}</span>}
              </td>
              <td className="number">
                <Amount value={line.amount} currency={line.currency} />
                {line.converted !== null && line.currency !== props.currency && (
                  <span className="note">
                    <Amount value={line.converted} currency={props.currency} />
                  </span>
                )}
              </td>
              <td className="nowrap">
                <SourceButton workspace={props.workspace} of={line.source} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
