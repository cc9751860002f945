import './sign-in.css'
import { Eye, EyeOff } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormField } from '../../parts/fields.js'

/** As the server has it: what makes a password good is its length. */
const lengthMin = 12
const lengthGood = 20

type Props = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error?: ReactNode
}

/** The password that one has. */
export function PasswordField(props: Props) {
  return <Field {...props} complete="current-password" />
}

/** A password that one chooses, with how far it is from good. */
export function NewPasswordField(props: Props) {
  const { t } = useTranslation()
  const { length } = props.value
  const missing = lengthMin - length
  const says =
    length === 0
      ? t('signIn.length.rule', { count: lengthMin })
      : missing > 0
        ? t('signIn.length.missing', { count: missing })
        : t(length < lengthGood ? 'signIn.length.enough' : 'signIn.length.good')
  return <Field {...props} hint={says} complete="new-password" lengthMin={lengthMin} />
}

function Field(
  props: Props & {
    readonly hint?: string
    readonly complete: 'current-password' | 'new-password'
    readonly lengthMin?: number
  },
) {
  const { t } = useTranslation()
  const [isShown, setShown] = useState(false)
  const Icon = isShown ? EyeOff : Eye
  return (
    <FormField label={props.label} hint={props.hint} error={props.error}>
      {(ids) => (
        <span className="password-place">
          <input
            {...ids}
            className="input"
            type={isShown ? 'text' : 'password'}
            autoComplete={props.complete}
            required
            minLength={props.lengthMin}
            maxLength={128}
            value={props.value}
            onChange={(event) => props.onChange(event.target.value)}
          />
          <button
            type="button"
            className="button"
            aria-pressed={isShown}
            aria-label={t('signIn.show')}
            onClick={() => setShown(!isShown)}
          >
            <Icon aria-hidden="true" />
          </button>
        </span>
      )}
    </FormField>
  )
}
