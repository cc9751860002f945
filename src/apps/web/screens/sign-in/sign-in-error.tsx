import { Problem } from '../../api/client.js'
import { ErrorNotice } from '../../parts/states.js'

/** Why a form of sign-in was refused, as one sentence; what went wrong on the way, as everywhere. */
export function SignInError({ error }: { readonly error: unknown }) {
  if (!error) return null
  if (!(error instanceof Problem) || error.status >= 500) return <ErrorNotice error={error} />
  return (
    <div className="notice" data-tone="off" role="alert">
      <p lang={error.language}>
        <span aria-hidden="true">■ </span>
        {error.message}
      </p>
    </div>
  )
}
