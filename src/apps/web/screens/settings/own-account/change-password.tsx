import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { forgetAnswers } from '../../../api/client.js'
import { askSignIn } from '../../../api/sign-in.js'
import { tell } from '../../../shell/toasts.js'
import { NewPasswordField, PasswordField } from '../../sign-in/password-field.js'
import { SignInError } from '../../sign-in/sign-in-error.js'

/** Changes one's password; everywhere else one is signed out. */
export function ChangePassword() {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const [currentPassword, setCurrent] = useState('')
  const [newPassword, setNew] = useState('')
  const change = useMutation({
    mutationFn: () => askSignIn('change-password', { currentPassword, newPassword, revokeOtherSessions: true }),
    onSuccess: () => {
      setOpen(false)
      setCurrent('')
      setNew('')
      tell(t('ownAccount.password.done'))
      void forgetAnswers()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate()
  }
  return (
    <section className="panel panel-body stack">
      <div className="definition-head">
        <div className="stack-tight">
          <h2>{t('ownAccount.password.title')}</h2>
          <p className="muted">{t('ownAccount.password.hint')}</p>
        </div>
        {!isOpen && (
          <button type="button" className="button" onClick={() => setOpen(true)}>
            {t('ownAccount.password.change')}
          </button>
        )}
      </div>
      {isOpen && (
        <form className="stack form-grid" onSubmit={submit}>
          <PasswordField label={t('ownAccount.password.current')} value={currentPassword} onChange={setCurrent} />
          <NewPasswordField label={t('signIn.newPassword')} value={newPassword} onChange={setNew} />
          <SignInError error={change.error} />
          <div className="cluster">
            <button type="submit" className="button" data-kind="primary" disabled={change.isPending}>
              {t('ownAccount.password.save')}
            </button>
            <button type="button" className="button" onClick={() => setOpen(false)}>
              {t('states.cancel')}
            </button>
          </div>
        </form>
      )}
    </section>
  )
}
