import { useTranslation } from 'react-i18next'
import { ratioOf, signOf } from '../format/exact.js'
import { formatMeasure, type Measured, type MeasureStyle } from '../format/measures.js'
import { useLanguage } from '../i18n/language.js'
import { usePreference } from '../shell/preferences.js'

/** One value in its unit: `0` is zero, `—` is no data, `n/a` is undefined and says why. Compact ones show all on hover. */
export function Measure({ of, ...style }: { readonly of: Measured } & MeasureStyle) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [negatives] = usePreference('negatives')
  const { value } = of
  if (value === undefined) {
    return (
      <span className="zero" title={t('figure.noData')}>
        —
      </span>
    )
  }
  if (value === null) {
    return (
      <abbr title={of.because ?? t('states.undefined')} className="muted">
        {t('states.notApplicable')}
      </abbr>
    )
  }
  const written = (as: MeasureStyle) =>
    formatMeasure(language, t, { ...of, value }, { brackets: negatives === 'brackets', ...as })
  return (
    <span
      className={signOf(value) === 0 ? 'zero figures' : 'figures'}
      title={style.compact ? written({ ...style, compact: false }) : undefined}
    >
      {written(style)}
    </span>
  )
}

/** How far a value moved, with its sign and direction: `▲ +2.1 %`. `better` says where better lies. */
export function Change({
  of,
  better = 'neither',
  compact = false,
}: {
  readonly of: Measured
  readonly better?: 'up' | 'down' | 'neither'
  readonly compact?: boolean
}) {
  const { t } = useTranslation()
  const sign = signShown(of)
  const tone = sign === 0 || better === 'neither' ? 'plain' : sign > 0 === (better === 'up') ? 'good' : 'off'
  return (
    <span className="change figures" data-tone={tone}>
      {sign !== 0 && (
        <>
          <span aria-hidden="true">{sign > 0 ? '▲' : '▼'} </span>
          <span className="visually-hidden">{t(sign > 0 ? 'figure.up' : 'figure.down')} </span>
        </>
      )}
      <Measure of={of} sign="always" brackets={false} compact={compact} />
    </span>
  )
}

// A ratio that is written as 0.0 has not moved for the reader.
function signShown({ value, unit }: Measured): -1 | 0 | 1 {
  if (value == null) return 0
  return unit === 'pp' || unit === 'ratio' ? signOf(ratioOf(value, '0.001', 0) ?? '0') : signOf(value)
}
