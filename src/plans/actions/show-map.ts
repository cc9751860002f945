import { z } from 'zod'
import { findWorkspace, reachIn } from '#access/server'
import { type Organisation, readOrganisation } from '#customers/server'
import { addDays, type Currency, type Day, day, formatDay, formatMinor } from '#foundation'
import { type LastContact, lastContacts } from '#journeys/server'
import { action, Failure } from '#platform/server'
import { groupsOf } from '../model/groups.js'
import { type View, viewOf } from '../model/view.js'
import { findAccount } from '../store/find-account.js'
import { listGaps, type StoredGap } from '../store/read-gaps.js'
import { readItemsAsOf } from '../store/read-items.js'
import { readWorlds } from '../store/read-worlds.js'
import { readThresholds } from '../store/thresholds.js'
import { mapAnswer } from './answers.js'
import { accountField, dayField, workspaceField } from './fields.js'

type Answer = z.input<typeof mapAnswer>

/** The relationship map of an account, with or without a plan, as of a day. */
export const plansMap = action({
  name: 'plans.map',
  summary: 'Show the people and organisation of an account: units, roles, lines, who of ours knows whom.',
  effect: 'read',
  permission: 'plans:read',
  errors: ['not-found', 'wrong-usage'],
  command: { args: ['account'] },
  input: z.object({
    workspace: workspaceField,
    account: accountField,
    day: dayField.optional().describe('As of this day; today without it.'),
  }),
  output: mapAnswer,
  async run({ database, clock }, request) {
    const { id, currency } = await findWorkspace(database, request.workspace)
    const today = clock().slice(0, 10)
    const { day: on = today } = request
    if (on > today) throw new Failure('wrong-usage', `Nobody knows the map of ${on} yet. Give a day up to today.`)
    return database.withWorkspace(
      id,
      async (transaction) => {
        const account = await findAccount(transaction, id, request.account)
        const items = on === today ? undefined : () => readItemsAsOf(transaction, id, account.id, on)
        const filter = { accountId: account.id, rule: null, severity: null, after: null, limit: 500 }
        const [worlds, organisations, contacts, thresholds, gaps] = await Promise.all([
          readWorlds(transaction, id, [account.id], on, items),
          readOrganisation(transaction, id, [account.id], day(on)),
          lastContacts(transaction, id, [account.id], on),
          readThresholds(transaction, id),
          on === today ? listGaps(transaction, id, filter) : [],
        ])
        const [world, organisation] = [worlds.get(account.id), organisations.get(account.id)]
        if (!world || !organisation) throw new Error('Broken promise: an account that was found has an organisation')
        const contactDays = thresholds['single-thread-days']
        const seen = { organisation, contacts, gaps, contactDays, opinions: reachIn(id)['app.opinions'] === 'on' }
        const said = { account: account.ref, name: account.name, day: on, currency }
        return { ...said, ...mapOf(viewOf(world, thresholds), currency, seen) }
      },
      { snapshot: true },
    )
  },
})

type Seen = {
  readonly organisation: Organisation
  readonly contacts: readonly LastContact[]
  readonly gaps: readonly StoredGap[]
  readonly contactDays: number
  readonly opinions: boolean
}

function mapOf(view: View, currency: Currency, seen: Seen): Pick<Answer, 'units' | 'people' | 'links' | 'members'> {
  const { world } = view
  const { organisation, contacts, opinions } = seen
  const arrOf = new Map(world.units.map(({ ref, arrMinor }) => [ref, formatMinor(arrMinor, currency)]))
  const dayOf = (value: Day | null) => (value === null ? null : formatDay(value))
  const lastOf = new Map(contacts.map((contact) => [contact.person, contact]))
  const { people: groupOf } = groupsOf(world)
  return {
    units: organisation.units.map(({ ref, name, parent, kind }) => ({
      ref,
      name,
      parent,
      kind,
      arr: arrOf.get(ref) ?? '0',
    })),
    people: organisation.people.map((person) => {
      const { ref, name, title, unit, units, roles, isPlaceholder, leftOn, stance, influence } = person
      const last = lastOf.get(ref)
      const dated = <T extends string>(opinion: { value: T; day: Day } | null) =>
        opinion && { value: opinion.value, day: formatDay(opinion.day) }
      const ties = organisation.ties.filter((tie) => tie.person === ref)
      return {
        ...{ ref, name, title, unit, units: [...units], placeholder: isPlaceholder, leftOn: dayOf(leftOn) },
        roles: roles.map(({ role, contract, since, until }) => ({
          role,
          contract,
          since: dayOf(since),
          until: dayOf(until),
        })),
        group: groupOf.get(ref) ?? 2,
        coverage: coverageOf(view, ref, seen.contactDays),
        lastContact: last ? { day: last.day, by: last.by, team: last.team } : null,
        marks: marksOf(view, ref),
        gaps: seen.gaps.flatMap(({ id, rows }) =>
          rows.some((row) => row.kind === 'person' && row.ref === ref) ? [id] : [],
        ),
        ...(opinions && {
          stance: dated(stance),
          influence: dated(influence),
          ties: ties.map(({ member, strength, day: on }) => ({ member, strength, day: formatDay(on) })),
        }),
      }
    }),
    links: organisation.links.map(({ ref, person, other, kind, since, until }) => ({
      ...{ ref, person, other, kind, since: dayOf(since), until: dayOf(until) },
    })),
    members: membersOf(view),
  }
}

function coverageOf({ world, today }: View, person: string, days: number): { members: number; contacts: number } {
  const since = addDays(today, -days)
  const found = world.touchpoints.filter((touchpoint) => touchpoint.person === person && touchpoint.day > since)
  return { members: new Set(found.flatMap(({ by }) => by ?? [])).size, contacts: found.length }
}

function marksOf(view: View, person: string): string[] {
  const backups = view.items('backup').some(({ otherPerson }) => otherPerson === person)
  const of = (kind: 'advocate' | 'critic', without: string) =>
    view.items(kind).some((item) => item.person === person && item.state !== without)
  return [
    ...(view.mainContacts.some(({ ref }) => ref === person) ? ['main-contact'] : []),
    ...(backups ? ['backup'] : []),
    ...(of('advocate', '') ? ['advocate'] : []),
    ...(of('critic', 'won-over') ? ['critic'] : []),
  ]
}

function membersOf({ world, items }: View): string[] {
  const names = [
    ...world.ties.map(({ member }) => member),
    ...items('team-member').flatMap(({ owner, state }) => (owner !== null && state === 'on-team' ? [owner] : [])),
    ...world.touchpoints.flatMap(({ by }) => by ?? []),
  ]
  return [...new Set(names)].sort((a, b) => a.localeCompare(b))
}
