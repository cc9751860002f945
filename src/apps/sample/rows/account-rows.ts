import type { Day } from '#foundation'
import type { Account } from '../plan/accounts.js'
import { products } from '../plan/company.js'
import type { Opinion } from '../plan/opinions.js'
import type { Person } from '../plan/people.js'
import { formatRate, type Rates } from '../plan/rates.js'
import { calendarYearDay, dayCell, type SampleFile, table } from './table.js'

const accountColumns = [
  'ref',
  'name',
  'parent',
  'country',
  'industry',
  'segment',
  'owner',
  'channel',
  'validFrom',
  'attributes.city',
  'attributes.employees',
] as const

/** The file of accounts: parents first, since a parent must be there before its subsidiary. `validFrom` blank: from the beginning. */
export function accountFile(name: string, accounts: readonly Account[], validFrom: string | null = null): SampleFile {
  const records = accounts.map((account) => ({
    ...account,
    validFrom,
    'attributes.city': account.city,
    'attributes.employees': String(account.employees),
  }))
  return table(name, 'account', accountColumns, records)
}

/** The file of organisational units; a unit follows the one above it. */
export function unitFile(accounts: readonly Account[]): SampleFile {
  const records = accounts.flatMap(({ ref: account, units }) => units.map((unit) => ({ ...unit, account })))
  return table('units.csv', 'unit', ['ref', 'account', 'name', 'parent', 'kind'], records)
}

/** The file of products. */
export function productFile(): SampleFile {
  return table('products.csv', 'product', ['ref', 'name', 'family'], products)
}

/** The file of people; `departures` are the days on which some of them left. */
export function personFile(people: readonly Person[], departures: ReadonlyMap<string, Day>): SampleFile {
  const records = people.map((person) => {
    const leftOn = dayCell(departures.get(person.ref) ?? null)
    return { ...person, account: person.account.ref, roles: person.roles.join(';'), leftOn }
  })
  return table('people.csv', 'person', ['ref', 'account', 'unit', 'name', 'email', 'title', 'roles', 'leftOn'], records)
}

/** The file of opinions about people. */
export function opinionFile(opinions: readonly Opinion[]): SampleFile {
  const records = opinions.map((opinion) => ({ ...opinion, day: dayCell(opinion.day) }))
  return table('opinions.csv', 'opinion', ['ref', 'person', 'day', 'kind', 'value', 'because', 'author'], records)
}

/** The file of exchange rates: one a week of each currency, and the budget rate of each fiscal year. */
export function exchangeRateFile(rates: Rates): SampleFile {
  const daily = rates.weekly.map(({ currency, day, scaled }) => ({
    from: currency,
    to: 'EUR',
    day: dayCell(day),
    rate: formatRate(scaled),
    kind: 'day',
  }))
  const budget = rates.budget.map(({ currency, year, scaled }) => ({
    from: currency,
    to: 'EUR',
    day: calendarYearDay(year),
    rate: formatRate(scaled),
    kind: 'budget',
  }))
  return table('exchange-rates.csv', 'exchange_rate', ['from', 'to', 'day', 'rate', 'kind'], [...budget, ...daily])
}
