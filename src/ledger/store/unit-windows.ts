import { type Day, type Known, known, unknown } from '#foundation'
import type { Transaction } from '#platform/server'
import { rateOn } from '../model/conversion.js'
import { movementKinds } from '../model/movement.js'
import type { UnitWindow } from '../model/retention.js'
import { type Windows, walkWindows } from '../model/unit-windows.js'
import { accountWindows } from './column-windows.js'
import type { Grouping } from './group-by.js'
import type { LedgerInUse } from './ledger-in-use.js'
import type { ColumnView } from './movement-columns.js'
import { type ChangedUnit, currenciesOf, readChanges } from './read-changes.js'
import { type GroupOn, readGroups, type UnitGrouping, unitGroupingOf } from './read-groups.js'
import { reasonOn, reasonWithoutRate, spansOf } from './undefined-ends.js'

/** The counted units at both ends of the days (from, to], grouped as at the end of `from`. */
export type UnitWindowsQuestion = LedgerInUse & {
  readonly from: Day
  readonly to: Day
  /** Total, product or something of the account; unit and currency are refused by name. */
  readonly grouping: Grouping
  /** The id of the only account (or parent) that is asked for. */
  readonly account?: number
}

/**
 * Every counted unit with ARR at either end or with a movement between them, in no order; by product every product of
 * one. Unknown, with the reason, where an account has no value at either end or a currency has no rate at the end.
 */
export async function readUnitWindows(
  transaction: Transaction,
  question: UnitWindowsQuestion,
): Promise<Known<UnitWindow[]>> {
  const grouping = unitGroupingOf(question.grouping)
  const spans = spansOf(question, question.account)
  const because = reasonOn(spans, question.from, question.to)
  if (because !== null) return unknown(because)
  const { on: groupOn } = await readGroups(transaction, question, grouping)
  const isByAccount = grouping.by !== 'product' && question.account === undefined
  if (isByAccount && question.columns) return fromColumns(transaction, question, question.columns, grouping, groupOn)
  const isSummed = isByAccount && question.movements === 'ledger.movement'
  const summed = isSummed ? await sumInReportingCurrency(transaction, question, groupOn) : []
  const walked = await walkUnits(transaction, question, grouping, groupOn, isSummed ? hasOtherCurrency(question) : null)
  return walked.known ? known([...summed, ...walked.value]) : walked
}

// Accounts with other currencies are walked cell by cell.
async function fromColumns(
  transaction: Transaction,
  question: UnitWindowsQuestion,
  view: ColumnView,
  grouping: UnitGrouping,
  groupOn: GroupOn,
): Promise<Known<UnitWindow[]>> {
  const { accounts, foreign } = view.columns
  const summed = accountWindows(view, question.from, question.to, groupOn)
  if (foreign.size === 0) return known(summed)
  const others = `m.account_id in (${[...foreign].map((place) => accounts[place]).join(',')})`
  const walked = await walkUnits(transaction, question, grouping, groupOn, others)
  return walked.known ? known([...summed, ...walked.value]) : walked
}

async function walkUnits(
  transaction: Transaction,
  question: UnitWindowsQuestion,
  grouping: UnitGrouping,
  groupOn: GroupOn,
  only: string | null,
): Promise<Known<UnitWindow[]>> {
  const { from, to, world, account, movements } = question
  const byProduct = grouping.by === 'product'
  const windows = windowOf(question)
  const units: UnitWindow[] = []
  const counted = movements === 'computed_movement' ? 'm.counted_account' : 'm.account_id'
  const accounts = account === undefined ? (only ?? undefined) : `${counted} = ${Number(account)}`
  const asked = { ...question, currency: world.currency, to, byProduct, accounts }
  for await (const unit of readChanges(transaction, asked)) {
    let because: string | null = null
    walkWindows(
      unit.changes,
      windows,
      byProduct ? 'product' : 'counted',
      (minor) => minor,
      (_, { then, now, expansion, contraction, churn, reactivation, touchedZero, unrated }) => {
        if (unrated) because = reasonWithoutRate(question, currenciesOf(unit), to)
        const moved = { expansion, contraction, churn, reactivation, touchedZero }
        const isThere =
          then !== 0n ||
          now !== 0n ||
          touchedZero ||
          [expansion, contraction, churn, reactivation].some((minor) => minor !== 0n)
        if (isThere) units.push({ ...namesOf(unit, groupOn, byProduct, from), then, now, ...moved })
      },
    )
    if (because !== null) return unknown(because)
  }
  return known(units)
}

