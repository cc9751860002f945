import { useMutation } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Output, useAsk } from '../../api/client.js'
import { askSignIn } from '../../api/sign-in.js'
import { FormField } from '../../parts/fields.js'
import { Answer } from '../../parts/states.js'
import { FrontPage } from './front-page.js'
import { useGoOn, useWanted } from './go-on.js'
import { PasswordField } from './password-field.js'
import { SecondFactor } from './second-factor.js'
import { SignInError } from './sign-in-error.js'

type Setup = Output<'setup.show'>

/** Signs in by password or by a provider, asks for the second factor, and goes on to where one wanted to go. */
export function SignInScreen() {
  const { t } = useTranslation()
  const [isHalfIn, setHalfIn] = useState(false)
  const asked = useAsk('setup.show', {})
  const { deleted } = useSearch({ strict: false })
  if (isHalfIn) return <SecondFactor onBack={() => setHalfIn(false)} />
  return (
    <FrontPage title={t('signIn.title')}>
      {deleted === 'yes' && (
        <p className="notice" role="status">
          {t('signIn.deleted')}
        </p>
      )}
      <Answer of={asked}>
        {(setup) => (
          <>
            {setup.needsOwner && <p className="notice">{t('signIn.needsOwner')}</p>}
            <Ways setup={setup} onHalfIn={() => setHalfIn(true)} />
          </>
        )}
      </Answer>
    </FrontPage>
  )
}

function Ways({ setup, onHalfIn }: { readonly setup: Setup; readonly onHalfIn: () => void }) {
  const { t } = useTranslation()
  const { provider, mail } = setup
  return (
    <>
      <ByPassword onHalfIn={onHalfIn} />
      {mail ? (
        <p>
          <Link to="/forgot-password">{t('signIn.forgot')}</Link>
        </p>
      ) : (
        <p className="field-hint">{t('signIn.forgotNoMail')}</p>
      )}
      {provider !== null && <ByProvider provider={provider} />}
    </>
  )
}

function ByPassword({ onHalfIn }: { readonly onHalfIn: () => void }) {
  const { t } = useTranslation()
  const goOn = useGoOn()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useMutation({
    mutationFn: () => askSignIn('sign-in/email', { email: email.trim(), password }),
    onSuccess: ({ twoFactorRedirect }) => (twoFactorRedirect ? onHalfIn() : goOn()),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate()
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
      <PasswordField label={t('signIn.password')} value={password} onChange={setPassword} />
      <SignInError error={signIn.error} />
      <button type="submit" className="button" data-kind="primary" data-wide="true" disabled={signIn.isPending}>
        {t('signIn.button')}
      </button>
    </form>
  )
}

function ByProvider({ provider }: { readonly provider: string }) {
  const { t } = useTranslation()
  const wanted = useWanted()
  const { error: refused } = useSearch({ strict: false })
  const leave = useMutation({
    mutationFn: () =>
      askSignIn('sign-in/social', { provider: 'oidc', callbackURL: wanted, errorCallbackURL: '/sign-in' }),
    onSuccess: ({ url }) => location.assign(url),
  })
  return (
    <>
      <p className="front-or small">{t('signIn.or')}</p>
      {refused !== undefined && !leave.error && (
        <p className="notice" data-tone="attention" role="alert">
          {t('signIn.providerRefused', { provider })}
        </p>
      )}
      <SignInError error={leave.error} />
      <button
        type="button"
        className="button"
        data-wide="true"
        disabled={leave.isPending}
        onClick={() => leave.mutate()}
      >
        {t('signIn.byProvider', { provider })}
      </button>
    </>
  )
}
