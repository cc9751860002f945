import { z } from 'zod'
import { isMoment, type Month, parseMonth } from '#foundation'
import { Failure } from '#platform/server'

/** The name of a workspace, as every action takes it. */
export const workspaceField = z.string().describe('Name of the workspace.')

/** A month as text. */
export const monthField = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month such as 2023-01')

/** A decimal amount as text. */
export const amountField = z.string().regex(/^-?\d+(\.\d+)?$/)

const noMoment = 'must be a moment with its zone such as 2024-02-01T00:00Z'

/** A moment with its zone as text. */
export const momentField = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/, { error: noMoment, abort: true })
  .refine(isMoment, noMoment)

/** A day as text. */
export const dayField = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day such as 2023-01-31')

/** A range of months, inclusive; refused if it runs backwards or over a century. */
export function monthsOf(range: { from: string; to: string }): { from: Month; to: Month } {
  const from = monthIn(range.from)
  const to = monthIn(range.to)
  if (from > to)
    throw new Failure(
      'wrong-usage',
      `The range runs backwards: from ${range.from} is after to ${range.to}. Swap the two.`,
    )
  if (to - from >= 1200)
    throw new Failure('wrong-usage', 'The range is longer than a hundred years. Ask for fewer months.')
  return { from, to }
}

/** A month of text that the schema has let through. */
export function monthIn(text: string): Month {
  const month = parseMonth(text)
  if (month === null) throw new Failure('wrong-usage', `"${text}" is not a month such as 2023-01.`)
  return month
}
