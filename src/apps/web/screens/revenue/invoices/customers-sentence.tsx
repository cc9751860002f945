import { useTranslation } from 'react-i18next'
import { type Input, type Output, useAsk } from '../../../api/client.js'
import { isSame, negated, sumOf } from '../../../format/exact.js'
import { formatAmount, formatCount } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'

type Page = Output<'invoices.rows'>

type Props = {
  readonly input: Input<'invoices.rows'>
  readonly page: Page
  /** The rows read so far. */
  readonly rows: Page['rows']
  readonly isAll: boolean
}

/** What the customers add up to, how many they are, and whether that is the number of the bridge. */
export function CustomersSentence(props: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { page, input } = props
  const number = numberOf(page, input.column)
  if (number === null) return <>{page.because}</>
  const sign = isAmount(input.column) ? undefined : 'always'
  return (
    <>
      <strong className="figures">{formatAmount(language, number, { currency: page.currency, sign })}</strong>{' '}
      {t('repeat.fromCustomers', { count: page.count, written: formatCount(language, page.count) })}{' '}
      <Verdict {...props} number={number} />
    </>
  )
}

/** Asks the bridge for the number again, and adds the rows up anew where all of them are here. */
function Verdict({ input, rows, isAll, number }: Props & { readonly number: string }) {
  const { t } = useTranslation()
  const { workspace, at, column, by, group, accounts, currency } = input
  const bridge = useAsk('invoices.bridge', { workspace, from: at, to: at, by, accounts, currency })
  if (!bridge.data || bridge.isPlaceholderData) return null
  const isPart = group !== undefined || input.unassigned
  const ofGroup = bridge.data.rows.filter(
    (row) => by === undefined || !isPart || (row.group ?? null) === (group ?? null),
  )
  const sums = ofGroup.map((row) => numberOf(row, column)).filter((each) => each !== null)
  const sum = sumOf(['0', ...rows.map((row) => numberOf(row, column) ?? '0')])
  const equals = isSame(sumOf(['0', ...sums]), number) && (!isAll || isSame(sum, number))
  return (
    <span className="badge" data-tone={equals ? 'good' : 'off'} data-testid="equals">
      {equals ? `✓ ${t('movements.equals')}` : `■ ${t('metrics.differs')}`}
    </span>
  )
}

function isAmount(column: Input<'invoices.rows'>['column']): boolean {
  return column === 'opening' || column === 'closing'
}

/** The opening or closing where that is asked, else what changed between them. */
function numberOf(
  of: { readonly opening: string | null; readonly closing: string | null },
  column: Input<'invoices.rows'>['column'],
): string | null {
  if (of.opening === null || of.closing === null) return null
  if (column === 'opening') return of.opening
  if (column === 'closing') return of.closing
  // Of a bridge, that is one of its columns; of customers, it is the change of each.
  const ofBridge =
    column === undefined ? undefined : (of as Readonly<Record<string, string | null | undefined>>)[column]
  return ofBridge ?? sumOf([of.closing, negated(of.opening)])
}
