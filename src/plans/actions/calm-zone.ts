import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { formatDay } from '#foundation'
import { action } from '#platform/server'
import { calmZoneOf } from '../model/calm-zone.js'
import { livePlans } from '../store/evaluate-plans.js'
import { findAccount } from '../store/find-account.js'
import { readAddresses } from '../store/read-addresses.js'
import { readWorlds } from '../store/read-worlds.js'
import { accountField, dayField, workspaceField } from './fields.js'

const accountsPerBatch = 200

/** Whom promotion should not reach now, for marketing tools, and what reached them nevertheless. */
export const plansCalmZone = action({
  name: 'plans.calm-zone',
  summary:
    'List the people whom marketing and sales should leave in peace while results are owed, and what broke that.',
  effect: 'read',
  permission: 'plans:read',
  errors: ['not-found'],
  command: { columns: ['accountName', 'name', 'email', 'since'] },
  input: z.object({
    workspace: workspaceField,
    account: accountField.optional().describe('Key of the account; without it every account with a plan.'),
  }),
  output: z.object({
    day: dayField,
    rows: z.array(
      z.object({
        account: z.string(),
        accountName: z.string(),
        person: z.string(),
        name: z.string().nullable(),
        email: z.string().nullable(),
        since: dayField.nullable().describe('From which day on the zone lies on the account.'),
      }),
    ),
    broken: z.array(
      z.object({
        account: z.string(),
        touchpoint: z.string(),
        day: dayField,
        person: z.string().nullable(),
        team: z.string(),
        by: z.string().nullable(),
        subject: z.string().nullable(),
      }),
    ),
  }),
  async run({ database, clock, signal }, request) {
    const { id } = await findWorkspace(database, request.workspace)
    const today = clock().slice(0, 10)
    return database.withWorkspace(
      id,
      async (transaction) => {
        const { account } = request
        const ids = account
          ? [(await findAccount(transaction, id, account)).id]
          : await livePlans(transaction, id, null)
        const [rows, broken]: [Row[], Broken[]] = [[], []]
        for (let at = 0; at < ids.length; at += accountsPerBatch) {
          signal.throwIfAborted()
          const batch = ids.slice(at, at + accountsPerBatch)
          const worlds = await readWorlds(transaction, id, batch, today)
          const addresses = await readAddresses(transaction, id, batch)
          for (const [accountId, world] of worlds) {
            const zone = calmZoneOf(world)
            const since = zone.since === null ? null : formatDay(zone.since)
            const accountName = addresses.names.get(accountId) ?? world.account
            for (const person of zone.people) {
              const known = world.people.find(({ ref }) => ref === person)
              const email = addresses.emails.get(person) ?? null
              rows.push({ account: world.account, accountName, person, name: known?.name ?? null, email, since })
            }
            for (const { ref, day, person, team, by, subject } of zone.broken)
              broken.push({ account: world.account, touchpoint: ref, day: formatDay(day), person, team, by, subject })
          }
        }
        return { day: today, rows, broken }
      },
      { snapshot: true },
    )
  },
})

type Row = {
  account: string
  accountName: string
  person: string
  name: string | null
  email: string | null
  since: string | null
}
type Broken = {
  account: string
  touchpoint: string
  day: string
  person: string | null
  team: string
  by: string | null
  subject: string | null
}
