import { useState } from 'react'

/** When this browser was last seen on a workspace's home, and when the visit before this one ended. */
export type Visits = { readonly seen: string; readonly since: string | null }

/** After so long away, coming back is another visit. */
const awayMs = 30 * 60_000

/** Goes on with a visit, or begins the next one: what is new since the last time somebody looked. */
export function nextVisits(kept: Visits | null, now: string): Visits {
  if (kept === null) return { seen: now, since: null }
  const isAnother = Date.parse(now) - Date.parse(kept.seen) > awayMs
  return { seen: now, since: isAnother ? kept.seen : kept.since }
}

/** The end of the last visit to a workspace in this browser; null on the first. */
export function useLastVisit(workspace: string): string | null {
  const [since] = useState(() => {
    const name = `mainstay.visits.${workspace}`
    const visits = nextVisits(read(localStorage.getItem(name)), new Date().toISOString())
    localStorage.setItem(name, JSON.stringify(visits))
    return visits.since
  })
  return since
}

function read(kept: string | null): Visits | null {
  try {
    const visits = JSON.parse(kept ?? 'null') as Partial<Visits> | null
    if (!visits || Number.isNaN(Date.parse(visits.seen ?? ''))) return null
    const since = visits.since && !Number.isNaN(Date.parse(visits.since)) ? visits.since : null
    return { seen: visits.seen ?? '', since }
  } catch {
    return null
  }
}
