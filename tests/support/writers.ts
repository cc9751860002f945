import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

/** How a write was answered in the end, and by what on the way. */
export type Write = {
  readonly key: string
  readonly mark: string
  /** The statuses of its answers, in their order; 0 is a connection that broke. */
  readonly statuses: readonly number[]
  /** Answers of 503 that did not say when to try again. */
  readonly withoutRetryAfter: number
  readonly answer: { readonly kind?: string; readonly detail?: string }
  /** When its last answer came, and how long that took. */
  readonly answeredAt: number
  readonly ms: number
}

/** Where to write now: another address after a restart. */
export type Place = () => { readonly address: string; readonly cookie: string }

const patienceMs = 60_000
// Sooner than they are told to come again, and not so often that the machine does nothing else.
const againMs = 100

/** Sends a write under one key until it is answered by something else than "not now". */
export async function writeOnce(place: Place, action: string, input: object, mark: string): Promise<Write> {
  const key = randomUUID()
  const statuses: number[] = []
  let withoutRetryAfter = 0
  for (const until = Date.now() + patienceMs; Date.now() < until; ) {
    const began = performance.now()
    const response = await send(place(), action, input, key)
    statuses.push(response?.status ?? 0)
    const answer = (await response?.json().catch(() => undefined)) as Write['answer'] | undefined
    if (response && answer && response.status !== 503 && answer.kind !== 'busy') {
      const answeredAt = performance.now()
      return { key, mark, statuses, withoutRetryAfter, answer, answeredAt, ms: answeredAt - began }
    }
    if (response && answer && !response.headers.has('retry-after')) withoutRetryAfter++
    await sleep(againMs)
  }
  throw new Error(`No answer to ${action} ${mark} within a minute: ${statuses.slice(-20)}`)
}

/** Sends an action once, under a key; undefined where the connection broke. */
export function send(
  { address, cookie }: ReturnType<Place>,
  action: string,
  input: object,
  key: string,
): Promise<Response | undefined> {
  return fetch(`${address}/api/v1/${action.replaceAll('.', '/')}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, 'idempotency-key': key },
    body: JSON.stringify(input),
  }).catch(() => undefined)
}

/** Writers at once, each making accounts one after the other and changing them, until it is over; into `writes`. */
export async function writeAtOnce(
  place: Place,
  writers: number,
  writes: Write[],
  isOver: () => boolean,
): Promise<void> {
  const one = async (writer: number) => {
    for (let turn = 0; !isOver(); turn++) {
      const ref = `w${writer}-${turn}-${randomUUID().slice(0, 8)}`
      writes.push(await writeOnce(place, 'accounts.create', { workspace: 'W', ref, name: ref }, ref))
      const change = { workspace: 'W', accounts: [ref], industry: `of ${ref}`, because: 'a test' }
      writes.push(await writeOnce(place, 'accounts.change', change, `of ${ref}`))
    }
  }
  await Promise.all(Array.from({ length: writers }, (_, writer) => one(writer)))
}
