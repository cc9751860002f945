import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askSignIn } from '../../api/sign-in.js'
import { CodeField } from './code-field.js'
import { FrontPage } from './front-page.js'
import { useGoOn } from './go-on.js'
import { SignInError } from './sign-in-error.js'

/** After the password: the code of the moment, or one of the recovery codes. */
export function SecondFactor({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation()
  const goOn = useGoOn()
  const [kind, setKind] = useState<'totp' | 'recovery'>('totp')
  const [code, setCode] = useState('')
  const verify = useMutation({
    mutationFn: () =>
      kind === 'totp'
        ? askSignIn('two-factor/verify-totp', { code: code.replace(/\s/g, '') })
        : askSignIn('two-factor/verify-backup-code', { code: code.trim() }),
    onSuccess: goOn,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    verify.mutate()
  }
  const change = () => {
    setKind(kind === 'totp' ? 'recovery' : 'totp')
    setCode('')
    verify.reset()
  }
  return (
    <FrontPage title={t('signIn.second.title')} sentence={t(`signIn.second.${kind}.hint`)}>
      <form className="stack" onSubmit={submit}>
        <CodeField key={kind} kind={kind} value={code} onChange={setCode} />
        <SignInError error={verify.error} />
        <button type="submit" className="button" data-kind="primary" data-wide="true" disabled={verify.isPending}>
          {t('signIn.second.button')}
        </button>
      </form>
      <div className="cluster">
        <button type="button" className="row-button" onClick={change}>
          {t(`signIn.second.${kind}.other`)}
        </button>
        <button type="button" className="row-button" onClick={onBack}>
          {t('signIn.second.back')}
        </button>
      </div>
    </FrontPage>
  )
}
