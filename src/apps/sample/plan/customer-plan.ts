import type { Day } from '#foundation'
import type { Account } from './accounts.js'
import type { Person, Role } from './people.js'
import type { Touchpoint } from './touchpoints.js'

/** One thing that a customer plan says; keys are those of the files. */
export type PlannedItem = {
  readonly ref: string
  readonly kind: string
  readonly state: string
  readonly title?: string
  readonly person?: string
  readonly otherPerson?: string
  readonly unit?: string
  readonly about?: string
  readonly function?: string
  readonly owner?: string
  readonly day?: Day
  readonly due?: Day
  readonly until?: Day
  readonly text?: string
  readonly attributes?: Readonly<Record<string, string>>
}

/** A role of a person in the engagement, beside those that the file of people says. */
export type PlannedRole = { readonly person: string; readonly role: string; readonly since: Day }

/** How somebody stands to somebody else, and how well one of ours knows them. */
export type PlannedLink = {
  readonly person: string
  readonly other: string
  readonly kind: string
  readonly because?: string
}
export type PlannedTie = {
  readonly person: string
  readonly member: string
  readonly strength: string
  readonly day: Day
}

/** What a team wrote down about one account, and what it lacks by plan: rules with what they find it about. */
export type CustomerPlan = {
  readonly account: Account
  readonly items: readonly PlannedItem[]
  readonly roles: readonly PlannedRole[]
  readonly links: readonly PlannedLink[]
  readonly ties: readonly PlannedTie[]
  readonly touchpoints: readonly Touchpoint[]
  /** Who left, and when. */
  readonly departures: ReadonlyMap<string, Day>
  readonly gaps: readonly PlannedGap[]
}

/** A gap that is planted: its rule, and the keys of what it is about. */
export type PlannedGap = { readonly rule: string; readonly about: readonly string[] }

/** What a plan of an account is written from. */
export type Ground = {
  readonly account: Account
  readonly lastDay: Day
  readonly firstStart: Day
  readonly people: readonly Person[]
  /** Who is against us by what is thought of them last. */
  readonly opponents: readonly Person[]
  /** Keys of the units at which revenue is live. */
  readonly engaged: ReadonlySet<string>
  /** The first of the people with a role; it must exist. */
  holder(role: Role): Person
}
