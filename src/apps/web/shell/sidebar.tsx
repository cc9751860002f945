import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../api/client.js'
import { changeLanguage, languages, useLanguage } from '../i18n/language.js'
import mark from '../mark.svg'
import { Icon } from '../parts/icon.js'
import { keepTheme, keptTheme, type Theme, themes } from './theme.js'

/** Where one can go, and how the app looks. */
export function Sidebar(props: {
  readonly workspace: string | undefined
  readonly collapsed: boolean
  readonly onCollapse: (collapsed: boolean) => void
}) {
  const { t } = useTranslation()
  return (
    <div className="sidebar">
      <Link to="/" className="brand" aria-label={t('shell.home')}>
        <img src={mark} alt="" />
        <span>Mainstay</span>
      </Link>
      {props.workspace !== undefined && <WorkspaceLinks workspace={props.workspace} />}
      <div className="settings">
        <LanguageSwitch />
        <ThemeSwitch />
        <button
          type="button"
          className="button collapse"
          data-kind="quiet"
          data-size="small"
          aria-expanded={!props.collapsed}
          onClick={() => props.onCollapse(!props.collapsed)}
        >
          <Icon name={props.collapsed ? 'expand' : 'collapse'} />
          <span>{t('shell.collapse')}</span>
          {props.collapsed && <b className="visually-hidden">{t('shell.expand')}</b>}
        </button>
      </div>
    </div>
  )
}

function WorkspaceLinks({ workspace }: { workspace: string }) {
  const { t } = useTranslation()
  const { data } = useAsk('workspaces.list', {})
  const found = data?.rows.find((row) => row.name === workspace)
  return (
    <>
      <Link to="/" className="workspace-link" aria-label={t('shell.changeWorkspace', { name: workspace })}>
        <strong>{workspace}</strong>
        <span className="small muted">{found ? t('shell.workspaceLine', { currency: found.currency }) : '\u00a0'}</span>
      </Link>
      <nav className="nav" aria-label={t('shell.navigation')}>
        <Link to="/w/$workspace/revenue" params={{ workspace }} activeOptions={{ includeSearch: false }}>
          <Icon name="revenue" />
          <span>{t('revenue.title')}</span>
        </Link>
        <Link to="/w/$workspace/accounts" params={{ workspace }} activeOptions={{ includeSearch: false }}>
          <Icon name="accounts" />
          <span>{t('accounts.title')}</span>
        </Link>
        <Link to="/w/$workspace/data" params={{ workspace }} activeOptions={{ includeSearch: false }}>
          <Icon name="data" />
          <span>{t('data.title')}</span>
        </Link>
      </nav>
    </>
  )
}

function LanguageSwitch() {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <label>
      <span>{t('shell.language')}</span>
      <select
        className="input"
        value={language}
        onChange={(event) => void changeLanguage(languages.find((each) => each === event.target.value) ?? 'en')}
      >
        {languages.map((each) => (
          <option key={each} value={each} lang={each}>
            {t(`languages.${each}`)}
          </option>
        ))}
      </select>
    </label>
  )
}

function ThemeSwitch() {
  const { t } = useTranslation()
  const [theme, setTheme] = useState<Theme>(keptTheme())
  const change = (name: string) => {
    const next = themes.find((each) => each === name) ?? 'system'
    keepTheme(next)
    setTheme(next)
  }
  return (
    <label>
      <span>{t('shell.theme')}</span>
      <select className="input" value={theme} onChange={(event) => change(event.target.value)}>
        {themes.map((each) => (
          <option key={each} value={each}>
            {t(`shell.themes.${each}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
