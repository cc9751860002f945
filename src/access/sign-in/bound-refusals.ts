import type { Act } from '#platform/server'
import type { Note } from './caller-of.js'

/** Notes acts without letting refusals fill the log. */
export type BoundNote = {
  readonly note: Note
  /** Notes what was only counted so far. */
  close(): Promise<void>
}

/**
 * Of refusals that are alike (who, what, where) the first is noted at once, those of the minute after it as one entry that
 * says how many they were, and so on. What a process counted when it is killed is lost: a minute's refusals after a first
 * one, which stands in the log.
 */
export function boundRefusals(note: Note, everyMs = 60_000): BoundNote {
  const counts = new Map<string, Count>()

  async function noteRefusal(workspaceId: string, act: Act): Promise<void> {
    const key = JSON.stringify([workspaceId, act.actor, act.action, act.input])
    const count = counts.get(key)
    if (count) {
      count.times += 1
      count.last = act
      return
    }
    const timer = setInterval(() => void tellCount(key), everyMs).unref()
    counts.set(key, { workspaceId, last: act, times: 0, timer })
    await note([workspaceId], act)
  }

  async function tellCount(key: string): Promise<void> {
    const count = counts.get(key)
    if (!count) return
    const { workspaceId, last, times, timer } = count
    if (times === 0) {
      clearInterval(timer)
      counts.delete(key)
      return
    }
    count.times = 0
    // Where it cannot be written now, it is counted on.
    await note([workspaceId], { ...last, times }).catch(() => {
      count.times += times
    })
  }

  return {
    async note(workspaceIds, act) {
      if (!act.refused) return note(workspaceIds, act)
      for (const id of workspaceIds) await noteRefusal(id, act)
    },
    async close() {
      for (const [key, { timer }] of counts) {
        clearInterval(timer)
        await tellCount(key)
      }
      counts.clear()
    },
  }
}

type Count = { readonly workspaceId: string; readonly timer: NodeJS.Timeout; last: Act; times: number }
