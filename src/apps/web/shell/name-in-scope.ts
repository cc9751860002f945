import i18next from 'i18next'
import { queries } from '../api/client.js'
import type { Session } from './session.js'

/** The name of a file with figures, which says so where they cover only some accounts of the workspace on the screen. */
export function nameInScope(name: string): string {
  const [, encoded] = /^\/w\/([^/]+)/.exec(location.pathname) ?? []
  const session = queries.getQueryData<Session>(['session.show', {}])
  const place = session?.workspaces.find(({ workspace }) => workspace === decodeURIComponent(encoded ?? ''))
  if (!place || place.scope === 'all') return name
  const whose = i18next.t(place.scope === 'own' ? 'scope.fileOwn' : 'scope.fileTeam')
  return name.replace(/(\.\w+)?$/, (ending) => ` (${whose})${ending}`)
}
