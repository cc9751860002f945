import type { z } from 'zod'
import type { planFields } from './fields.js'

type Stated = z.output<z.ZodObject<typeof planFields>>

const own = ['stage', 'group1Message', 'group1View', 'group2Message', 'group2View', 'because'] as const

/** The attributes of a plan after a request: what it gives instead of what there was; empty takes away. */
export function planAttributes(now: Readonly<Record<string, string>>, request: Stated): Record<string, string> {
  const given = own.flatMap((name) => (request[name] === undefined ? [] : [[name, request[name]] as const]))
  const cadence = request.cadenceDays === undefined ? [] : [['cadenceDays', String(request.cadenceDays)] as const]
  const all = Object.entries({ ...now, ...Object.fromEntries([...given, ...cadence]) })
  return Object.fromEntries(all.filter(([, value]) => value !== ''))
}
