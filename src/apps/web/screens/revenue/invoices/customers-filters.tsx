import { useTranslation } from 'react-i18next'
import { formatMonth } from '../../../format/dates.js'
import { useLanguage } from '../../../i18n/language.js'
import { SelectField } from '../../../parts/fields.js'
import { type CustomersSearch, invoiceColumns } from '../../../search/invoices-search.js'
import { useGroupingName } from '../../metrics/use-grouping-name.js'
import { endsOf, type InvoicesState } from './invoices-question.js'

type Props = {
  readonly state: InvoicesState
  readonly search: CustomersSearch
  readonly at: string
  readonly onChange: (change: CustomersSearch) => void
}

/** Of which number the customers are; what else came with the link can be taken off. */
export function CustomersFilters(props: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { state, search, at, onChange } = props
  const accounts = search.accounts ?? 'without-contracts'
  const months = endsOf({ from: at, to: at, every: 'month', accounts, by: undefined, currency: undefined }, state)
  return (
    <section className="controls" aria-label={t('controls.title')}>
      <SelectField
        label={t('movements.column')}
        value={search.column ?? ''}
        options={[
          { value: '', label: t('repeat.allColumns') },
          ...invoiceColumns.map((column) => ({ value: column, label: t(`columns.${column}`) })),
        ]}
        onChange={(column) => onChange({ column: invoiceColumns.find((each) => each === column) })}
      />
      <SelectField
        label={t('repeat.twelveMonthsTo')}
        value={at}
        options={[...months].reverse().map((month) => ({
          value: month,
          label: formatMonth(language, month, 'short'),
          group: month.slice(0, 4),
        }))}
        onChange={(month) => onChange({ at: month })}
      />
      <Chips {...props} />
    </section>
  )
}

function Chips({ search, onChange }: Props) {
  const { t } = useTranslation()
  const groupingName = useGroupingName()
  const chips: { text: string; off: CustomersSearch }[] = []
  const group = search.group ?? (search.unassigned ? t('revenue.unassigned') : undefined)
  if (search.by) {
    const name = groupingName(search.by)
    const off = { by: undefined, group: undefined, unassigned: undefined }
    chips.push({ text: group ? `${name}: ${group}` : name, off })
  }
  if (search.accounts) chips.push({ text: t('repeat.whoseLong.all'), off: { accounts: undefined } })
  if (search.currency) chips.push({ text: search.currency, off: { currency: undefined } })
  return chips.map((chip) => (
    <button key={chip.text} type="button" className="button" data-size="small" onClick={() => onChange(chip.off)}>
      {chip.text} <span aria-hidden="true">✕</span>
      <span className="visually-hidden">{t('movements.takeOff')}</span>
    </button>
  ))
}
