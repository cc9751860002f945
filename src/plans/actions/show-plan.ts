import { z } from 'zod'
import { findWorkspace, type Workspace } from '#access/server'
import { formatDay } from '#foundation'
import { action, Failure, type Transaction } from '#platform/server'
import { calmZoneOf } from '../model/calm-zone.js'
import { earnedOf } from '../model/earned.js'
import { groupsOf } from '../model/groups.js'
import { neededFunctions, type TeamFunction } from '../model/kinds.js'
import type { PlanWorld } from '../model/world.js'
import { type FoundAccount, findAccount } from '../store/find-account.js'
import { listPlans } from '../store/list-plans.js'
import { listGaps } from '../store/read-gaps.js'
import { listPlanVersions, readItems, readItemsAsOf, type StoredItem } from '../store/read-items.js'
import { readWorlds } from '../store/read-worlds.js'
import { readThresholds } from '../store/thresholds.js'
import { type calmZoneAnswer, type earnedAnswer, planAnswer } from './answers.js'
import { accountField, dayField, workspaceField } from './fields.js'
import { planTold } from './list-plans.js'
import { gapTold, itemTold } from './told.js'

type Answer = z.input<typeof planAnswer>

/** Shows the plan of an account, as it is or as it was on a past day. */
export const plansShow = action({
  name: 'plans.show',
  summary:
    'Show the plan of an account: team, items, what it lacks, audiences, what is earned; or as it was on a past day.',
  effect: 'read',
  permission: 'plans:read',
  errors: ['not-found', 'wrong-usage'],
  command: { args: ['account'] },
  input: z.object({
    workspace: workspaceField,
    account: accountField,
    asOf: dayField.optional().describe('A past day: the plan as it was known at its end. Today without it.'),
  }),
  output: planAnswer,
  async run({ database, clock }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const today = clock().slice(0, 10)
    const { asOf = today } = request
    if (asOf > today) throw new Failure('wrong-usage', `Nobody knows the plan of ${asOf} yet. Give a day up to today.`)
    return database.withWorkspace(
      workspace.id,
      async (transaction) => {
        const account = await findAccount(transaction, workspace.id, request.account)
        const question = { workspace, account, asOf }
        const versions = await listPlanVersions(transaction, workspace.id, account.id, asOf)
        const acts = versions.map(({ recorded_at, actor, items }) => ({
          ...{ day: recorded_at.slice(0, 10), recordedAt: recorded_at, by: actor, items },
        }))
        const shown = asOf === today ? await planNow(transaction, question) : await planThen(transaction, question)
        const said = { account: account.ref, accountName: account.name, asOf, currency: workspace.currency }
        return { ...said, ...shown, versions: acts }
      },
      { snapshot: true },
    )
  },
})

type Question = { readonly workspace: Workspace; readonly account: FoundAccount; readonly asOf: string }
type Shown = Pick<Answer, 'plan' | 'team' | 'items' | 'gaps' | 'groups' | 'earned' | 'calmZone'>

async function planNow(transaction: Transaction, { workspace, account, asOf }: Question): Promise<Shown> {
  const { id, currency } = workspace
  const filter = { accountId: account.id, state: null, owner: null, after: null, limit: 1 }
  const [[listed], items, gaps, worlds, thresholds] = await Promise.all([
    listPlans(transaction, id, filter),
    readItems(transaction, id, [account.id]),
    listGaps(transaction, id, { accountId: account.id, rule: null, severity: null, after: null, limit: 500 }),
    readWorlds(transaction, id, [account.id], asOf),
    readThresholds(transaction, id),
  ])
  const world = worlds.get(account.id)
  const plan = items.find((item) => item.ref === listed?.plan)
  return {
    plan: listed && plan ? { ...planTold(listed, currency), ...saidIn(plan) } : null,
    team: teamOf(items),
    items: items.filter(({ kind }) => kind !== 'plan').map(itemTold),
    gaps: gaps.map((gap) => gapTold(gap, currency)),
    groups: world ? groupsTold(world) : null,
    earned: world ? earnedTold(world, thresholds) : null,
    calmZone: world ? calmZoneTold(world) : null,
  }
}

async function planThen(transaction: Transaction, { workspace, account, asOf }: Question): Promise<Shown> {
  const items = await readItemsAsOf(transaction, workspace.id, account.id, asOf)
  const plans = items.filter(({ kind }) => kind === 'plan')
  const plan = plans.find(({ state }) => state !== 'ended') ?? plans.at(-1)
  return {
    plan: plan ? { ...planAsItem(plan), ...saidIn(plan) } : null,
    team: teamOf(items),
    items: items.filter(({ kind }) => kind !== 'plan').map(itemTold),
    ...{ gaps: null, groups: null, earned: null, calmZone: null },
  }
}

function planAsItem(plan: StoredItem): ReturnType<typeof planTold> {
  const { ref, account, account_name, state, title, owner, attributes, version } = plan
  return {
    ...{ plan: ref, account, accountName: account_name, title, owner, version, startedOn: plan.day },
    state: state as 'draft',
    stage: (attributes.stage as 'onboarding' | undefined) ?? null,
    ...{ arr: null, gaps: { high: 0, medium: 0, low: 0 }, worst: null, atStake: null },
  }
}

function saidIn({ attributes, text }: StoredItem) {
  const {
    group1Message = null,
    group1View = null,
    group2Message = null,
    group2View = null,
    because = null,
  } = attributes
  const cadenceDays = attributes.cadenceDays === undefined ? null : Math.round(Number(attributes.cadenceDays))
  return { group1Message, group1View, group2Message, group2View, because, cadenceDays, text }
}

function teamOf(items: readonly StoredItem[]): Answer['team'] {
  const members = items.flatMap(({ ref, kind, state, owner, function: of, day }) =>
    kind === 'team-member' && state === 'on-team' && owner !== null && of !== null
      ? [{ ref, owner, function: of as TeamFunction, since: day }]
      : [],
  )
  const missing = neededFunctions.filter((name) => !members.some((member) => member.function === name))
  return { members, missing: [...missing] }
}

function groupsTold(world: PlanWorld): NonNullable<Answer['groups']> {
  const { people } = groupsOf(world)
  const of = (group: 1 | 2) => [...people].flatMap(([ref, found]) => (found === group ? [ref] : []))
  return { group1: of(1), group2: of(2) }
}

function earnedTold(world: PlanWorld, thresholds: Parameters<typeof earnedOf>[1]): z.input<typeof earnedAnswer> {
  const { isEarned, outcomes, units } = earnedOf(world, thresholds)
  const told = outcomes.map(({ outcome, title, person, confirmedBy, day }) => ({
    ...{ outcome, title, confirmedBy: confirmedBy ?? person, day: formatDay(day) },
  }))
  return { isEarned, outcomes: told, units: [...units] }
}

function calmZoneTold(world: PlanWorld): z.input<typeof calmZoneAnswer> {
  const { lasts, since, owed, people, broken } = calmZoneOf(world)
  return {
    ...{ lasts, since: since === null ? null : formatDay(since), owed: [...owed], people: [...people] },
    broken: broken.map(({ ref }) => ref),
  }
}
