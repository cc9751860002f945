import type { PostgresPlace } from './postgres-place.js'

/** The environment of PostgreSQL's programs: nothing of the caller's PG* variables, messages in plain English. */
export function environmentFor(place: PostgresPlace): NodeJS.ProcessEnv {
  const own = { HOME: place.cluster, LC_ALL: 'C', TZ: 'UTC' }
  if (process.platform === 'win32') {
    const system = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/i.test(name))
    return { ...Object.fromEntries(system), ...own }
  }
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', ...own }
}
