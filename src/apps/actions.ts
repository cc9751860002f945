import type { AnyAction } from '#platform/server'
import { jobsCancel, jobsShow } from '#platform/server'
import { systemVersion } from './system-version.js'

/** Every action of the program, in the order of the rooms: from this list come routes, commands and types. */
export const actions = [systemVersion, jobsShow, jobsCancel] as const satisfies readonly AnyAction[]
