import { addDays, type Day } from '#foundation'
import type { Ground, PlannedGap, PlannedItem } from './customer-plan.js'
import type { Person, Role } from './people.js'
import type { Touchpoint } from './touchpoints.js'
import type { Unit } from './units.js'

/** Writes items of one plan with keys of their own. */
export class Pen {
  readonly items: PlannedItem[] = []

  constructor(private readonly prefix: string) {}

  write(kind: string, state: string, said: Omit<PlannedItem, 'ref' | 'kind' | 'state'>): string {
    const ref = `${this.prefix}-${String(this.items.length + 1).padStart(3, '0')}`
    this.items.push({ ref, kind, state, ...said })
    return ref
  }
}

/** A contact with somebody, so many days before the last day. */
export function contact(
  { account, lastDay }: Ground,
  person: Person,
  daysAgo: number,
  what: Pick<Touchpoint, 'team' | 'kind' | 'by'> & Partial<Touchpoint>,
): Touchpoint {
  const usual = { channel: 'meeting', campaign: null, direction: 'out', purpose: 'result', stage: 'Value' } as const
  return { ...usual, account, person: person.ref, day: addDays(lastDay, -daysAgo), ...what }
}

/** The roles in each of which an advocate is grown, as plans write them. */
export const advocateRoles: readonly (readonly [Role, string])[] = [
  ['end user', 'end-user'],
  ['administrator', 'administrator'],
  ['procurement', 'procurement'],
  ['budget holder', 'budget-holder'],
  ['executive sponsor', 'executive-sponsor'],
]

const deciding = ['IT', 'Procurement', 'Executive office']

/** The units that only decide, buy or run; they belong to the running engagement. */
export function decidingUnits({ account }: Ground): readonly Unit[] {
  return account.units.filter(({ name }) => deciding.includes(name))
}

/** The units where nothing is bought yet, but for those that decide and those that hold engaged ones together. */
export function openUnits({ account, engaged }: Ground): readonly Unit[] {
  const above = new Set(account.units.filter(({ ref }) => engaged.has(ref)).map(({ parent }) => parent))
  return account.units.filter(({ ref, name }) => !engaged.has(ref) && !above.has(ref) && !deciding.includes(name))
}

/** What a unit of a name struggles with, and what it does today. */
export function challengeOf({ name }: Unit): { readonly challenge: string; readonly statusQuo: string } {
  const [challenge, statusQuo] = challenges[name] ?? [
    'They plan by telephone and notice late',
    'Spreadsheets of their own',
  ]
  return { challenge, statusQuo }
}

const challenges: Readonly<Record<string, readonly [string, string]>> = {
  Operations: ['Sites report stops in different ways, so nobody can compare them', 'A monthly slide deck'],
  'Plant North': ['Short stops are not counted, and add up to a shift a week', 'Tally sheets at the line'],
  'Plant South': ['Change-overs take twice as long as planned', 'Experience of the shift leads'],
  'Plant East': ['Orders are rescheduled daily, and nobody knows why', 'A white board'],
  'Maintenance crew': ['Half of the repairs are urgent ones', 'Paper work orders'],
  'Tool shop': ['Tools are sharpened too late and break', 'A card index'],
  'Supply chain': ['Trucks wait for hours before they are unloaded', 'Calls between gate and dock'],
  'Central warehouse': ['Pickers walk past each other at peak times', 'Lists printed in the morning'],
  'Cross-dock west': ['Slots are given out twice', 'A shared calendar'],
  'Transport desk': ['Carriers bill waiting time that nobody can check', 'E-mails with carriers'],
  'Returns centre': ['Returns lie for two weeks before they are sorted', 'A tool from 2009'],
  Quality: ['Complaints are traced to a batch only after days', 'Paper batch records'],
  'Energy and environment': ['Energy is billed by site, so no line sees what it uses', 'The invoice of the utility'],
  'Product engineering': ['Changes reach the shop floor weeks late', 'Drawings on a file share'],
}

const messages: Readonly<Record<string, readonly [see: string, know: string]>> = {
  'Head of Operations': ['Fewer stops on their own lines, week by week', 'What each hour without a stop is worth'],
  'Shift Supervisor': ['That the new screen saves a walk at each change-over', 'Whom to call at night'],
  'Application Administrator': ['That updates run without them on a Sunday', 'What comes in the next release'],
  'Category Buyer, Software': ['One contract instead of four', 'How the price follows the volume'],
  'Chief Operating Officer': ['The result in money, on one page', 'What other plants of their size reached'],
}

/** What somebody must see and know, by their title. */
export function messageFor({ title }: Person): Readonly<Record<string, string>> {
  const [see, know] = messages[title] ?? ['What their own team gains', 'Who of ours answers their questions']
  return { see, hear: 'That a colleague whom they trust vouches for us', know }
}

/** A planted gap. */
export function gap(rule: string, ...about: string[]): PlannedGap {
  return { rule, about }
}

/** The day so many days after a day, or before it. */
export function daysFrom(day: Day): (days: number) => Day {
  return (days) => addDays(day, days)
}
