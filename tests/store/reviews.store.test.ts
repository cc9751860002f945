import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import { openSignIn } from '#access/server'
import { peopleErase } from '#customers/server'
import {
  planItemsAdd,
  plansGaps,
  plansStart,
  reviewsAnswer,
  reviewsAnswerByLink,
  reviewsByLink,
  reviewsClose,
  reviewsInvite,
  reviewsList,
  reviewsOpen,
  reviewsShow,
} from '#plans/server'
import { type AnyAction, asAct, type Caller, type Context, machine, openLibraryPool } from '#platform/server'
import { callerOf, stranger } from '../../src/access/sign-in/caller-of.js'
import { actions } from '../../src/apps/actions.js'
import { exportWorkspace } from '../../src/apps/export/export-workspace.js'
import { holdings } from '../../src/apps/personal-data/holdings.js'
import { accounts, line, openWorkspace, type TestWorkspace } from '../support/workspace.js'

// Stands in every answer and nowhere else.
const marker = 'obsidian'

let world: TestWorkspace
let workspaceId: string
const users = new Map<string, string>()

beforeAll(async () => {
  world = await openWorkspace()
  world.today = '2026-03-02'
  const { name: workspace, test, context } = world
  const { rows } = await test.owner.query<{ id: string }>('select id from access.workspace where name = $1', [
    workspace,
  ])
  workspaceId = rows[0]?.id ?? ''
  const pool = openLibraryPool({ url: test.url, role: 'mainstay_sign_in', schema: 'access' })
  openSignIn(pool, test.app, () => ({ address: 'http://localhost:7600', secret: 'only for tests'.repeat(3) }))
  for (const [name, role] of [
    ['Ola', 'owner'],
    ['Sam', 'sales'],
    ['Mia', 'marketing'],
    ['Kim', 'customer-success'],
  ] as const) {
    const made = await test.owner.query<{ id: string }>(
      `with made as (insert into access."user" (name, email, "emailVerified") values ($2, $2 || '@example.com', true) returning id)
       insert into access.member (workspace_id, user_id, role, added_by) select $1, id, $3, 'a test' from made returning user_id as id`,
      [workspaceId, name, role],
    )
    users.set(name, made.rows[0]?.id ?? '')
  }
  await world.importRows({
    account: accounts('acme', 'other'),
    person: [
      { ref: 'pat', account: 'acme', name: 'Pat Buyer' },
      { ref: 'lee', account: 'acme', name: 'Lee User' },
    ],
    contract_line: [line('l1', 'acme', '2025-01-01', '100')],
  })
  await plansStart.run(context, { workspace, account: 'acme' })
  for (const [owner, job] of [
    ['Sam', 'sales'],
    ['Mia', 'marketing'],
    ['Kim', 'customer-service'],
  ] as const)
    await planItemsAdd.run(context, { workspace, account: 'acme', kind: 'team-member', owner, function: job })
}, 120_000)

function as(name: string): Context {
  const place = {
    workspaceId,
    workspace: world.name,
    role: name === 'Ola' ? 'owner' : 'sales',
    scope: 'all',
    owners: null,
  } as const
  const caller = callerOf({ userId: users.get(name) ?? '', memberships: [place] }, 'a test')
  return contextOf(caller)
}

const contextOf = (caller: Caller): Context => ({ ...world.context, caller, actor: caller.actor })
const strangerAt = (from: string): Context => contextOf(stranger(from))

async function open(more: { voices?: string[]; deadline?: string } = {}): Promise<string> {
  const asked = { workspace: world.name, account: 'acme', stage: 'value', deadline: '2026-03-10', ...more } as const
  const { review } = await reviewsOpen.run(as('Ola'), { ...asked, questions: ['Results', 'People'] })
  return review.ref
}

async function closeAfter(review: string, day: string): Promise<void> {
  world.today = day
  await reviewsClose.run(as('Ola'), { workspace: world.name, review })
}

const answer = (name: string, review: string, scores: number[], text = `${marker} of ${name}`) =>
  reviewsAnswer.run(as(name), { workspace: world.name, review, scores, text })

async function tokenFor(review: string, person: string): Promise<string> {
  const { path } = await reviewsInvite.run(as('Sam'), { workspace: world.name, review, person })
  return path.replace('/review/', '')
}

