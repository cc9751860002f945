import { formatDay } from '#foundation'
import { companyName, reportingCurrency } from '../plan/company.js'
import type { CustomerPlan } from '../plan/customer-plan.js'
import type { AccountEconomics } from '../plan/economics.js'
import type { Plan } from '../plan/make-plan.js'
import type { HandOver } from '../plan/touchpoints.js'
import type { StatedBalance } from '../rows/balances.js'
import type { InvoiceMismatch } from '../rows/mismatches.js'
import type { CorrectionTruth } from '../rows/mistakes.js'
import { type BridgeTruth, bridgeByMonth, bridgeByYear, type MovementTruth, movementTruths } from './bridge-truths.js'
import { economicsTruths, type UnitEconomicsTruth } from './economics-truths.js'
import { type CaseTruths, caseTruths, type FrictionTruths, frictionTruths } from './planted-truths.js'
import {
  type HazardTruth,
  hazardTruths,
  type RetentionTruth,
  retentionByYear,
  type TenureTruth,
  tenureTruths,
} from './retention-truths.js'

/**
 * What the generator planted, read off its event script and parameters — never off the ledger. Amounts are
 * minor units as bigint; holds after the corrections are imported.
 */
export type Truths = {
  readonly company: string
  readonly reportingCurrency: string
  readonly lastDay: string
  readonly firstYear: number
  /** Every month from the first contract to the last that is over. */
  readonly months: readonly BridgeTruth[]
  /** The four full calendar years. */
  readonly years: readonly BridgeTruth[]
  readonly movements: readonly (Omit<MovementTruth, 'day'> & { readonly day: string })[]
  readonly retention: readonly RetentionTruth[]
  readonly hazards: readonly HazardTruth[]
  readonly tenures: readonly TenureTruth[]
  readonly cases: CaseTruths
  readonly friction: FrictionTruths
  readonly economics: readonly UnitEconomicsTruth[]
  readonly invoiceMismatches: readonly InvoiceMismatch[]
  /** Stated by the CRM against the lines; positive = the CRM states more. */
  readonly balanceDisagreement: {
    readonly account: string
    readonly day: string
    readonly differenceMinor: bigint
    /** The next statement, which agrees again. */
    readonly agreesAgainOn: string | null
  } | null
  /** What the second batch corrects in contract lines, with the reason. */
  readonly corrections: readonly CorrectionTruth[]
  /** Owners that change by the second batch, from a day on. */
  readonly ownerChanges: readonly OwnerChange[]
  /** What each customer plan lacks on the last day, as ids of gaps: rule, account, what it is about. */
  readonly customerPlans: readonly { readonly account: string; readonly gaps: readonly string[] }[]
}

export type OwnerChange = {
  readonly account: string
  readonly validFrom: string
  readonly before: string
  readonly after: string
}

type Planted = {
  readonly economics: readonly AccountEconomics[]
  readonly handOvers: readonly HandOver[]
  readonly balances: readonly StatedBalance[]
  readonly mismatches: readonly InvoiceMismatch[]
  readonly plans: readonly CustomerPlan[]
  readonly corrections: readonly CorrectionTruth[]
  readonly ownerChanges: readonly OwnerChange[]
}

/** Everything that is true about a sample. */
export function truthsOf(plan: Plan, planted: Planted): Truths {
  const movements = movementTruths(plan)
  return {
    company: companyName,
    reportingCurrency,
    lastDay: formatDay(plan.calendar.lastDay),
    firstYear: plan.calendar.firstYear,
    months: bridgeByMonth(plan, movements),
    years: bridgeByYear(plan, movements),
    movements: movements.map((movement) => ({ ...movement, day: formatDay(movement.day) })),
    retention: retentionByYear(plan),
    hazards: hazardTruths(),
    tenures: tenureTruths(plan),
    cases: caseTruths(plan),
    friction: frictionTruths(planted.handOvers),
    economics: economicsTruths(plan, planted.economics),
    invoiceMismatches: planted.mismatches,
    balanceDisagreement: disagreementOf(planted.balances),
    corrections: planted.corrections,
    ownerChanges: planted.ownerChanges,
    customerPlans: planted.plans.map(({ account, gaps }) => ({
      account: account.ref,
      gaps: gaps.map(({ rule, about }) => [rule, account.ref, ...about].join(':')).sort(),
    })),
  }
}

function disagreementOf(balances: readonly StatedBalance[]): Truths['balanceDisagreement'] {
  const wrong = balances.find(({ statedMinor, linesMinor }) => statedMinor !== linesMinor)
  if (!wrong) return null
  const next = balances.find(({ account, day }) => account === wrong.account && day > wrong.day)
  return {
    account: wrong.account.ref,
    day: formatDay(wrong.day),
    differenceMinor: wrong.statedMinor - wrong.linesMinor,
    agreesAgainOn: next ? formatDay(next.day) : null,
  }
}
