import { useTranslation } from 'react-i18next'
import { Problem } from '../../api/client.js'
import { ErrorNotice } from '../../parts/states.js'

/** What the sign-in library says by a code, in words; anything else as everywhere. */
export function SignInError({ error }: { readonly error: unknown }) {
  const { t, i18n } = useTranslation()
  if (!error) return null
  const key = `signIn.problems.${error instanceof Problem ? error.kind : ''}`
  if (!i18n.exists(key)) return <ErrorNotice error={error} />
  return (
    <div className="notice" data-tone="off" role="alert">
      <p>
        <span aria-hidden="true">■ </span>
        {t(`signIn.problems.${(error as Problem).kind}` as 'signIn.problems.INVALID_PASSWORD')}
      </p>
    </div>
  )
}
