import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { day, formatDay } from '#foundation'
import { action, Failure } from '#platform/server'
import type { Organisation, OrganisationPerson } from '../model/organisation.js'
import { linkKinds, tieStrengths } from '../model/relations.js'
import { findAccounts } from '../store/find-accounts.js'
import { readOrganisation } from '../store/read-organisation.js'
import { dayField, workspaceField } from './segment-fields.js'

const span = { since: z.string().nullable(), until: z.string().nullable().describe('The last day on which it holds.') }
const version = z.string().describe('Give it back with a change, so that nobody overwrites what they did not see.')
const opinion = z
  .object({ value: z.string(), day: z.string() })
  .nullable()
  .describe('What counts on the day; null too for whoever may not see opinions.')

const output = z.object({
  account: z.string(),
  name: z.string(),
  day: z.string(),
  units: z
    .array(
      z.object({
        ref: z.string(),
        name: z.string(),
        parent: z.string().nullable().describe('Key of the unit above it.'),
        kind: z.string().nullable(),
        version,
      }),
    )
    .describe('By name; `parent` makes the tree.'),
  people: z.array(
    z.object({
      ref: z.string(),
      name: z.string().nullable().describe('Null where their data was erased.'),
      email: z.string().nullable(),
      title: z.string().nullable(),
      account: z.string().describe('Key of the main account that they work at, which may be another one.'),
      unit: z.string().nullable(),
      units: z.array(z.string()).describe('All units of this account that they work at.'),
      placeholder: z.boolean().describe('Somebody must hold this function, we do not know who yet.'),
      leftOn: z.string().nullable().describe('The day on which they left this account.'),
      roles: z.array(
        z.object({
          role: z.string(),
          contract: z.string().nullable(),
          ...span,
          ref: z.string().nullable().describe('Null where the role stands with the person, without days.'),
          version: version.nullable(),
        }),
      ),
      placements: z
        .array(
          z.object({
            ...{ ref: z.string(), account: z.string(), accountName: z.string() },
            ...{ unit: z.string().nullable(), title: z.string().nullable(), ...span, version },
          }),
        )
        .describe('Every place beside the main one, past and to come too, at other accounts too.'),
      stance: opinion,
      influence: opinion,
      version,
    }),
  ),
  links: z
    .array(
      z.object({
        ...{ ref: z.string(), person: z.string(), other: z.string(), kind: z.enum(linkKinds) },
        ...{ ...span, because: z.string().nullable(), version },
      }),
    )
    .describe('How two of these people stand to each other on the day.'),
  ties: z
    .array(
      z.object({
        ...{ ref: z.string(), person: z.string(), member: z.string() },
        ...{ strength: z.enum(tieStrengths), day: z.string() },
      }),
    )
    .describe('How well ours know them on the day.'),
})

/** Shows the organisation and people of an account as they stand on a day. */
export const organisationShow = action({
  name: 'organisation.show',
  summary: 'Show the units and people of an account on a day, with roles, places, lines and ties.',
  effect: 'read',
  permission: 'people:read',
  errors: ['not-found'],
  command: { args: ['account'] },
  input: z.object({
    workspace: workspaceField,
    account: z.string().describe('Key of the account.'),
    day: dayField.optional().describe('On which day; today without it.'),
  }),
  output,
  async run({ database, clock }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const onDay = request.day ?? clock().slice(0, 10)
    return database.withWorkspace(
      workspace.id,
      async (transaction) => {
        const [account] = await findAccounts(transaction, workspace.id, [request.account])
        if (!account) throw new Failure('not-found', `There is no account "${request.account}".`)
        const found = await readOrganisation(transaction, workspace.id, [account.id], day(onDay))
        const organisation = found.get(account.id) ?? { units: [], people: [], links: [], ties: [] }
        return { account: account.ref, name: account.name, day: onDay, ...told(organisation) }
      },
      { snapshot: true },
    )
  },
})

function told({ units, people, links, ties }: Organisation): Omit<z.input<typeof output>, 'account' | 'name' | 'day'> {
  return {
    units: [...units],
    people: people.map(toldPerson),
    links: links.map((link) => ({ ...link, ...toldSpan(link) })),
    ties: ties.map((tie) => ({ ...tie, day: formatDay(tie.day) })),
  }
}

function toldPerson({ isPlaceholder, ...person }: OrganisationPerson): z.input<typeof output>['people'][number] {
  return {
    ...person,
    placeholder: isPlaceholder,
    units: [...person.units],
    leftOn: toldDay(person.leftOn),
    roles: person.roles.map((role) => ({ ...role, ...toldSpan(role) })),
    placements: person.placements.map((place) => ({ ...place, ...toldSpan(place) })),
    stance: person.stance && { value: person.stance.value, day: formatDay(person.stance.day) },
    influence: person.influence && { value: person.influence.value, day: formatDay(person.influence.day) },
  }
}

type Days = Pick<Organisation['links'][number], 'since' | 'until'>

function toldSpan({ since, until }: Days): { since: string | null; until: string | null } {
  return { since: toldDay(since), until: toldDay(until) }
}

function toldDay(value: Days['since']): string | null {
  return value === null ? null : formatDay(value)
}
