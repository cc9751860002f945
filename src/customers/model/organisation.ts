import { addDays, type Day, day } from '#foundation'
import type { LinkKind, TieStrength } from './relations.js'
import { roleNamed } from './role-named.js'

/** A unit of an account; `parent` is the key of the unit above it. */
export type OrganisationUnit = {
  readonly ref: string
  readonly name: string
  readonly parent: string | null
  readonly kind: string | null
  readonly version: string
}

/** A place of a person beside their main one. */
export type OrganisationPlacement = {
  readonly ref: string
  readonly account: string
  readonly accountName: string
  readonly unit: string | null
  readonly title: string | null
  readonly since: Day | null
  readonly until: Day | null
  readonly version: string
}

/** A role that a person has on the day: by an import without days (then without `ref`), or for an engagement. */
export type OrganisationRole = {
  readonly role: string
  readonly contract: string | null
  readonly since: Day | null
  readonly until: Day | null
  readonly ref: string | null
  readonly version: string | null
}

/** Somebody who works at the account on the day, or left it. */
export type OrganisationPerson = {
  readonly ref: string
  /** Null where their data was erased. */
  readonly name: string | null
  readonly email: string | null
  readonly title: string | null
  /** The main account that they work at, which may be another one. */
  readonly account: string
  readonly unit: string | null
  /** All units of this account that they work at. */
  readonly units: readonly string[]
  readonly roles: readonly OrganisationRole[]
  readonly placements: readonly OrganisationPlacement[]
  readonly isPlaceholder: boolean
  /** The day on which they left this account; null while they are there. */
  readonly leftOn: Day | null
  /** What counts on the day; null without an opinion, and where opinions may not be seen. */
  readonly stance: { readonly value: Stance; readonly day: Day } | null
  readonly influence: { readonly value: Influence; readonly day: Day } | null
  readonly version: string
}
type Stance = 'champion' | 'supporter' | 'neutral' | 'sceptic' | 'blocker'
type Influence = 'high' | 'medium' | 'low'

/** How two people of the account stand to each other on the day. */
export type OrganisationLink = {
  readonly ref: string
  readonly person: string
  readonly other: string
  readonly kind: LinkKind
  readonly since: Day | null
  readonly until: Day | null
  readonly because: string | null
  readonly version: string
}

/** How well one of ours knows a person: what counts on the day. */
export type OrganisationTie = {
  readonly ref: string
  readonly person: string
  readonly member: string
  readonly strength: TieStrength
  readonly day: Day
}

/** The units and people of an account on a day. */
export type Organisation = {
  readonly units: readonly OrganisationUnit[]
  readonly people: readonly OrganisationPerson[]
  readonly links: readonly OrganisationLink[]
  readonly ties: readonly OrganisationTie[]
}

// As they are stored: ids of people and accounts, days in ISO.
export type PersonRow = {
  readonly id: number
  readonly ref: string
  readonly name: string | null
  readonly email: string | null
  readonly title: string | null
  readonly roles: readonly string[]
  readonly placeholder: boolean
  readonly left_on: string | null
  readonly account_id: number
  readonly account: string
  readonly unit: string | null
  readonly version: string
}

export type UnitRow = OrganisationUnit & { readonly account_id: number }

export type PlacementRow = {
  readonly person_id: number
  readonly account_id: number
  readonly ref: string
  readonly account: string
  readonly account_name: string
  readonly unit: string | null
  readonly title: string | null
  readonly since: string | null
  readonly until: string | null
  readonly version: string
}

export type RoleRow = {
  readonly person_id: number
  readonly account_id: number
  readonly ref: string
  readonly role: string
  readonly contract: string | null
  readonly since: string | null
  readonly until: string | null
  readonly version: string
}

export type LinkRow = {
  readonly person_id: number
  readonly other_id: number
  readonly ref: string
  readonly kind: LinkKind
  readonly since: string | null
  readonly until: string | null
  readonly because: string | null
  readonly version: string
}

export type TieRow = {
  readonly person_id: number
  readonly ref: string
  readonly member: string
  readonly strength: TieStrength
  readonly day: string
}

export type OpinionRow = {
  readonly person_id: number
  readonly kind: string
  readonly value: string
  readonly day: string
}

type Grouped<T> = ReadonlyMap<number, readonly T[]>

/** The rows that organisations are made of, by the ids of their people or accounts. */
export type OrganisationRows = {
  readonly people: ReadonlyMap<number, PersonRow>
  readonly units: Grouped<UnitRow>
  readonly placements: Grouped<PlacementRow>
  readonly placedAt: Grouped<PlacementRow>
  readonly mainAt: Grouped<PersonRow>
  readonly roles: Grouped<RoleRow>
  readonly links: Grouped<LinkRow>
  readonly ties: Grouped<TieRow>
  readonly opinions: Grouped<OpinionRow>
}

