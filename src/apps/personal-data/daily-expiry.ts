import { expire, forgetEndedSignIns, listWorkspaces } from '#access/server'
import { asAct, type Database } from '#platform/server'
import { holdings } from './holdings.js'

/** Carries out the retention periods of every workspace when it is called for the first time of a day. */
export function dailyExpiry(): (database: Database, today: string) => Promise<void> {
  let done = ''
  return async (database, today) => {
    if (done === today) return
    const act = {
      actor: 'mainstay',
      from: 'itself',
      action: 'personal-data.expire',
      requestId: today,
      input: undefined,
    }
    for (const { id } of await listWorkspaces(database)) {
      await asAct(act, () => expire(database, id, { holdings, today, dryRun: false }))
    }
    await forgetEndedSignIns(database)
    done = today
  }
}
