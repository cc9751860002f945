import './sign-in.css'
import { useTranslation } from 'react-i18next'
import { FormField } from '../../parts/fields.js'

/** The code that an app shows at the moment, or a recovery code. */
export function CodeField(props: {
  readonly kind: 'totp' | 'recovery'
  readonly value: string
  readonly onChange: (value: string) => void
  /** Whether the page asks for anything else, which is to be seen first. */
  readonly isLast?: boolean
}) {
  const { t } = useTranslation()
  return (
    <FormField label={t(`signIn.second.${props.kind}.label`)}>
      {(ids) => (
        <input
          {...ids}
          // biome-ignore lint/a11y/noAutofocus: the field is all that the page asks for.
          autoFocus={!props.isLast}
          className="input code-input"
          inputMode={props.kind === 'totp' ? 'numeric' : 'text'}
          autoComplete={props.kind === 'totp' ? 'one-time-code' : 'off'}
          required
          maxLength={20}
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </FormField>
  )
}
