import type { z } from 'zod'
import { type Currency, formatMinor } from '#foundation'
import { Failure } from '#platform/server'
import { severities } from '../model/world.js'
import type { StoredGap } from '../store/read-gaps.js'
import type { StoredItem } from '../store/read-items.js'
import type { gapOutput, itemOutput } from './fields.js'

/** A stored item as the output of an action. */
export function itemTold(item: StoredItem): z.input<typeof itemOutput> {
  const { ref, account, kind, state, title, person, unit, about, owner, day, due, until, text, version } = item
  return {
    ...{ ref, account, accountName: item.account_name, kind, state, title, person, personName: item.person_name },
    ...{ otherPerson: item.other_person, otherPersonName: item.other_person_name, unit, unitName: item.unit_name },
    ...{ about, function: item.function, owner, day, due, until, text, attributes: { ...item.attributes } },
    ...{ createdOn: item.created_on, stateSince: item.state_since, version },
  }
}

/** A kept gap as the output of an action. */
export function gapTold(gap: StoredGap, currency: Currency): z.input<typeof gapOutput> {
  const { id, plan, account, rule, reason, rows, resolve, amount_minor } = gap
  return {
    ...{ id, plan, account, accountName: gap.account_name, rule, severity: severities[gap.severity] ?? 'low' },
    ...{
      reason,
      rows: [...rows],
      resolve,
      amount: amount_minor === null ? null : formatMinor(BigInt(amount_minor), currency),
    },
  }
}

/** Where a page of a list ends, as a text that only we read. */
export function cursorOf(place: Readonly<Record<string, unknown>>): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** The place that a cursor names; null without one. A failure for a text that names none. */
export function placeOf<T>(cursor: string | undefined, place: z.ZodType<T>): T | null {
  if (cursor === undefined) return null
  const read = place.safeParse(parsed(cursor))
  if (read.success) return read.data
  throw new Failure('wrong-usage', 'This is no `next` of a page. Leave `after` out for the first page.')
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return null
  }
}
