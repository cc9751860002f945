import { Link } from '@tanstack/react-router'
import { ChevronsUpDown, PanelLeft, Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../api/client.js'
import mark from '../mark.svg'
import { LanguageChoice, PreferenceChoice } from './appearance.js'
import { Keys } from './keys.js'
import { openPalette } from './palette/palette.js'
import { usePlaces } from './places.js'
import { usePreference } from './preferences.js'
import { UserMenu } from './user-menu.js'

/** Where one can go. */
export function Sidebar(props: { readonly workspace: string | undefined }) {
  const { t } = useTranslation()
  const [sidebar, choose] = usePreference('sidebar')
  const isCollapsed = sidebar === 'collapsed'
  return (
    <div className="sidebar">
      <Link to="/" className="brand">
        <img src={mark} alt="" />
        <span>Mainstay</span>
        <b className="visually-hidden">{t('shell.home')}</b>
      </Link>
      {props.workspace !== undefined && <WorkspaceLink workspace={props.workspace} />}
      <button type="button" className="palette-button" onClick={openPalette} aria-keyshortcuts="Control+K Meta+K">
        <Search aria-hidden="true" />
        <span>{t('palette.button')}</span>
        <Keys keys="mod+k" spoken />
      </button>
      {props.workspace !== undefined && <PlaceLinks workspace={props.workspace} />}
      <div className="sidebar-foot">
        {props.workspace === undefined && (
          <>
            <LanguageChoice />
            <PreferenceChoice name="theme" />
          </>
        )}
        <UserMenu workspace={props.workspace} />
        <button
          type="button"
          className="button collapse"
          data-kind="quiet"
          data-size="small"
          aria-expanded={!isCollapsed}
          aria-label={isCollapsed ? t('shell.expand') : t('shell.collapse')}
          onClick={() => choose(isCollapsed ? 'open' : 'collapsed')}
        >
          <PanelLeft aria-hidden="true" />
          <span>{t('shell.collapse')}</span>
        </button>
      </div>
    </div>
  )
}

function WorkspaceLink({ workspace }: { workspace: string }) {
  const { t } = useTranslation()
  const { data } = useAsk('workspaces.list', {})
  const found = data?.rows.find((row) => row.name === workspace)
  return (
    <Link to="/" className="workspace-link">
      <span>
        <strong>{workspace}</strong>
        <span className="small muted">{found ? t('shell.workspaceLine', { currency: found.currency }) : '\u00a0'}</span>
      </span>
      <b className="visually-hidden">{t('shell.changeWorkspace')}</b>
      <ChevronsUpDown aria-hidden="true" />
    </Link>
  )
}

function PlaceLinks({ workspace }: { workspace: string }) {
  const { t } = useTranslation()
  const places = usePlaces(workspace)
  return (
    <nav className="nav" aria-label={t('shell.navigation')}>
      {places.map(({ to, icon: Icon, text, letter }) => (
        <Link
          key={to}
          to={to}
          params={{ workspace }}
          activeOptions={{ includeSearch: false, exact: to === '/w/$workspace' }}
          title={t(text)}
          aria-keyshortcuts={`G ${letter.toUpperCase()}`}
        >
          <Icon aria-hidden="true" />
          <span>{t(text)}</span>
        </Link>
      ))}
    </nav>
  )
}
