import { z } from 'zod'
import { formatMinor, formatMonth, type Month, parseMonth } from '#foundation'
import { action, Failure, sentenceField } from '#platform/server'
import { periodEnd, periodStart } from '../model/cohort-table.js'
import { pageOf } from '../model/page.js'
import { readCohortMembers } from '../store/cohort-members.js'
import { askCohorts } from './ask-cohorts.js'
import { cohortFields } from './cohort-fields.js'
import { decimalField, monthField, pageFields } from './fields.js'

const row = z.object({
  account: z.string(),
  name: z.string(),
  since: monthField.describe('Month of its first ARR.'),
  start: decimalField.describe('ARR at age 0.'),
  now: decimalField.describe('ARR at the age asked.'),
})

/** The customers behind one cell of the cohort table. */
export const metricsCohort = action({
  name: 'metrics.cohort',
  summary: 'List the customers behind one cell of the cohort table.',
  effect: 'read',
  permission: 'metrics:read',
  errors: ['not-found', 'wrong-usage'],
  input: z.object({
    ...cohortFields,
    cohort: monthField.describe('First month of the cohort.'),
    age: z.int().min(0).max(1200).describe('Periods since the period of the first ARR.'),
    ...pageFields,
  }),
  output: z.object({
    currency: z.string(),
    policy: z.string(),
    month: monthField.describe('The month at whose end `now` holds.'),
    rows: z.array(row),
    because: sentenceField.nullable().describe('Why there are no amounts.'),
    start: decimalField.nullable().describe('Sum of all rows, also of other pages.'),
    now: decimalField.nullable(),
    customersStart: z.int(),
    customersNow: z.int(),
    count: z.int(),
    next: z.string().nullable(),
  }),
  async run(context, request) {
    const asked = await askCohorts(context, request)
    const { from, to, grouping, group, currency } = asked
    const first = parseMonth(request.cohort)
    if (first === null) throw new Failure('wrong-usage', `"${request.cohort}" is not a month such as 2023-01.`)
    const cohort = periodStart(first, request.period)
    const ownEnd = periodEnd(cohort, 0, request.period)
    const end = periodEnd(cohort, request.age, request.period)
    const month = Math.min(end, to) as Month
    const firstFrom = Math.max(from, cohort) as Month
    const firstTo = Math.min(ownEnd, to) as Month
    const { ledger, members } = await asked.read(async (transaction, found) => ({
      ledger: found,
      members: await readCohortMembers(transaction, found, { firstFrom, firstTo, month, grouping, group }),
    }))
    const stated = { currency, policy: ledger.policy.name, month: formatMonth(month) }
    if (!members.known) return { ...stated, because: members.because, ...nobody }
    const money = (minor: bigint) => formatMinor(minor, currency)
    const { page, next } = pageOf(members.value, request)
    const sumOf = (end: 'start' | 'now') => members.value.reduce((sum, member) => sum + member[end], 0n)
    return {
      ...stated,
      because: null,
      rows: page.map((member) => ({ ...member, start: money(member.start), now: money(member.now) })),
      start: money(sumOf('start')),
      now: money(sumOf('now')),
      customersStart: members.value.length,
      customersNow: members.value.filter(({ now }) => now > 0n).length,
      count: members.value.length,
      next,
    }
  },
})

const nobody = { rows: [], start: null, now: null, customersStart: 0, customersNow: 0, count: 0, next: null }
