import type { Day } from '#foundation'
import type { ItemKindName, Stage, TeamFunction } from './kinds.js'

/** An item of a plan: one thing that its team wrote down. Keys are those of the source. */
export type PlanItem = {
  readonly ref: string
  readonly kind: ItemKindName
  readonly state: string
  readonly title: string | null
  readonly person: string | null
  readonly otherPerson: string | null
  readonly unit: string | null
  /** The item that it is about. */
  readonly about: string | null
  readonly function: TeamFunction | null
  readonly owner: string | null
  readonly day: Day | null
  readonly due: Day | null
  readonly until: Day | null
  readonly text: string | null
  readonly attributes: Readonly<Record<string, string>>
  /** The day on which its state last changed, and on which it was first written down. */
  readonly stateSince: Day
  readonly createdOn: Day
}

/** An organisational unit. */
export type PlanUnit = {
  readonly ref: string
  readonly name: string
  readonly parent: string | null
  /** Recurring revenue that is live at it on the day, per year, in minor units of the reporting currency. */
  readonly arrMinor: bigint
}

/** A role of a person: from an import without days, or for an engagement. */
export type PlanRole = { readonly role: string; readonly since: Day | null; readonly until: Day | null }

/** Somebody who works at the customer, or a place that we know somebody must hold. */
export type PlanPerson = {
  readonly ref: string
  /** Null where their data was erased. */
  readonly name: string | null
  readonly unit: string | null
  /** Further units that they work at. */
  readonly otherUnits?: readonly string[]
  readonly title: string | null
  readonly roles: readonly PlanRole[]
  readonly isPlaceholder: boolean
  readonly leftOn: Day | null
  readonly stance: {
    readonly value: 'champion' | 'supporter' | 'neutral' | 'sceptic' | 'blocker'
    readonly day: Day
  } | null
  readonly influence: { readonly value: 'high' | 'medium' | 'low'; readonly day: Day } | null
}

/** A contact of ours with the customer. */
export type PlanTouchpoint = {
  readonly ref: string
  readonly day: Day
  readonly person: string | null
  readonly unit: string | null
  readonly team: 'marketing' | 'sales' | 'service' | 'other'
  readonly direction: 'in' | 'out'
  readonly purpose: 'promotion' | 'renewal' | 'expansion' | 'support' | 'result' | 'other'
  readonly subject: string | null
  readonly by: string | null
}

/** An opportunity at the account. */
export type PlanOpportunity = {
  readonly ref: string
  readonly name: string
  readonly unit: string | null
  readonly outcome: 'open' | 'won' | 'lost'
  readonly createdDay: Day | null
  readonly closedDay: Day | null
  /** In minor units of the reporting currency; null where it cannot be said. */
  readonly amountMinor: bigint | null
  /** The story that it came from. */
  readonly story: string | null
}

/** An answer to a review; only of closed ones. */
export type ReviewAnswer = {
  readonly who: string
  readonly side: 'ours' | 'customer'
  readonly function: string
  /** 1 to 5. */
  readonly score: number
}

/** A look around from all sides at a stage. */
export type PlanReview = {
  readonly ref: string
  readonly stage: Stage
  readonly openedOn: Day
  readonly deadline: Day
  readonly closedOn: Day | null
  readonly asked: number
  readonly answered: number
  readonly answers: readonly ReviewAnswer[]
  /** Whether what they disagreed on was decided. */
  readonly isDecided: boolean
}

/** All that the rules may know of one account, on a day. */
export type PlanWorld = {
  readonly account: string
  readonly today: Day
  /** Recurring revenue that is live on the day, per year, in minor units of the reporting currency. */
  readonly arrMinor: bigint
  readonly currency: string
  /** The first day of the present run of live contracts; null without one. */
  readonly customerSince: Day | null
  /** The last day of the latest run of live contracts; null while one is live, and where there never was one. */
  readonly customerUntil: Day | null
  /** The earliest end of a live contract line, and the last day to give notice of it; null where open-ended or none. */
  readonly termEnd: Day | null
  readonly noticeDay: Day | null
  readonly units: readonly PlanUnit[]
  readonly people: readonly PlanPerson[]
  readonly links: readonly {
    readonly person: string
    readonly other: string
    readonly kind: 'reports_to' | 'influences' | 'conflict'
  }[]
  readonly ties: readonly {
    readonly person: string
    readonly member: string
    readonly strength: 'weak' | 'medium' | 'strong'
  }[]
  /** Of the last 400 days, the latest first. */
  readonly touchpoints: readonly PlanTouchpoint[]
  readonly opportunities: readonly PlanOpportunity[]
  readonly items: readonly PlanItem[]
  readonly reviews: readonly PlanReview[]
}

/** How pressing a gap is, the worst first. */
export const severities = ['high', 'medium', 'low'] as const
export type Severity = (typeof severities)[number]

/** A row behind a gap: what kind of thing, and its key. */
export type GapRow = {
  readonly kind: 'item' | 'person' | 'unit' | 'touchpoint' | 'opportunity' | 'review' | 'account'
  readonly ref: string
}

/** What resolves a gap: an action, and what it is begun with. */
export type Resolve = {
  readonly action: string
  readonly input: Readonly<Record<string, string>>
}

/** Something that the plan lacks, by a rule. */
export type Gap = {
  /** Of the rule and what it is about; the same gap has the same id tomorrow. */
  readonly id: string
  readonly rule: string
  readonly severity: Severity
  /** In words, English; spoken in other languages by the catalogue. */
  readonly reason: string
  readonly rows: readonly GapRow[]
  readonly resolve: Resolve
  /** Money at stake, in minor units of the reporting currency; null where none can be said. */
  readonly amountMinor: bigint | null
  /** Whether it gives away what somebody thinks of a person. */
  readonly revealsOpinion: boolean
}