it('nobody sees the answer of another before the end: by no action, no query, no audit log and no export', async () => {
  const workspace = world.name
  const review = await open({ voices: ['pat'] })
  await answer('Sam', review, [5, 2])
  const token = await tokenFor(review, 'pat')
  await reviewsAnswerByLink.run(strangerAt('1.1.1.1'), { token, scores: [1, 4], text: `${marker} of Pat` })
  const all: readonly AnyAction[] = actions
  const reading = all.filter(({ effect, permission }) => effect === 'read' && permission !== 'public')
  const callers = { machine: contextOf(machine), owner: as('Ola'), colleague: as('Mia') }
  for (const [who, context] of Object.entries(callers)) {
    for (const action of reading) {
      const inputs = [{}, { review }, { account: 'acme' }, { text: marker }, { person: 'pat' }, { search: marker }]
      for (const input of inputs) {
        const told = await action
          .run(context, { workspace, ...input })
          .catch((error: Error) => ({ error: error.message }))
        expect(`${who} ${action.name} ${JSON.stringify(told).includes(marker)}`).toBe(`${who} ${action.name} false`)
      }
    }
    const act = { actor: who, from: 'a test', action: 'query', requestId: 'r', input: {} }
    const reachIn = context.caller.reachIn?.bind(context.caller)
    await asAct({ ...act, reachIn }, async () => {
      const raw = await context.database.withWorkspace(workspaceId, (transaction) =>
        transaction.query(`select * from plans.review_answer`),
      )
      expect([who, raw.rows]).toEqual([who, []])
      const folder = await mkdtemp(join(tmpdir(), 'reviews-'))
      onTestFinished(() => rm(folder, { recursive: true, force: true }))
      await exportWorkspace(context, { workspace, folder, programVersion: '0' })
      for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
        if (!file.isFile()) continue
        expect((await readFile(join(file.parentPath, file.name), 'utf8')).includes(marker)).toBe(false)
      }
    })
  }
  // Without any setting at all there is nothing either.
  const bare = await world.test.app.withWorkspace(workspaceId, async (transaction) => {
    await transaction.query(`select set_config('app.actor', '', true)`)
    return transaction.query('select from plans.review_answer')
  })
  expect(bare.rowCount).toBe(0)
  const audit = await world.test.owner.query<{ body: string }>('select body from access.audit_entry')
  expect(audit.rows.some(({ body }) => body.includes(marker) || body.includes('"scores":['))).toBe(false)
  // The yardstick: who answered sees their own, and it alone.
  const own = await reviewsShow.run(as('Sam'), { workspace, review })
  expect(own.voices.filter(({ scores }) => scores !== null)).toMatchObject([
    { name: 'Sam', scores: [5, 2], isYou: true },
  ])
  expect(own.questions.map(({ mean, spread }) => [mean, spread])).toEqual([
    [null, null],
    [null, null],
  ])
  await closeAfter(review, '2026-03-11')
}, 180_000)

it('before the deadline nobody closes it, and the database refuses too; afterwards who is silent is named', async () => {
  const workspace = world.name
  const review = await open({ deadline: '2026-03-20' })
  await answer('Sam', review, [4, 4])
  await expect(reviewsClose.run(as('Ola'), { workspace, review })).rejects.toThrow(/Nobody looks before/)
  const early = world.test.app.withWorkspace(workspaceId, (transaction) =>
    transaction.query(`update plans.review set closed_on = '2026-03-20' where closed_on is null`),
  )
  await expect(early).rejects.toThrow(/check/)
  await closeAfter(review, '2026-03-21')
  const shown = await reviewsShow.run(as('Ola'), { workspace, review })
  expect(shown.voices.filter(({ hasAnswered }) => !hasAnswered).map(({ name }) => name)).toEqual(['Kim', 'Mia'])
  await expect(answer('Mia', review, [1, 1])).rejects.toThrow(/was closed/)
})

