import { useMutation } from '@tanstack/react-query'
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { forgetAnswers } from '../../../api/client.js'
import { askSignIn } from '../../../api/sign-in.js'
import { CopyText } from '../../../parts/copy-text.js'
import { Dialog, DialogActions } from '../../../parts/dialog.js'
import { tell } from '../../../shell/toasts.js'
import { CodeField } from '../../sign-in/code-field.js'
import { PasswordField } from '../../sign-in/password-field.js'
import { SignInError } from '../../sign-in/sign-in-error.js'

const QrCode = lazy(() => import('./qr-code.js').then((module) => ({ default: module.QrCode })))

/** Turns the second factor on: password, then the secret for the app and the recovery codes, then a code as proof. */
export function TurnOn({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const begin = useMutation({ mutationFn: () => askSignIn('two-factor/enable', { password }) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    begin.mutate()
  }
  return (
    <Dialog title={t('ownAccount.second.title')} onClose={onClose}>
      {begin.data ? (
        <Proof uri={begin.data.totpURI} codes={begin.data.backupCodes} onClose={onClose} />
      ) : (
        <form className="stack" onSubmit={submit}>
          <PasswordField label={t('signIn.password')} value={password} onChange={setPassword} />
          <SignInError error={begin.error} />
          <DialogActions>
            <button type="button" className="button" onClick={onClose}>
              {t('states.cancel')}
            </button>
            <button type="submit" className="button" data-kind="primary" disabled={begin.isPending}>
              {t('signIn.second.button')}
            </button>
          </DialogActions>
        </form>
      )}
    </Dialog>
  )
}

type ProofProps = { readonly uri: string; readonly codes: readonly string[]; readonly onClose: () => void }

function Proof({ uri, codes, onClose }: ProofProps) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const prove = useMutation({
    mutationFn: () => askSignIn('two-factor/verify-totp', { code: code.replace(/\s/g, '') }),
    onSuccess: () => {
      tell(t('ownAccount.second.nowOn'))
      onClose()
      void forgetAnswers()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    prove.mutate()
  }
  return (
    <form className="stack" onSubmit={submit}>
      <div className="qr-place">
        <Suspense>
          <QrCode text={uri} label={t('ownAccount.second.picture')} />
        </Suspense>
        <p>{t('ownAccount.second.scan')}</p>
      </div>
      <CopyText
        label={t('ownAccount.second.secret')}
        hint={t('ownAccount.second.secretHint')}
        text={new URL(uri).searchParams.get('secret') ?? ''}
      />
      <p>
        <a href={uri}>{t('ownAccount.second.openApp')}</a>
      </p>
      <RecoveryCodes codes={codes} />
      <CodeField kind="totp" value={code} onChange={setCode} isLast />
      <SignInError error={prove.error} />
      <DialogActions>
        <button type="button" className="button" onClick={onClose}>
          {t('states.cancel')}
        </button>
        <button type="submit" className="button" data-kind="primary" disabled={prove.isPending}>
          {t('ownAccount.second.turnOn')}
        </button>
      </DialogActions>
    </form>
  )
}

function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useTranslation()
  return (
    <section className="stack-tight">
      <h3>{t('ownAccount.second.codes')}</h3>
      <p className="muted">{t('ownAccount.second.codesHint')}</p>
      <ul className="recovery-codes" data-testid="recovery-codes">
        {codes.map((each) => (
          <li key={each}>
            <code>{each}</code>
          </li>
        ))}
      </ul>
      <p>
        <a
          className="button"
          data-size="small"
          download="mainstay-recovery-codes.txt"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(codes.join('\n'))}`}
        >
          {t('ownAccount.second.download')}
        </a>
      </p>
    </section>
  )
}
