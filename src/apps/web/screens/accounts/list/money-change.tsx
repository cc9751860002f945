import { useTranslation } from 'react-i18next'
import { signOf } from '../../../format/exact.js'
import { Amount } from '../../../parts/amount.js'

/** A difference of amounts in a table, with its sign and direction. */
export function MoneyChange(props: {
  readonly value: string | null
  readonly because?: string | null
  readonly whole: boolean
}) {
  const { t } = useTranslation()
  const { value, because, whole } = props
  const sign = value === null ? 0 : signOf(value)
  return (
    <span className="money-change figures" data-sign={sign}>
      {sign !== 0 && (
        <>
          <span aria-hidden="true">{sign > 0 ? '▲' : '▼'} </span>
          <span className="visually-hidden">{t(sign > 0 ? 'figure.up' : 'figure.down')} </span>
        </>
      )}
      <Amount value={value} because={because ?? undefined} whole={whole} sign="always" />
    </span>
  )
}
