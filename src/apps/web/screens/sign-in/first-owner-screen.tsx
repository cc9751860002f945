import { useMutation } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, type Problem, useAsk } from '../../api/client.js'
import { askSignIn } from '../../api/sign-in.js'
import { FormField } from '../../parts/fields.js'
import { Answer } from '../../parts/states.js'
import { FrontPage, ToSignIn } from './front-page.js'
import { useGoOn } from './go-on.js'
import { NewPasswordField } from './password-field.js'
import { SignInError } from './sign-in-error.js'

/** Where the link of the first start leads: makes the first owner and signs them in. */
export function FirstOwnerScreen() {
  const { t } = useTranslation()
  const { secret } = useSearch({ from: '/first-owner' })
  const asked = useAsk('setup.show', {})
  return (
    <FrontPage title={t('signIn.first.title')} sentence={t('signIn.first.sentence')}>
      <Answer of={asked}>
        {({ needsOwner }) =>
          needsOwner && secret !== undefined ? (
            <OwnerForm secret={secret} />
          ) : (
            <>
              <p className="notice">{t(needsOwner ? 'signIn.needsOwner' : 'signIn.first.made')}</p>
              {!needsOwner && (
                <p>
                  <ToSignIn kind="primary" />
                </p>
              )}
            </>
          )
        }
      </Answer>
    </FrontPage>
  )
}

function OwnerForm({ secret }: { readonly secret: string }) {
  const { t } = useTranslation()
  const goOn = useGoOn()
  const [owner, setOwner] = useState({ name: '', email: '', password: '' })
  const make = useMutation({
    mutationFn: async () => {
      const { email, password } = owner
      await client.send('setup.owner', { secret, ...owner, email: email.trim() })
      await askSignIn('sign-in/email', { email: email.trim(), password })
    },
    onSuccess: goOn,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  const text = (name: 'name' | 'email') => ({
    className: 'input',
    required: true,
    value: owner[name],
    onChange: (event: { target: { value: string } }) => setOwner({ ...owner, [name]: event.target.value }),
  })
  const wrong = (field: string) =>
    (make.error as Problem | null)?.fields?.find(({ pointer }) => pointer === `#/${field}`)?.detail
  const isTold = ['name', 'email', 'password'].some(wrong)
  return (
    <form className="stack" onSubmit={submit}>
      <FormField label={t('signIn.name')} error={wrong('name')}>
        {(ids) => <input {...ids} {...text('name')} autoComplete="name" maxLength={200} />}
      </FormField>
      <FormField label={t('signIn.email')} error={wrong('email')}>
        {(ids) => <input {...ids} {...text('email')} type="email" autoComplete="username" maxLength={254} />}
      </FormField>
      <NewPasswordField
        label={t('signIn.password')}
        value={owner.password}
        error={wrong('password')}
        onChange={(password) => setOwner({ ...owner, password })}
      />
      {!isTold && <SignInError error={make.error} />}
      <button type="submit" className="button" data-kind="primary" data-wide="true" disabled={make.isPending}>
        {t('signIn.first.button')}
      </button>
    </form>
  )
}