function windowOf({ from, to, world, policy }: UnitWindowsQuestion): Windows {
  return {
    ends: [{ from, to }],
    currency: world.currency,
    ratesOf: (currency) => {
      const rate = rateOn(world, policy.fx, currency, to)
      return { rates: [rate.known ? rate.value : null], isNew: [false] }
    },
  }
}

function namesOf(
  unit: ChangedUnit,
  groupOn: GroupOn,
  byProduct: boolean,
  from: Day,
): Pick<UnitWindow, 'unit' | 'account' | 'group'> {
  const parts = [
    unit.account,
    ...(unit.contract === null ? [] : [unit.contract]),
    ...(byProduct ? [unit.product ?? ''] : []),
  ]
  return { unit: parts.join('|'), account: unit.account, group: groupOn(unit, from) }
}

// Accounts with other currencies are walked cell by cell; the others need no conversion and are summed by the database.
function hasOtherCurrency({ workspaceId, world, to }: UnitWindowsQuestion): string {
  return `m.account_id in (select o.account_id from ledger.movement o
           where o.workspace_id = '${workspaceId}' and o.currency <> '${world.currency}' and o.day <= date '1970-01-01' + ${Number(to)})`
}

const sumOf = (kind: 'expansion' | 'contraction' | 'churn' | 'reactivation'): string =>
  `coalesce(sum(booked_minor) filter (where kind = ${movementKinds.indexOf(kind)} and day > from_day), 0)::text as ${kind}`

type SummedRow = {
  account_id: number
  then: string
  now: string
  expansion: string
  contraction: string
  churn: string
  reactivation: string
  touched: boolean
}

async function sumInReportingCurrency(
  transaction: Transaction,
  question: UnitWindowsQuestion,
  groupOn: GroupOn,
): Promise<UnitWindow[]> {
  const { workspaceId, from, to, world } = question
  const churn = movementKinds.indexOf('churn')
  const { rows } = await transaction.query<SummedRow>(
    `select account_id, coalesce(sum(booked_minor) filter (where day <= from_day), 0)::text as then, sum(booked_minor)::text as now,
            ${sumOf('expansion')}, ${sumOf('contraction')}, ${sumOf('churn')}, ${sumOf('reactivation')},
            coalesce(sum(customers) filter (where kind = ${churn} and day > from_day), 0) < 0 as touched
       from ledger.movement m, (select date '1970-01-01' + $2::int as from_day, date '1970-01-01' + $3::int as to_day) w
      where m.workspace_id = $1 and m.day <= to_day
      group by account_id
     having bool_and(m.currency = $4)
        and (sum(booked_minor) <> 0 or bool_or(day > from_day))`,
    [workspaceId, from, to, world.currency],
  )
  const units: UnitWindow[] = []
  for (const row of rows) {
    const account = row.account_id
    units.push({
      unit: String(account),
      account,
      group: groupOn({ account, product: null }, from),
      // biome-ignore lint/suspicious/noThenProperty: ARR then and now; nothing awaits it.
      then: BigInt(row.then),
      now: BigInt(row.now),
      expansion: BigInt(row.expansion),
      contraction: BigInt(row.contraction),
      churn: BigInt(row.churn),
      reactivation: BigInt(row.reactivation),
      touchedZero: row.touched,
    })
  }
  return units
}
