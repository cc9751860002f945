import type { Touchpoint } from '../plan/touchpoints.js'
import { dayCell, type SampleFile, table } from './table.js'

const columns = [
  'ref',
  'day',
  'account',
  'person',
  'team',
  'channel',
  'campaign',
  'kind',
  'direction',
  'purpose',
  'stage',
  'by',
] as const

/** The file of touchpoints of marketing, sales and service. */
export function touchpointFile(touchpoints: readonly Touchpoint[]): SampleFile {
  const records = touchpoints.map((touchpoint, index) => ({
    ...touchpoint,
    ref: `T-${String(index + 1).padStart(5, '0')}`,
    day: dayCell(touchpoint.day),
    account: touchpoint.account.ref,
  }))
  return table('touchpoints.csv', 'touchpoint', columns, records)
}
