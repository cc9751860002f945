import { Failure } from '#platform/server'

// Twenty a second for a minute: far more than a person at a browser causes, and what a careful script stays below.
const perMinute = 1200

/** How many requests a caller may send within a minute, by MAINSTAY_RATE_LIMIT; 0 is as many as they like. */
export function readRateLimit({ MAINSTAY_RATE_LIMIT: text }: NodeJS.ProcessEnv): number {
  if (text === undefined || text === '') return perMinute
  if (/^\d{1,7}$/.test(text)) return Number(text)
  throw new Failure('wrong-usage', `MAINSTAY_RATE_LIMIT must be a whole number of requests per minute, not "${text}".`)
}
