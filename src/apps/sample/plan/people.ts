import { type Account, asciiOf } from './accounts.js'
import { type Dice, dice } from './dice.js'
import { personNames } from './person-names.js'
import { servedUnits, unitNamed } from './units.js'

/** The five roles of a buying centre that an advocate is grown in. */
export const roles = ['end user', 'administrator', 'procurement', 'budget holder', 'executive sponsor'] as const
export type Role = (typeof roles)[number]

/** Somebody who works at an account. */
export type Person = {
  readonly ref: string
  readonly account: Account
  readonly unit: string
  readonly name: string
  readonly email: string
  readonly title: string
  readonly roles: readonly Role[]
}

type Seat = { readonly title: string; readonly unit: string | null; readonly roles: readonly Role[] }

// A unit of null is one that contract lines can serve.
const coreSeats: readonly Seat[] = [
  { title: 'Head of Operations', unit: 'Operations', roles: ['budget holder'] },
  { title: 'Shift Supervisor', unit: null, roles: ['end user'] },
  { title: 'Application Administrator', unit: 'IT', roles: ['administrator'] },
  { title: 'Category Buyer, Software', unit: 'Procurement', roles: ['procurement'] },
  { title: 'Chief Operating Officer', unit: 'Executive office', roles: ['executive sponsor'] },
]
const moreSeats: readonly Seat[] = [
  { title: 'Maintenance Planner', unit: null, roles: ['end user'] },
  { title: 'Warehouse Team Lead', unit: 'Supply chain', roles: ['end user'] },
  { title: 'Director Supply Chain', unit: 'Supply chain', roles: ['budget holder', 'executive sponsor'] },
  { title: 'Process Engineer', unit: null, roles: ['end user', 'administrator'] },
  { title: 'Enterprise Architect', unit: 'IT', roles: ['administrator'] },
  { title: 'Head of Procurement', unit: 'Procurement', roles: ['procurement', 'budget holder'] },
  { title: 'Controller Production', unit: 'Executive office', roles: ['budget holder'] },
]

/** Draws the people of each account: four to ten at a customer, one to three elsewhere. */
export function planPeople(seed: number, accounts: readonly Account[]): readonly Person[] {
  return accounts.flatMap((account) => {
    const throws = dice(seed, `people ${account.ref}`)
    const seats =
      account.role === 'customer'
        ? customerSeats(throws, account)
        : throws.shuffle(coreSeats).slice(0, throws.whole(1, 3))
    const emails = new Set<string>()
    return seats.map((seat, index) => person(throws, account, seat, `${account.ref}-P${index + 1}`, emails))
  })
}

function customerSeats(throws: Dice, account: Account): readonly Seat[] {
  const count = account.segment === 'Enterprise' ? throws.whole(6, 10) : throws.whole(4, 7)
  return [...coreSeats, ...throws.shuffle(moreSeats)].slice(0, count)
}

function person(throws: Dice, account: Account, seat: Seat, ref: string, emails: Set<string>): Person {
  const served = servedUnits(account.units)
  const unit = seat.unit === null ? throws.pick(served) : unitNamed(account.units, seat.unit)
  const names = personNames[account.country]
  if (!names) throw new Error(`Broken promise: there are names for ${account.country}`)
  for (;;) {
    const first = throws.pick(names.first)
    const last = throws.pick(names.last)
    const email = `${asciiOf(first)}.${asciiOf(last)}@${account.domain}`
    if (emails.has(email)) continue
    emails.add(email)
    return { ref, account, unit: unit.ref, name: `${first} ${last}`, email, title: seat.title, roles: seat.roles }
  }
}
