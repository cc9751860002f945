import { z } from 'zod'
import { formatMinor, formatMonth } from '#foundation'
import { readCohorts } from '#ledger/server'
import { action, sentenceField } from '#platform/server'
import { cohortTable } from '../model/cohort-table.js'
import { askCohorts } from './ask-cohorts.js'
import { cohortFields } from './cohort-fields.js'
import { decimalField, monthField } from './fields.js'

const cell = z.object({
  age: z.int().describe('Periods since the period of the first ARR; 0 is that period itself.'),
  month: monthField.describe('The month at whose end it holds.'),
  customers: z.int().nullable(),
  start: decimalField.nullable().describe('ARR that its customers began with, each at the end of its first month.'),
  arr: decimalField.nullable(),
  logoRetention: decimalField.nullable().describe('Customers now ÷ customers of the cohort.'),
  arrRetention: decimalField.nullable().describe('ARR now ÷ ARR that its customers began with.'),
  because: sentenceField.nullable().describe('Why there is no value.'),
})

const cohort = z.object({
  cohort: z.string().describe('2023-01, 2023-Q1 or 2023: when the customers first had ARR.'),
  month: monthField.describe('Its first month.'),
  customers: z.int().describe('Customers that ever had ARR and had it first in this period.'),
  arr: decimalField.nullable().describe('Their ARR at the end of that period.'),
  cells: z.array(cell),
})

/** Cohorts by the period of the first ARR: how many stay, and how much. */
export const metricsCohorts = action({
  name: 'metrics.cohorts',
  summary: 'Show cohorts of customers by their first month, quarter or year: who stays, and with how much.',
  effect: 'read',
  permission: 'metrics:read',
  errors: ['not-found', 'wrong-usage'],
  input: z.object(cohortFields),
  output: z.object({
    period: z.enum(['month', 'quarter', 'year']),
    currency: z.string(),
    policy: z.string(),
    policyVersion: z.int(),
    computedAt: z.string(),
    rows: z.array(cohort),
  }),
  async run(context, request) {
    const asked = await askCohorts(context, request)
    const { from, to, grouping, group, currency } = asked
    const { ledger, found } = await asked.read(async (transaction, ledger) => ({
      ledger,
      found: await readCohorts(transaction, { ...ledger, from, to, grouping, group }),
    }))
    const ofGroup = group === undefined ? found : found.filter((cohort) => cohort.group === group)
    const money = (minor: bigint | null) => (minor === null ? null : formatMinor(minor, currency))
    const rows = cohortTable(ofGroup, request.period, to).map(({ cohort, month, customers, cells }) => ({
      cohort,
      month: formatMonth(month),
      customers,
      arr: money(cells[0]?.now ?? null),
      cells: cells.map(({ start, now, ...cell }) => ({
        ...cell,
        month: formatMonth(cell.month),
        start: money(start),
        arr: money(now),
      })),
    }))
    const { name, version } = ledger.policy
    return {
      period: request.period,
      currency,
      policy: name,
      policyVersion: version,
      computedAt: asked.computedAt,
      rows,
    }
  },
})
