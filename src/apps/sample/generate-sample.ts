import type { Account } from './plan/accounts.js'
import { sellers } from './plan/company.js'
import { planCustomerPlans, withPlans } from './plan/customer-plans.js'
import { dice } from './plan/dice.js'
import { planEconomics } from './plan/economics.js'
import { makePlan, type Plan, type SampleRequest } from './plan/make-plan.js'
import { planOpinions } from './plan/opinions.js'
import { planOpportunities } from './plan/opportunities.js'
import type { Opportunity } from './plan/opportunity.js'
import { planPeople } from './plan/people.js'
import { planServiceJobs } from './plan/service-jobs.js'
import { planHandOvers, planTouchpoints } from './plan/touchpoints.js'
import { accountFile, exchangeRateFile, opinionFile, personFile, productFile, unitFile } from './rows/account-rows.js'
import { balanceFile, planBalances } from './rows/balances.js'
import { contractLineFile } from './rows/contract-line-rows.js'
import { costFile, costsOf } from './rows/cost-rows.js'
import { planItemFile, relationFiles } from './rows/customer-plan-rows.js'
import { invoiceFile } from './rows/invoice-rows.js'
import { invoicesOf, serviceInvoices } from './rows/invoices.js'
import { linesOf } from './rows/lines.js'
import { plantMismatches } from './rows/mismatches.js'
import { planMistakes } from './rows/mistakes.js'
import { opportunityFile, opportunityRef, stageFile } from './rows/opportunity-rows.js'
import { calendarYearDay, type SampleFile } from './rows/table.js'
import { touchpointFile } from './rows/touchpoint-rows.js'
import { type OwnerChange, type Truths, truthsOf } from './truths/truths.js'

/** The files of an invented company, a second batch that corrects the first, and what is true about them. */
export type Sample = {
  /** In the order of their dependencies. Kinds that the import does not take yet are there too, at the end. */
  readonly files: readonly SampleFile[]
  /** Whole rows that replace rows of the first batch; `truths.corrections` has the reasons. */
  readonly corrections: readonly SampleFile[]
  readonly truths: Truths
}

/** The seed of the sample workspace: a year-by-year believable one, see the test. */
export const defaultSeed = 1209

/** Generates a sample: pure, and for the same request always the same. */
export function generateSample(request: SampleRequest): Sample {
  const plan = makePlan(request)
  const people = planPeople(plan.seed, plan.accounts)
  const jobs = planServiceJobs(plan.seed, plan.lives, plan.calendar)
  const economics = planEconomics(plan, jobs)
  const opportunities = planOpportunities(plan)
  const handOvers = planHandOvers(plan)
  const balances = planBalances(plan)
  const lines = linesOf(plan.lives)
  const mistakes = planMistakes(plan, lines)
  const asRecorded = lines.map((line) => mistakes.find(({ right }) => right === line)?.wrong ?? line)
  const billed = plantMismatches(plan, lines, invoicesOf(lines, plan.calendar))
  const opinions = planOpinions(plan.seed, people, plan.calendar.lastDay)
  const plans = planCustomerPlans(plan, people, opinions)
  const touchpoints = planTouchpoints(plan, people, opportunities, handOvers)
  const moves = ownerMoves(plan)
  const files = [
    accountFile('accounts.csv', plan.accounts),
    unitFile(plan.accounts),
    productFile(),
    personFile(people, new Map(plans.flatMap(({ departures }) => [...departures]))),
    opinionFile(opinions),
    ...relationFiles(plans),
    exchangeRateFile(plan.rates),
    contractLineFile('contract-lines.csv', asRecorded),
    balanceFile(balances),
    invoiceFile([...billed.invoices, ...serviceInvoices(jobs, plan.calendar)]),
    opportunityFile(plan.seed, opportunities, lines),
    stageFile(opportunities),
    touchpointFile(withPlans(touchpoints, plans, plan.calendar.lastDay)),
    planItemFile(plans),
    costFile(costsOf(economics, plan.calendar, wonBy(opportunities))),
  ]
  const moved = moves.map(({ account, change }) => ({ ...account, owner: change.after }))
  const corrections = [
    accountFile('corrected-accounts.csv', moved, ownersMoveOn(plan)),
    contractLineFile(
      'corrected-contract-lines.csv',
      mistakes.map(({ right }) => right),
    ),
  ]
  const planted = { economics, handOvers, balances, mismatches: billed.mismatches, plans }
  const corrected = { corrections: mistakes.map(({ truth }) => truth), ownerChanges: moves.map(({ change }) => change) }
  return { files, corrections, truths: truthsOf(plan, { ...planted, ...corrected }) }
}

// Three customers get another owner from the start of the last full year.
function ownerMoves(plan: Plan): readonly { readonly account: Account; readonly change: OwnerChange }[] {
  const throws = dice(plan.seed, 'owner moves')
  const customers = throws.shuffle(plan.accounts.filter(({ role }) => role === 'customer')).slice(0, 3)
  return customers.map((account) => {
    const after = throws.pick(sellers[account.segment].filter((seller) => seller !== account.owner))
    return { account, change: { account: account.ref, validFrom: ownersMoveOn(plan), before: account.owner, after } }
  })
}

function ownersMoveOn({ calendar }: Plan): string {
  return calendarYearDay(calendar.lastFullYear)
}

function wonBy(opportunities: readonly Opportunity[]): ReadonlyMap<string, string> {
  const won = new Map<string, string>()
  opportunities.forEach(({ account, type, outcome }, index) => {
    if (type === 'new' && outcome === 'won' && !won.has(account.ref)) won.set(account.ref, opportunityRef(index))
  })
  return won
}
