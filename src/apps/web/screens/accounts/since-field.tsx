import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../format/dates.js'
import { useLanguage } from '../../i18n/language.js'
import { FormField } from '../../parts/fields.js'

/** Since when a change holds. `ever`: what stood there was a mistake. */
export type Since = { readonly kind: 'today' | 'ever' } | { readonly kind: 'day'; readonly day: string }

/** The day from which it holds; undefined corrects the past too. */
export function fromOf(since: Since, today: string): string | undefined {
  if (since.kind === 'day') return since.day || today
  return since.kind === 'today' ? today : undefined
}

/** Asks since when a change holds, and tells what that does to the numbers of the past. */
export function SinceField(props: {
  readonly value: Since
  readonly today: string
  readonly onChange: (since: Since) => void
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const name = useId()
  const { value, today, onChange } = props
  const choices = {
    today: () => onChange({ kind: 'today' }),
    day: () => onChange({ kind: 'day', day: today }),
    ever: () => onChange({ kind: 'ever' }),
  }
  return (
    <fieldset className="choices since">
      <legend>{t('since.title')}</legend>
      {(['today', 'day', 'ever'] as const).map((kind) => (
        <label key={kind} className="choice">
          <input type="radio" name={name} value={kind} checked={value.kind === kind} onChange={choices[kind]} />
          <span>{t(`since.${kind}`, { day: formatDay(language, today) })}</span>
          <span className="small">{t(`since.${kind}Hint` as 'since.dayHint')}</span>
        </label>
      ))}
      {value.kind === 'day' && (
        <label className="field">
          <span>{t('since.dayLabel')}</span>
          <input
            className="input"
            type="date"
            required
            value={value.day}
            onChange={(event) => onChange({ kind: 'day', day: event.target.value })}
          />
        </label>
      )}
    </fieldset>
  )
}

/** Asks for the reason of a change; it may stay blank. */
export function BecauseField(props: { readonly value: string; readonly onChange: (because: string) => void }) {
  const { t } = useTranslation()
  return (
    <FormField label={t('since.because')} hint={t('since.becauseHint')}>
      {(ids) => (
        <input
          {...ids}
          className="input"
          maxLength={500}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </FormField>
  )
}
