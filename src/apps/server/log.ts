import { pino } from 'pino'

/** The server's log: JSON lines on stderr, warnings and worse; MAINSTAY_LOG names another level. */
export function openLog() {
  return pino({ level: process.env.MAINSTAY_LOG ?? 'warn', base: undefined }, pino.destination({ dest: 2, sync: true }))
}
