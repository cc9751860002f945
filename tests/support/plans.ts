import { plansGaps, plansStart } from '#plans/server'
import type { AnyAction, Context } from '#platform/server'
import { callerOf } from '../../src/access/sign-in/caller-of.js'
import { accounts, line, openWorkspace, type TestWorkspace } from './workspace.js'

/** An ISO day so many days ago. */
export const day = (back: number): string => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10)

/** What an action is asked. */
export type Given = Record<string, unknown>

// biome-ignore lint/suspicious/noExplicitAny: each action checks what it is given and gives.
type Answer = any

/** Runs an action in the workspace of a test. */
export const call = (
  ws: TestWorkspace,
  action: AnyAction,
  input: Given = {},
  context: Context = ws.context,
): Promise<Answer> => action.run(context, { workspace: ws.name, ...input })

/** A customer of two years with two units, a person in each, and a live plan. */
export async function customer(): Promise<TestWorkspace> {
  const ws = await openWorkspace()
  await ws.importRows({
    account: accounts('acme', 'beta'),
    unit: [
      { ref: 'it', account: 'acme', name: 'IT' },
      { ref: 'hr', account: 'acme', name: 'HR' },
    ],
    person: [
      {
        ref: 'anna',
        account: 'acme',
        unit: 'it',
        name: 'Anna Nowak',
        email: 'anna@acme.example',
        roles: 'main contact',
      },
      { ref: 'bob', account: 'acme', unit: 'hr', name: 'Bob Kowal', email: 'bob@acme.example' },
    ],
    contract_line: [line('l1', 'acme', day(700), 1000, { unit: 'it', endDay: day(-200), noticeDays: 90 })],
  })
  await call(ws, plansStart, { account: 'acme', team: [{ owner: 'Sara', function: 'sales' }] })
  return ws
}

/** The gaps of an account, the worst first. */
export const gapsOf = async (ws: TestWorkspace, account = 'acme'): Promise<{ id: string; rule: string }[]> =>
  (await call(ws, plansGaps, { account, limit: 500 })).gaps

/** The rules behind the gaps of an account. */
export const rulesIn = async (ws: TestWorkspace, account = 'acme'): Promise<string[]> =>
  (await gapsOf(ws, account)).map(({ rule }) => rule)

/** The id of the workspace of a test. */
export async function idOf(ws: TestWorkspace): Promise<string> {
  const { rows } = await ws.test.owner.query<{ id: string }>('select id from access.workspace where name = $1', [
    ws.name,
  ])
  return rows[0]?.id ?? ''
}

/** The context of somebody with a role, who sees opinions or not, all accounts or those of some owners. */
export async function contextOf(
  ws: TestWorkspace,
  role: 'sales' | 'partner-manager' | 'finance',
  owners: string[] | null = null,
): Promise<Context> {
  const scope = owners === null ? ('all' as const) : ('own' as const)
  const place = { workspaceId: await idOf(ws), workspace: ws.name, role, scope, owners } as const
  const caller = callerOf({ userId: 'u', memberships: [place] } as never, 'a test')
  return { ...ws.context, caller, actor: caller.actor }
}

/** Makes everything recorded so far so many days older. */
export async function age(ws: TestWorkspace, days: number): Promise<void> {
  await ws.test.owner.query(
    `update platform.recording set recorded_at = recorded_at - make_interval(days => $2)
      where workspace_id = (select id from access.workspace where name = $1)`,
    [ws.name, days],
  )
}
