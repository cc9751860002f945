import { speakerOf } from '#platform/server'
import type { Words } from '../model/metric.js'

/** A reason of the ledger, which gives it in English, in both languages. */
export async function wordsOfReason(because: string): Promise<Words> {
  const inPolish = await speakerOf('pl')
  return { en: because, pl: inPolish(because) }
}
