import { useTranslation } from 'react-i18next'
import { earlierOf, formatMonth, laterOf } from '../../format/dates.js'
import { useLanguage } from '../../i18n/language.js'
import { type Option, SelectField } from '../../parts/fields.js'

/** The first and the last month of a range, out of some months in their order; the one pushes the other along. */
export function MonthFields(props: {
  readonly from: string
  readonly to: string
  readonly months: readonly string[]
  readonly onChange: (range: { from: string; to: string }) => void
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { from, to, onChange } = props
  const options: Option[] = [...props.months]
    .reverse()
    .map((month) => ({ value: month, label: formatMonth(language, month, 'short'), group: month.slice(0, 4) }))
  return (
    <>
      <SelectField
        label={t('controls.from')}
        value={from}
        options={options}
        onChange={(first) => onChange({ from: first, to: laterOf(first, to) })}
      />
      <SelectField
        label={t('controls.to')}
        value={to}
        options={options}
        onChange={(last) => onChange({ to: last, from: earlierOf(last, from) })}
      />
    </>
  )
}
