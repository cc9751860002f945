import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { signOf } from '../format/exact.js'
import { type AmountStyle, formatAmount } from '../format/numbers.js'
import { useLanguage } from '../i18n/language.js'
import { usePreference } from '../shell/preferences.js'

/** An amount in full. Null is `n/a` with the reason why there is none; never 0. */
export function Amount(props: { readonly value: string | null; readonly because?: string } & AmountStyle) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [negatives] = usePreference('negatives')
  const { value, because, ...style } = props
  if (value === null) {
    return (
      <abbr title={because ?? t('states.undefined')} className="muted">
        {t('states.notApplicable')}
      </abbr>
    )
  }
  const written = formatAmount(language, value, { brackets: negatives === 'brackets', ...style })
  return signOf(value) === 0 ? <span className="zero">{written}</span> : <span>{written}</span>
}

/** A word with the colour and shape of its kind of movement. */
export function Kind({ kind, children }: { kind: string; children: ReactNode }) {
  return (
    <span className="kind" data-kind={kind}>
      {children}
    </span>
  )
}
