import { setTimeout as sleep } from 'node:timers/promises'

/** Asks until there is an answer; throws after ten seconds. */
export async function waitUntil<T>(what: string, look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (let waitedMs = 0; waitedMs < 10_000; waitedMs += 20) {
    const seen = await look()
    if (seen !== undefined) return seen
    await sleep(20)
  }
  throw new Error(`In vain waited until ${what}`)
}