it('closes when the last has answered, shows the spread and the change, and its disagreement asks for a decision', async () => {
  const workspace = world.name
  const review = await open({ deadline: '2026-04-30' })
  await answer('Sam', review, [1, 3])
  await answer('Sam', review, [2, 3])
  await answer('Mia', review, [5, 3])
  await answer('Kim', review, [4, 3])
  const shown = await reviewsShow.run(as('Ola'), { workspace, review })
  expect(shown.closedOn).toBe('2026-03-21')
  // (2 + 5 + 4) / 3 = 3.67; Sam alone answered the review before with 4.
  expect(shown.questions[0]).toMatchObject({
    lowest: 2,
    highest: 5,
    spread: 3,
    mean: '3.7',
    isDisputed: true,
    before: '4.0',
  })
  expect(shown.questions[1]).toMatchObject({ spread: 0, isDisputed: false })
  const about = async () =>
    (await plansGaps.run(as('Ola'), { workspace, account: 'acme' })).gaps.filter(({ rows }) =>
      rows.some((row) => row.kind === 'review' && row.ref === review),
    )
  expect(await about()).toHaveLength(1)
  const decision = {
    kind: 'decision',
    title: 'We go by the customer',
    day: '2026-03-21',
    attributes: { review },
  } as const
  await planItemsAdd.run(as('Sam'), { workspace, account: 'acme', ...decision })
  expect(await about()).toEqual([])
  expect((await reviewsShow.run(as('Ola'), { workspace, review })).isDecided).toBe(true)
})

it('only who is asked answers, as themselves', async () => {
  const workspace = world.name
  const review = await open({ deadline: '2026-05-30' })
  await expect(answer('Ola', review, [1, 1])).rejects.toThrow(/does not ask you/)
  const machineAnswers = reviewsAnswer.run(contextOf(machine), { workspace, review, scores: [1, 1] })
  await expect(machineAnswers).rejects.toThrow(/signed in/)
  await expect(answer('Sam', review, [1])).rejects.toThrow(/2 questions/)
  const { rows } = await reviewsList.run(as('Sam'), { workspace })
  expect(rows.find(({ ref }) => ref === review)?.mine).toBe('asked')
  await closeAfter(review, '2026-05-31')
})

it('a link names the questions and whose review it is, works once, is replaced, expires and is throttled', async () => {
  const workspace = world.name
  const review = await open({ voices: ['pat', 'lee'], deadline: '2026-07-31' })
  const replaced = await tokenFor(review, 'pat')
  const token = await tokenFor(review, 'pat')
  await expect(reviewsByLink.run(strangerAt('2.2.2.2'), { token: replaced })).rejects.toThrow(/does not lead/)
  expect(await reviewsByLink.run(strangerAt('2.2.2.2'), { token })).toEqual({
    ...{ by: workspace, questions: ['Results', 'People'], deadline: '2026-07-31' },
    expiresAt: expect.stringMatching(/^2026-06-14/),
  })
  await reviewsAnswerByLink.run(strangerAt('2.2.2.2'), { token, scores: [3, 3] })
  const again = reviewsAnswerByLink.run(strangerAt('2.2.2.2'), { token, scores: [1, 1] })
  await expect(again).rejects.toThrow(/does not lead/)
  const { rows } = await world.test.owner.query<{ kept: string }>(
    'select token_hash::text as kept from plans.review_link',
  )
  expect(rows.some(({ kept }) => kept.includes(token))).toBe(false)
  const late = await tokenFor(review, 'lee')
  world.today = '2026-06-15'
  await expect(reviewsByLink.run(strangerAt('2.2.2.2'), { token: late })).rejects.toThrow(/does not lead/)
  for (let guesses = 0; guesses < 10; guesses++)
    await expect(reviewsByLink.run(strangerAt('3.3.3.3'), { token: 'x'.repeat(54) })).rejects.toThrow(/does not lead/)
  const fresh = await tokenFor(review, 'lee')
  await expect(reviewsByLink.run(strangerAt('3.3.3.3'), { token: fresh })).rejects.toThrow(/Too many/)
  expect((await reviewsByLink.run(strangerAt('4.4.4.4'), { token: fresh })).by).toBe(workspace)
})

it('who is erased takes their voice with them, although nobody may see it yet', async () => {
  const workspace = world.name
  const before = (await reviewsList.run(as('Ola'), { workspace })).rows[0]
  expect(before).toMatchObject({ asked: 5, answered: 1, closedOn: null })
  await peopleErase(holdings).run(contextOf(machine), { workspace, person: 'pat', confirm: 'Pat Buyer' })
  expect((await reviewsList.run(as('Ola'), { workspace })).rows[0]).toMatchObject({ asked: 4, answered: 0 })
  const { rows } = await world.test.owner.query(
    'select from plans.review_answer a join plans.review r on r.id = a.review_id where r.id = $1',
    [before?.ref],
  )
  expect(rows).toEqual([])
})
