import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { formatDay, formatMinor } from '#foundation'
import { action, reasonField } from '#platform/server'
import { movementKinds } from '../model/movement.js'
import { type ChangeSince, readChangesSince } from '../store/changes-since.js'
import { amountField, dayField, momentField, workspaceField } from './fields.js'
import { atField, dayAt } from './invoices-at.js'

const accountsShown = 5

/** What was recorded since a moment, as somebody who comes back wants to know it. */
export const ledgerChanges = action({
  name: 'ledger.changes',
  summary: 'Show what was recorded since a moment and how it moved the ARR of a day.',
  effect: 'read',
  permission: 'ledger:read',
  errors: ['not-found', 'wrong-usage'],
  input: z.object({
    workspace: workspaceField,
    since: momentField.describe('Only what was recorded after this moment.'),
    at: atField.describe('The ARR of which day: a month (its last day) or a day.'),
  }),
  output: z.object({
    at: dayField,
    currency: z.string(),
    total: amountField.describe('How far the ARR at the end of the day moved.'),
    kinds: z.array(z.object({ kind: z.enum(movementKinds), amount: amountField })).describe('The same by kind.'),
    accounts: z
      .array(z.object({ account: z.string(), name: z.string(), amount: amountField }))
      .describe(`The ${accountsShown} accounts that moved most, either way.`),
    count: z.int().describe('How many accounts moved.'),
    recordings: z
      .array(
        z.object({
          id: z.string(),
          act: z.string(),
          by: z.string(),
          because: reasonField.nullable(),
          recordedAt: z.string(),
          amount: amountField,
        }),
      )
      .describe('The acts that moved it, the newest first; at most 20.'),
  }),
  async run({ database }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const at = formatDay(dayAt(request.at))
    const { changes, recordings } = await database.withWorkspace(
      workspace.id,
      (transaction) => readChangesSince(transaction, workspace.id, request.since, at),
      { snapshot: true },
    )
    const money = (minor: bigint) => formatMinor(minor, workspace.currency)
    const accounts = byAccount(changes)
    return {
      at,
      currency: workspace.currency,
      total: money(sumOf(changes)),
      kinds: movementKinds.flatMap((kind, index) => {
        const minor = sumOf(changes.filter((change) => change.kind === index))
        return minor === 0n ? [] : [{ kind, amount: money(minor) }]
      }),
      accounts: accounts.slice(0, accountsShown).map(({ minor, ...account }) => ({ ...account, amount: money(minor) })),
      count: accounts.length,
      recordings: recordings.map(({ id, act, actor, because, recorded_at, minor }) => ({
        id: String(id),
        act,
        by: actor,
        because,
        recordedAt: recorded_at,
        amount: money(BigInt(minor)),
      })),
    }
  },
})

type AccountChange = { readonly account: string; readonly name: string; readonly minor: bigint }

/** Accounts with what they moved by in all, the largest first; those that moved back to where they were are left out. */
function byAccount(changes: readonly ChangeSince[]): AccountChange[] {
  const found = new Map<string, AccountChange>()
  for (const { account, account_name: name, minor } of changes)
    found.set(account, { account, name, minor: (found.get(account)?.minor ?? 0n) + BigInt(minor) })
  return [...found.values()].filter(({ minor }) => minor !== 0n).sort((a, b) => bySize(b.minor, a.minor))
}

function bySize(a: bigint, b: bigint): number {
  const [left, right] = [a < 0n ? -a : a, b < 0n ? -b : b]
  return left < right ? -1 : left > right ? 1 : 0
}

function sumOf(changes: readonly ChangeSince[]): bigint {
  return changes.reduce((sum, { minor }) => sum + BigInt(minor), 0n)
}
