import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { PrintFoot } from './print-foot.js'
import { ScopeLine } from './scope-line.js'

/** A screen: where it stands, its name, its key sentence, what one can do first, and the rest below. */
export function Page(props: {
  readonly title: string
  readonly crumbs?: readonly ReactNode[]
  readonly sentence?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}) {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = `${props.title} · Mainstay`
  }, [props.title])
  return (
    <div className="page">
      <header className="page-head">
        <div>
          {props.crumbs && (
            <nav aria-label={t('shell.crumbs')}>
              <ol className="crumbs">
                {props.crumbs.map((crumb, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the place in the trail is what a crumb is.
                  <li key={index}>{crumb}</li>
                ))}
              </ol>
            </nav>
          )}
          <h1>{props.title}</h1>
          {props.sentence && <p className="key-sentence">{props.sentence}</p>}
          <ScopeLine />
        </div>
        {props.actions && <div className="cluster">{props.actions}</div>}
      </header>
      {props.children}
      <PrintFoot />
    </div>
  )
}
