import { Building2, ChartColumn, ClipboardList, Database, House, type LucideIcon, Repeat, Settings } from 'lucide-react'
import { useMemo } from 'react'
import { neededFor } from './needed-for.js'
import { useMay } from './session.js'

/** A place of the sidebar, the palette and the shortcut `G` + letter. */
export type Place = {
  readonly to:
    | '/w/$workspace'
    | '/w/$workspace/accounts'
    | '/w/$workspace/plans'
    | '/w/$workspace/revenue'
    | '/w/$workspace/retention'
    | '/w/$workspace/data'
    | '/w/$workspace/settings'
  readonly icon: LucideIcon
  readonly text:
    | 'home.title'
    | 'accounts.title'
    | 'plans.title'
    | 'revenue.title'
    | 'retention.title'
    | 'data.title'
    | 'settings.title'
  readonly letter: string
}

const places: readonly Place[] = [
  { to: '/w/$workspace', icon: House, text: 'home.title', letter: 'h' },
  { to: '/w/$workspace/accounts', icon: Building2, text: 'accounts.title', letter: 'a' },
  { to: '/w/$workspace/plans', icon: ClipboardList, text: 'plans.title', letter: 'p' },
  { to: '/w/$workspace/revenue', icon: ChartColumn, text: 'revenue.title', letter: 'r' },
  { to: '/w/$workspace/retention', icon: Repeat, text: 'retention.title', letter: 't' },
  { to: '/w/$workspace/data', icon: Database, text: 'data.title', letter: 'd' },
  { to: '/w/$workspace/settings', icon: Settings, text: 'settings.title', letter: 's' },
]

/** Where who is signed in can go in a workspace, in the order of the sidebar. */
export function usePlaces(workspace: string | undefined): readonly Place[] {
  const may = useMay()
  return useMemo(
    () => places.filter(({ to }) => neededFor(to).some((action) => may(workspace, action))),
    [may, workspace],
  )
}
