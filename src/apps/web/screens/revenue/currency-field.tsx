import { useTranslation } from 'react-i18next'
import { SelectField } from '../../parts/fields.js'

const usual = ['EUR', 'USD', 'GBP', 'PLN', 'CHF']

/** The reporting currency; that of the workspace is the usual one. */
export function CurrencyField(props: {
  readonly own: string
  readonly value: string | undefined
  readonly onChange: (currency: string | undefined) => void
}) {
  const { t } = useTranslation()
  const { own, value } = props
  const codes = [...new Set([own, ...(value ? [value] : []), ...usual])]
  return (
    <SelectField
      label={t('controls.currency')}
      value={value ?? own}
      options={codes.map((code) => ({ value: code, label: code }))}
      onChange={(code) => props.onChange(code === own ? undefined : code)}
    />
  )
}
