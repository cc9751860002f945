import { useMutation } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askSignIn } from '../../api/sign-in.js'
import { FrontPage, ToSignIn } from './front-page.js'
import { NewPasswordField } from './password-field.js'
import { SignInError } from './sign-in-error.js'

/** Where the links of invitations and forgotten passwords lead: chooses a password by the link's token. */
export function ChoosePasswordScreen() {
  const { t } = useTranslation()
  const { token } = useSearch({ from: '/choose-password' })
  const [newPassword, setPassword] = useState('')
  const choose = useMutation({ mutationFn: () => askSignIn('reset-password', { token, newPassword }) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    choose.mutate()
  }
  if (choose.isSuccess) {
    return (
      <FrontPage title={t('signIn.choose.doneTitle')} sentence={t('signIn.choose.done')}>
        <p>
          <ToSignIn kind="primary" />
        </p>
      </FrontPage>
    )
  }
  if (token === undefined) {
    return (
      <FrontPage title={t('signIn.choose.title')}>
        <p className="notice">{t('signIn.choose.noToken')}</p>
        <p>
          <ToSignIn />
        </p>
      </FrontPage>
    )
  }
  return (
    <FrontPage title={t('signIn.choose.title')} sentence={t('signIn.choose.sentence')}>
      <form className="stack" onSubmit={submit}>
        <NewPasswordField label={t('signIn.newPassword')} value={newPassword} onChange={setPassword} />
        <SignInError error={choose.error} />
        <button type="submit" className="button" data-kind="primary" data-wide="true" disabled={choose.isPending}>
          {t('signIn.choose.button')}
        </button>
      </form>
    </FrontPage>
  )
}
