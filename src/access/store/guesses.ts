import { createHash } from 'node:crypto'
import type { Pool } from 'pg'

/** So many wrong passwords in a row for one address close it for `closedMinutes`. */
const guessesMax = 10
const closedMinutes = 15

/**
 * Counts a guess for an e-mail address, or for what else a secret is guessed by, before it is looked at, so that guesses made at once count too; false if there
 * were too many of late. One after a quiet time counts as the first.
 */
export async function mayGuess(pool: Pool, email: string): Promise<boolean> {
  const { rows } = await pool.query<{ failures: number }>(
    `with forgotten as (
       delete from access.guess where address_hash <> $1 and last_at < now() - interval '1 day'
     )
     insert into access.guess as g (address_hash, failures, last_at) values ($1, 1, now())
     on conflict (address_hash) do update
        set failures = case when g.last_at > now() - make_interval(mins => $3) then least(g.failures, $2) + 1 else 1 end,
            last_at = case when g.last_at > now() - make_interval(mins => $3) and g.failures >= $2 then g.last_at
                           else now() end
     returning failures`,
    [hashOf(email), guessesMax, closedMinutes],
  )
  return (rows[0]?.failures ?? 0) <= guessesMax
}

/** Forgets the guesses for an address: the right password was given, or a new one chosen. */
export async function forgetGuesses(pool: Pool, email: string): Promise<void> {
  await pool.query('delete from access.guess where address_hash = $1', [hashOf(email)])
}

/** What a guessed address is known by. */
export function hashOf(email: string): string {
  return createHash('sha256').update(email.trim().toLowerCase()).digest('hex')
}
