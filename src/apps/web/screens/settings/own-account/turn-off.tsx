import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { forgetAnswers } from '../../../api/client.js'
import { askSignIn } from '../../../api/sign-in.js'
import { Dialog, DialogActions } from '../../../parts/dialog.js'
import { tell } from '../../../shell/toasts.js'
import { PasswordField } from '../../sign-in/password-field.js'
import { SignInError } from '../../sign-in/sign-in-error.js'

/** Turns the second factor off, by the password. */
export function TurnOff({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const turnOff = useMutation({
    mutationFn: () => askSignIn('two-factor/disable', { password }),
    onSuccess: () => {
      tell(t('ownAccount.second.nowOff'))
      onClose()
      void forgetAnswers()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    turnOff.mutate()
  }
  return (
    <Dialog title={t('ownAccount.second.title')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p>{t('ownAccount.second.offHint')}</p>
        <PasswordField label={t('signIn.password')} value={password} onChange={setPassword} />
        <SignInError error={turnOff.error} />
        <DialogActions>
          <button type="button" className="button" onClick={onClose}>
            {t('states.cancel')}
          </button>
          <button type="submit" className="button" data-kind="danger" disabled={turnOff.isPending}>
            {t('ownAccount.second.turnOff')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
