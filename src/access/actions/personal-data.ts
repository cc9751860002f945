import { z } from 'zod'
import { action, Failure, type PersonalHolding } from '#platform/server'
import { expire, periodsOf } from '../personal-data/retention.js'
import { findWorkspace } from '../store/read-workspace.js'
import { setPeriod } from '../store/retention-periods.js'
import { workspaceField } from './workspace-field.js'

const words = z.object({ en: z.string(), pl: z.string() })

const holdingOutput = z.object({
  name: z.string(),
  what: words.describe('What is kept.'),
  purpose: words.describe('What for.'),
  basis: z.enum(['contract', 'legal-obligation', 'legitimate-interest']).describe('Of article 6 (1) of the GDPR.'),
  subjects: z.enum(['people', 'users']).describe('Of whom: people of customers, or users of this program.'),
  mark: z.enum(['identity', 'opinion']),
  period: z.int().nullable().describe('How long, in units; null is without end.'),
  unit: z.enum(['days', 'months']).nullable().describe('Null where no period can be set.'),
  from: words.describe('From when it counts, or why it has no period.'),
  own: z.boolean().describe('The workspace set the period itself.'),
})

/** The register of purposes. */
export const personalDataRegister = (holdings: readonly PersonalHolding[]) =>
  action({
    name: 'personal-data.register',
    summary: 'Show what is kept of people, what for, on what basis and for how long.',
    effect: 'read',
    permission: 'personal-data:manage',
    errors: ['not-found'],
    command: { columns: ['name', 'basis', 'subjects', 'period', 'unit'] },
    input: z.object({ workspace: workspaceField }),
    output: z.object({ rows: z.array(holdingOutput) }),
    async run({ database }, request) {
      const { id } = await findWorkspace(database, request.workspace)
      const periods = await database.withWorkspace(id, (inside) => periodsOf(inside, id, holdings), { snapshot: true })
      const rows = periods.map(({ holding, period, own }) => {
        const { name, what, purpose, basis, subjects, mark, retention } = holding
        return { name, what, purpose, basis, subjects, mark, period, unit: retention.unit, from: retention.from, own }
      })
      return { rows }
    },
  })

/** Sets how long a workspace keeps something. */
export const personalDataRetention = (holdings: readonly PersonalHolding[]) =>
  action({
    name: 'personal-data.retention',
    summary: 'Set how long something is kept; without a period as the product keeps it. It is carried out daily.',
    effect: 'write',
    permission: 'personal-data:manage',
    errors: ['not-found', 'wrong-usage'],
    command: { args: ['holding'] },
    input: z.object({
      workspace: workspaceField,
      holding: z.string().describe('Its name in the register.'),
      period: z.int().min(1).max(1200).optional().describe('How many days or months, as the register says.'),
      forever: z.boolean().default(false).describe('Without end.'),
    }),
    output: z.object({ holding: z.string(), period: z.int().nullable(), unit: z.enum(['days', 'months']) }),
    async run({ database }, { workspace: name, holding: called, period, forever }) {
      const { retention } = holdings.find((holding) => holding.name === called) ?? noHolding(called, holdings)
      if (retention.unit === null)
        throw new Failure('wrong-usage', `No period can be set for "${called}"; the register says why.`)
      const { id } = await findWorkspace(database, name)
      await database.withWorkspace(id, (inside) => setPeriod(inside, id, called, forever ? null : period))
      return { holding: called, period: forever ? null : (period ?? retention.period), unit: retention.unit }
    },
  })

/** Takes out what is older than its period. */
export const personalDataExpire = (holdings: readonly PersonalHolding[]) =>
  action({
    name: 'personal-data.expire',
    summary: 'Take out now what is older than its period, as the server does every day; or only say what would go.',
    effect: 'write',
    permission: 'personal-data:manage',
    errors: ['not-found'],
    input: z.object({
      workspace: workspaceField,
      dryRun: z.boolean().default(false).describe('Say what would go, and change nothing.'),
    }),
    output: z.object({
      rows: z.array(z.object({ holding: z.string(), before: z.string(), rows: z.int() })),
    }),
    async run({ database, clock }, { workspace: name, dryRun }) {
      const { id } = await findWorkspace(database, name)
      const rows = await expire(database, id, { holdings, today: clock().slice(0, 10), dryRun })
      return { rows: [...rows] }
    },
  })

function noHolding(called: string, holdings: readonly PersonalHolding[]): never {
  const names = holdings.filter(({ retention }) => retention.unit !== null).map(({ name }) => name)
  throw new Failure('wrong-usage', `Nothing that is kept is called "${called}". There are: ${names.join(', ')}.`)
}
