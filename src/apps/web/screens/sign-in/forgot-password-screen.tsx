import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { askSignIn } from '../../api/sign-in.js'
import { FormField } from '../../parts/fields.js'
import { Answer, Skeleton } from '../../parts/states.js'
import { FrontPage, ToSignIn } from './front-page.js'
import { SignInError } from './sign-in-error.js'

/** Sends a link for a new password to an address; whether it is known here is not told. */
export function ForgotPasswordScreen() {
  const { t } = useTranslation()
  const setup = useAsk('setup.show', {})
  return (
    <FrontPage
      title={t('signIn.reset.title')}
      sentence={setup.data?.mail === false ? undefined : t('signIn.reset.sentence')}
    >
      <Answer of={setup} waiting={<Skeleton lines={2} />}>
        {({ mail }) => (mail ? <RequestForm /> : <p className="notice">{t('signIn.forgotNoMail')}</p>)}
      </Answer>
      <p>
        <ToSignIn />
      </p>
    </FrontPage>
  )
}

function RequestForm() {
  const { t } = useTranslation()
  const [email, setEmail] = useState('')
  const request = useMutation({
    mutationFn: () => askSignIn('request-password-reset', { email: email.trim() }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    request.mutate()
  }
  if (request.isSuccess) {
    return (
      <p className="notice" data-tone="good" role="status">
        {t('signIn.reset.sent', { email: email.trim() })}
      </p>
    )
  }
  return (
    <form className="stack" onSubmit={submit}>
      <FormField label={t('signIn.email')}>
        {(ids) => (
          <input
            {...ids}
            className="input"
            type="email"
            autoComplete="username"
            required
            maxLength={254}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </FormField>
      <SignInError error={request.error} />
      <button type="submit" className="button" data-kind="primary" data-wide="true" disabled={request.isPending}>
        {t('signIn.reset.button')}
      </button>
    </form>
  )
}