/** The organisation of an account on a day. */
export function organisationOf(accountId: number, rows: OrganisationRows, onDay: Day): Organisation {
  const ids = new Set([
    ...(rows.mainAt.get(accountId) ?? []).map(({ id }) => id),
    ...(rows.placedAt.get(accountId) ?? []).map(({ person_id }) => person_id),
  ])
  const there = new Map<number, OrganisationPerson>()
  for (const id of ids) {
    const row = rows.people.get(id)
    const person = row && personAt(accountId, row, rows, onDay)
    if (person) there.set(id, person)
  }
  const links = [...there.keys()].flatMap((id) => rows.links.get(id) ?? [])
  const ties = [...there.entries()].flatMap(([id, { ref }]) =>
    (rows.ties.get(id) ?? []).map((tie) => ({
      ...{ ref: tie.ref, person: ref, member: tie.member, strength: tie.strength, day: day(tie.day) },
    })),
  )
  return {
    units: (rows.units.get(accountId) ?? []).map(({ ref, name, parent, kind, version }) => {
      return { ref, name, parent, kind, version }
    }),
    people: [...there.values()],
    links: links.flatMap(({ person_id, other_id, since, until, ...link }) => {
      const [person, other] = [there.get(person_id)?.ref, there.get(other_id)?.ref]
      const { ref, kind, because, version } = link
      if (person === undefined || other === undefined) return []
      return [{ ref, person, other, kind, because, version, since: dayOf(since), until: dayOf(until) }]
    }),
    ties,
  }
}

/** A person as they stand at an account on a day; null where they had not come yet. */
function personAt(accountId: number, row: PersonRow, rows: OrganisationRows, onDay: Day): OrganisationPerson | null {
  const placements = rows.placements.get(row.id) ?? []
  const here = placements.filter(({ account_id }) => account_id === accountId)
  const begun = here.filter(({ since }) => since === null || day(since) <= onDay)
  const holding = begun.filter(({ until }) => until === null || day(until) >= onDay)
  const isMain = row.account_id === accountId && (holding.length > 0 || !comesLater(here, placements, onDay))
  if (!isMain && begun.length === 0) return null
  const [place] = isMain ? [row] : holding.length > 0 ? holding : begun
  const units = [isMain ? row.unit : null, ...holding.map(({ unit }) => unit)].filter((unit) => unit !== null)
  const opinion = (kind: string) => (rows.opinions.get(row.id) ?? []).find((each) => each.kind === kind)
  const [stance, influence] = [opinion('stance'), opinion('influence')]
  const { ref, name, email, account, placeholder, version } = row
  return {
    ...{ ref, name, email, account, version, isPlaceholder: placeholder },
    title: place?.title ?? row.title,
    unit: place?.unit ?? null,
    units: [...new Set(units)],
    roles: rolesOf(accountId, row, rows, isMain),
    placements: placements.map(({ ref, account, account_name, unit, title, since, until, version }) => {
      const dated = { since: dayOf(since), until: dayOf(until) }
      return { ref, account, accountName: account_name, unit, title, ...dated, version }
    }),
    leftOn: leftOn(row, isMain, holding, begun, onDay),
    stance: stance ? { value: stance.value as Stance, day: day(stance.day) } : null,
    influence: influence ? { value: influence.value as Influence, day: day(influence.day) } : null,
  }
}

// Whoever moved left another account the day before they came to this one; until then they are not here.
function comesLater(here: readonly PlacementRow[], all: readonly PlacementRow[], onDay: Day): boolean {
  return here.some(({ account_id, since }) => {
    const came = dayOf(since)
    if (came === null || came <= onDay) return false
    return all.some((other) => other.account_id !== account_id && dayOf(other.until) === addDays(came, -1))
  })
}

/** The first day on which a person is not at an account any more; null while they are. */
function leftOn(
  row: PersonRow,
  isMain: boolean,
  holding: readonly PlacementRow[],
  begun: readonly PlacementRow[],
  onDay: Day,
): Day | null {
  if (holding.length > 0 && !isMain) return null
  const last = begun.flatMap(({ until }) => until ?? []).sort()
  const until = dayOf(last[last.length - 1] ?? null)
  const left = isMain ? dayOf(row.left_on) : until && addDays(until, 1)
  return left !== null && left <= onDay ? left : null
}

function rolesOf(accountId: number, row: PersonRow, rows: OrganisationRows, isMain: boolean): OrganisationRole[] {
  const own = isMain ? row.roles : []
  const without = { contract: null, since: null, until: null, ref: null, version: null }
  const stated = (rows.roles.get(row.id) ?? []).filter(({ account_id }) => account_id === accountId)
  return [
    ...own.map((role) => ({ role: roleNamed(role) ?? role, ...without })),
    ...stated.map(({ role, contract, since, until, ref, version }) => {
      return { role, contract, since: dayOf(since), until: dayOf(until), ref, version }
    }),
  ]
}

function dayOf(text: string | null): Day | null {
  return text === null ? null : day(text)
}
