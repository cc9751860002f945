import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, type Output } from '../../../api/client.js'
import { Dialog, DialogActions } from '../../../parts/dialog.js'
import { FormField } from '../../../parts/fields.js'
import { leaveAsErased } from '../../../shell/front-door.js'
import { PasswordField } from '../../sign-in/password-field.js'
import { SignInError } from '../../sign-in/sign-in-error.js'

/** Who is signed in. */
export type Own = Output<'session.show'>['user']

/** Deletes one's account for good, by the password, or by the address of who has none. */
export function DeleteAccount({ user, onClose }: { readonly user: Own; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [given, setGiven] = useState('')
  const erase = useMutation({
    mutationFn: () => client.send('own-user.erase', user.password ? { password: given } : { email: given }),
    onSuccess: leaveAsErased,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    erase.mutate()
  }
  return (
    <Dialog title={t('ownAccount.data.deleteTitle')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p className="prose">{t('ownAccount.data.deleteHint')}</p>
        {user.password ? (
          <PasswordField label={t('signIn.password')} value={given} onChange={setGiven} />
        ) : (
          <FormField label={t('ownAccount.data.email', { email: user.email })}>
            {(ids) => (
              <input
                {...ids}
                className="input"
                type="email"
                autoComplete="off"
                required
                value={given}
                onChange={(event) => setGiven(event.target.value)}
              />
            )}
          </FormField>
        )}
        <SignInError error={erase.error} />
        <DialogActions>
          <button type="button" className="button" onClick={onClose}>
            {t('states.cancel')}
          </button>
          <button
            type="submit"
            className="button"
            data-kind="danger"
            disabled={given === '' || erase.isPending || erase.isSuccess}
          >
            {t('ownAccount.data.deleteNow')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
