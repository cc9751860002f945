import { createHash } from 'node:crypto'
import type { Pool } from 'pg'

/** So many wrong passwords in a row for one address close it for `closedMinutes`. */
const guessesMax = 10
const closedMinutes = 15

/** Whether too many wrong passwords were tried for an e-mail address of late. */
export async function isClosed(pool: Pool, email: string): Promise<boolean> {
  const { rows } = await pool.query(
    `select from access.guess
      where address_hash = $1 and failures >= $2 and last_at > now() - make_interval(mins => $3)`,
    [hashOf(email), guessesMax, closedMinutes],
  )
  return rows.length > 0
}

/** Counts a wrong password; one after a quiet time counts as the first. */
export async function countGuess(pool: Pool, email: string): Promise<void> {
  await pool.query(
    `insert into access.guess as g (address_hash, failures, last_at) values ($1, 1, now())
     on conflict (address_hash) do update
        set failures = case when g.last_at > now() - make_interval(mins => $2) then g.failures + 1 else 1 end,
            last_at = now()`,
    [hashOf(email), closedMinutes],
  )
}

/** Forgets the wrong passwords of an address: the right one was given. */
export async function forgetGuesses(pool: Pool, email: string): Promise<void> {
  await pool.query('delete from access.guess where address_hash = $1', [hashOf(email)])
}

function hashOf(email: string): string {
  return createHash('sha256').update(email.trim().toLowerCase()).digest('hex')
}
