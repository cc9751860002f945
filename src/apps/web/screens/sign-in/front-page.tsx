import './sign-in.css'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import mark from '../../mark.svg'
import { LanguageChoice, PreferenceChoice } from '../../shell/appearance.js'

/** A page for who is not signed in: what it is for, one form, and how the app is read. */
export function FrontPage(props: {
  readonly title: string
  readonly sentence?: ReactNode
  readonly children: ReactNode
}) {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = `${props.title} · Mainstay`
  }, [props.title])
  return (
    <div className="front-page">
      <div className="front-brand">
        <img src={mark} alt="" />
        <span>Mainstay</span>
      </div>
      <div className="front-card stack">
        <div className="stack-tight">
          <h1>{props.title}</h1>
          {props.sentence && <p className="muted">{props.sentence}</p>}
        </div>
        {props.children}
      </div>
      <section className="front-foot" aria-label={t('signIn.appearance')}>
        <LanguageChoice />
        <PreferenceChoice name="theme" />
      </section>
    </div>
  )
}

/** The way back to the sign-in page. */
export function ToSignIn({ kind }: { readonly kind?: 'primary' }) {
  const { t } = useTranslation()
  return (
    <Link to="/sign-in" className={kind ? 'button' : undefined} data-kind={kind}>
      {t('signIn.toSignIn')}
    </Link>
  )
}
