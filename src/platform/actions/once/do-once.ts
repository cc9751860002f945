import type { Database } from '../../database/index.js'
import { Failure } from '../../failure.js'
import type { AnyAction } from '../action.js'
import { keptBy } from './keep-with-commit.js'
import { findKept, type Kept, keepAnswer, keepInside } from './kept-requests.js'
import type { KeptAnswer, KeyedRequest } from './keyed-request.js'

/** An answer, and whether it was given before. */
export type Answered = { readonly answer: KeptAnswer; readonly isRepeated: boolean }

// Per database: other processes on it have sets of their own, and there it keeps one of two.
const underWayIn = new WeakMap<Database, Set<string>>()

/**
 * Does a request unless it was done before under the same key; then its first answer comes again. Fails as `busy` while
 * it is under way, as `key-reused` where the key named another request, as `answer-lost` where it was written and
 * the program ended before it could keep the answer. What failed and wrote nothing is tried again.
 */
export async function doOnce(
  database: Database,
  action: AnyAction,
  keyed: KeyedRequest,
  work: () => Promise<KeptAnswer>,
): Promise<Answered> {
  const name = keyed.id.toString('base64')
  const underWay = underWayIn.get(database) ?? new Set()
  underWayIn.set(database, underWay)
  if (underWay.has(name)) throw new Failure('busy', 'The same request is still under way. Ask again in a moment.')
  underWay.add(name)
  try {
    const before = await findKept(database, keyed)
    return before ? repeated(before) : await doFirst(database, action, keyed, work)
  } finally {
    underWay.delete(name)
  }
}

async function doFirst(
  database: Database,
  action: AnyAction,
  keyed: KeyedRequest,
  work: () => Promise<KeptAnswer>,
): Promise<Answered> {
  let written: string | undefined
  // What a transaction gives back is mostly what the action answers: kept with it, the answer outlives the program.
  const keeper: Parameters<typeof keptBy>[0] = async (inside, result) => {
    const likely = likelyAnswer(action, result)
    if (await keepInside(inside, keyed, likely)) written = JSON.stringify(likely)
  }
  try {
    const answer = await keptBy(keeper, work)
    if (JSON.stringify(answer) !== written) await keepAnswer(database, keyed, answer).catch(ignoreLostDatabase)
    return { answer, isRepeated: false }
  } catch (thrown) {
    return afterFailure(database, keyed, thrown)
  }
}

function likelyAnswer(action: AnyAction, result: unknown): KeptAnswer | undefined {
  const { success, data } = action.output.safeParse(result)
  return success ? { output: data } : undefined
}

// Either another request with this key was first, or a part of this one is written: then that is its answer.
async function afterFailure(database: Database, keyed: KeyedRequest, thrown: unknown): Promise<Answered> {
  const kept = await findKept(database, keyed).catch(() => undefined)
  if (!kept) throw thrown
  if (kept.attempt !== keyed.attempt) return repeated(kept)
  if (thrown instanceof Failure && thrown.kind !== 'database-unavailable') {
    const { kind, message } = thrown
    await keepAnswer(database, keyed, { failure: { kind, message } }).catch(ignoreLostDatabase)
  }
  throw thrown
}

function repeated({ answer }: Kept): Answered {
  if (answer === undefined) {
    throw new Failure(
      'answer-lost',
      'This request was carried out, but the server ended before it could answer. Look at what is there now.',
    )
  }
  if ('failure' in answer) throw new Failure(answer.failure.kind, answer.failure.message)
  return { answer, isRepeated: true }
}

// The request was answered; only its repetition is not.
function ignoreLostDatabase(thrown: unknown): void {
  if (!(thrown instanceof Failure && thrown.kind === 'database-unavailable')) throw thrown
}
