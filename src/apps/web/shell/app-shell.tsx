import { Outlet, useLocation, useMatches, useParams } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../api/client.js'
import { ToastRegion } from '../parts/toast-region.js'
import { Allowed } from './allowed.js'
import { isFrontDoor } from './front-door.js'
import { Palette } from './palette/palette.js'
import { usePreference } from './preferences.js'
import { ShortcutHelp } from './shortcut-help.js'
import { useShortcutKeys } from './shortcuts.js'
import { Sidebar } from './sidebar.js'
import { usePlaceShortcuts } from './use-place-shortcuts.js'

/** What every screen stands in; the pages for who is not signed in stand alone. */
export function AppShell() {
  const isAtDoor = useMatches({ select: (matches) => matches.some(({ routeId }) => isFrontDoor(routeId)) })
  if (!isAtDoor) return <Frame />
  return (
    <main id="main" tabIndex={-1}>
      <Outlet />
    </main>
  )
}

// Skip link, sidebar, palette, toasts, the banner of sample data.
function Frame() {
  const { t } = useTranslation()
  const { workspace } = useParams({ strict: false })
  const [sidebar] = usePreference('sidebar')
  const main = useFocusAfterNavigation()
  useShortcutKeys()
  usePlaceShortcuts(workspace)
  return (
    <>
      <a className="skip-link" href="#main">
        {t('shell.skip')}
      </a>
      <div className="shell" data-collapsed={sidebar === 'collapsed'}>
        <Sidebar workspace={workspace} />
        <div>
          {workspace !== undefined && <SampleBanner workspace={workspace} />}
          <main id="main" ref={main} tabIndex={-1}>
            <Allowed workspace={workspace}>
              <Outlet />
            </Allowed>
          </main>
        </div>
      </div>
      <Palette workspace={workspace} />
      <ShortcutHelp />
      <ToastRegion />
    </>
  )
}

function SampleBanner({ workspace }: { workspace: string }) {
  const { t } = useTranslation()
  const { data } = useAsk('workspaces.list', {})
  if (!data?.rows.find((row) => row.name === workspace)?.sample) return null
  return (
    <p className="banner">
      <span aria-hidden="true">▲</span>
      {t('shell.sampleBanner')}
    </p>
  )
}

// A new page is read from its beginning; the first one keeps the browser's own focus.
function useFocusAfterNavigation() {
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    main.current?.focus({ preventScroll: true })
  }, [pathname])
  return main
}
