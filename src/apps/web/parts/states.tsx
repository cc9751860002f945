import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../api/client.js'

/** Stands for content that comes, in its final size. */
export function Skeleton({ lines = 1, height = '2.25rem' }: { lines?: number; height?: string }) {
  const { t } = useTranslation()
  return (
    <div className="stack-tight" role="status">
      <span className="visually-hidden">{t('states.loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a skeleton have nothing else.
        <div key={line} className="skeleton" style={{ height }} />
      ))}
    </div>
  )
}

/** Says what went wrong, under which request id, and offers to try again. */
export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t, i18n } = useTranslation()
  const problem = error instanceof Problem ? error : undefined
  const key = `errors.kinds.${problem?.kind ?? 'unexpected'}`
  const title = i18n.exists(key) ? t(key as 'errors.kinds.unexpected') : t('errors.kinds.unexpected')
  return (
    <div className="notice" data-tone="off" role="alert">
      <h3>
        <span aria-hidden="true">■ </span>
        {error instanceof TypeError ? t('errors.offline') : title}
      </h3>
      {problem && <p lang={problem.language}>{problem.message}</p>}
      {problem?.fields.map((field) => (
        <p key={field.pointer} lang={problem.language}>
          <code>{field.pointer.replace('#/', '')}</code> {field.detail}
        </p>
      ))}
      <div className="cluster">
        {onRetry && (
          <button type="button" className="button" data-size="small" onClick={onRetry}>
            {t('states.retry')}
          </button>
        )}
        {problem?.requestId && (
          <span className="small muted">
            {t('errors.requestId')} <code>{problem.requestId}</code>
          </span>
        )}
      </div>
    </div>
  )
}

/** Nothing is here yet: what the place is for, and the one thing to do first. An example may stand below it. */
export function Empty(props: {
  readonly title: string
  readonly children: ReactNode
  readonly action?: ReactNode
  readonly example?: ReactNode
}) {
  return (
    <div className="empty">
      <h2>{props.title}</h2>
      <p className="prose muted">{props.children}</p>
      {props.action}
      {props.example}
    </div>
  )
}

/** Nothing matches the filters: the way to clear them. */
export function NoMatch(props: { readonly title: string; readonly children: ReactNode; readonly onClear: () => void }) {
  const { t } = useTranslation()
  return (
    <div className="empty" data-kind="no-match">
      <h2>{props.title}</h2>
      <p className="prose muted">{props.children}</p>
      <button type="button" className="button" onClick={props.onClear}>
        {t('states.clearFilters')}
      </button>
    </div>
  )
}

/** The reader may not see it: whom to ask for which right. */
function NoPermission({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation()
  return (
    <div className="empty" data-kind="no-permission">
      <h2>{t('permission.title')}</h2>
      <p className="prose muted">{t('permission.hint')}</p>
      <p className="prose" lang={problem.language}>
        {problem.message}
      </p>
    </div>
  )
}

/** A question and what came of it. */
export type Asked<T> = { readonly data: T | undefined; readonly error: unknown; readonly refetch: () => unknown }

/** Shows an answer, what stands for it while it comes, or why it does not come. */
export function Answer<T>(props: {
  readonly of: Asked<T>
  readonly waiting?: ReactNode
  readonly children: (data: T) => ReactNode
}) {
  const { of } = props
  if (of.error instanceof Problem && of.error.kind === 'forbidden') return <NoPermission problem={of.error} />
  if (of.error) return <ErrorNotice error={of.error} onRetry={() => void of.refetch()} />
  if (of.data === undefined) return props.waiting ?? <Skeleton lines={6} />
  return props.children(of.data)
}
