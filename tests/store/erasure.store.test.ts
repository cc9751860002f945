import { inflateRawSync } from 'node:zlib'
import { expect, it } from 'vitest'
import {
  auditList,
  auditVerify,
  erasuresFile,
  personalDataExpire,
  personalDataRegister,
  personalDataRetention,
  readErasures,
} from '#access/server'
import {
  linksCreate,
  opinionsList,
  opinionsRecord,
  peopleChange,
  peopleCreate,
  peopleErase,
  peopleErasures,
  peopleExport,
  peopleList,
} from '#customers/server'
import { holdings } from '../../src/apps/personal-data/holdings.js'
import { accounts, line, openWorkspace, type TestWorkspace } from '../support/workspace.js'

const [erase, exportOf] = [peopleErase(holdings), peopleExport(holdings)]
const [register, retention, expire] = [
  personalDataRegister(holdings),
  personalDataRetention(holdings),
  personalDataExpire(holdings),
]

// Whatever is asked of the tables below, these words may not be found after an erasure.
const words = /zuzanna|wrona|zw@acme\.example|p-zuzanna|turncoat/i

const person = { ref: 'p-zuzanna', account: 'acme', name: 'Zuzanna Wrona', email: 'zw@acme.example', title: 'CFO' }
const other = { ref: 'p-jan', account: 'acme', name: 'Jan Sowa', email: 'js@acme.example', title: 'CEO' }

async function withZuzanna(): Promise<{ workspace: TestWorkspace; id: string; name: string }> {
  const workspace = await openWorkspace()
  const { name, context } = workspace
  workspace.today = '2024-06-15'
  await workspace.importRows({ account: accounts('acme'), contract_line: [line('l1', 'acme', '2024-01-01', 100)] })
  await workspace.importRows({ person: [person, other] })
  // Again, unchanged: no version, but the file is kept.
  await workspace.importRows({ person: [person, other] })
  await workspace.importRows({
    opinion: [
      {
        ref: 'o1',
        person: 'p-zuzanna',
        day: '2024-02-01',
        kind: 'stance',
        value: 'turncoat',
        because: 'Zuzanna said so',
      },
      { ref: 'o2', person: 'p-zuzanna', day: '2024-02-01', kind: 'note', value: 'a turncoat' },
      { ref: 'o3', person: 'p-jan', day: '2024-02-01', kind: 'note', value: 'calm' },
    ],
  })
  await workspace.importRows({ person: [{ ...person, account: 'nowhere' }] })
  const theirs = { person: 'p-zuzanna', account: 'acme' }
  await workspace.importRows({
    person_link: [
      { ref: 'k1', person: 'p-zuzanna', other: 'p-jan', kind: 'reports_to', because: 'Zuzanna said so' },
      { ref: 'k2', person: 'p-jan', other: 'p-zuzanna', kind: 'conflict', because: 'a turncoat' },
    ],
    placement: [{ ref: 'w1', ...theirs, title: 'turncoat abroad' }],
    engagement_role: [{ ref: 'r1', ...theirs, role: 'influencer' }],
    tie: [{ ref: 'b1', person: 'p-zuzanna', member: 'Eva', strength: 'strong', day: '2024-02-01' }],
  })
  await peopleChange.run(context, { workspace: name, person: 'p-zuzanna', title: 'turncoat in chief' })
  await opinionsRecord.run(context, { workspace: name, person: 'p-zuzanna', kind: 'note', value: 'turncoat again' })
  const conflict = { person: 'p-jan', other: 'p-zuzanna', kind: 'conflict', because: 'turncoat' } as const
  await linksCreate.run(context, { workspace: name, ...conflict })
  const { rows } = await workspace.test.owner.query<{ id: string }>('select id from access.workspace where name = $1', [
    name,
  ])
  return { workspace, id: rows[0]?.id ?? '', name }
}

/** Everything that the database has of a workspace, as text by table; compressed rows opened. */
async function everything({ test }: TestWorkspace, id: string): Promise<Map<string, string>> {
  const { rows: tables } = await test.owner.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
      where c.relkind = 'r' and n.nspname not like 'pg_%'`,
  )
  const found = new Map<string, string>()
  for (const { name } of tables) {
    const { rows } = await test.owner.query<{ row: string }>(
      `select to_jsonb(t)::text as row from ${name} t where workspace_id = $1`,
      [id],
    )
    found.set(name, rows.map(({ row }) => row).join('\n'))
  }
  const { rows: chunks } = await test.owner.query<{ content: Buffer }>(
    'select content from ingest.source_chunk where workspace_id = $1',
    [id],
  )
  found.set('ingest.source_chunk', chunks.map(({ content }) => inflateRawSync(content).toString()).join('\n'))
  return found
}

const withWords = (all: Map<string, string>) =>
  [...all].flatMap(([name, text]) => (words.test(text) ? [name] : [])).sort()

it('an erased person is in no table any more; others, the ledger and the chain of the audit log stay as they were', async () => {
  const { workspace, id, name } = await withZuzanna()
  const { context } = workspace
  expect(withWords(await everything(workspace, id))).toEqual([
    ...['customers.opinion', 'customers.opinion_version', 'customers.person', 'customers.person_link'],
    ...[
      'customers.person_link_version',
      'customers.person_version',
      'customers.placement',
      'customers.placement_version',
    ],
    ...['ingest.import', 'ingest.rejection', 'ingest.source_chunk'],
  ])
  const bridge = await workspace.bridge({ from: '2024-01', to: '2024-06' })
  const head = await auditVerify.run(context, { workspace: name })

  const preview = await erase.run(context, { workspace: name, person: 'p-zuzanna' })
  expect(preview).toMatchObject({ erased: false, at: null })
  expect(Object.fromEntries(preview.rows.map(({ holding, rows }) => [holding, rows]))).toEqual({
    // Two files with her row, one with a refused one, two opinions of hers in a third.
    ...{
      jobs: 0,
      people: 2,
      opinions: 2,
      organisation: 5,
      ties: 1,
      touchpoints: 0,
      'plan-items': 0,
      reviews: 0,
      'imported-rows': 10,
      'refused-rows': 2,
    },
  })
  expect((await peopleList.run(context, { workspace: name })).rows).toHaveLength(2)
  const wrong = erase.run(context, { workspace: name, person: 'p-zuzanna', confirm: 'Zuzanna' })
  await expect(wrong).rejects.toThrow('Nothing was erased')

  const done = await erase.run(context, { workspace: name, person: 'p-zuzanna', confirm: 'zuzanna wrona' })
  expect(done).toMatchObject({ erased: true, rows: preview.rows })
  expect(withWords(await everything(workspace, id))).toEqual([])
  expect((await peopleList.run(context, { workspace: name })).rows).toMatchObject([{ name: 'Jan Sowa', title: 'CEO' }])
  expect((await opinionsList.run(context, { workspace: name })).rows).toMatchObject([{ value: 'calm' }])
  expect((await everything(workspace, id)).get('ingest.source_chunk')).toContain('js@acme.example')
  expect(await workspace.bridge({ from: '2024-01', to: '2024-06' })).toEqual(bridge)
  expect(await workspace.verify()).toMatchObject({ equal: true })
  expect(await auditVerify.run(context, { workspace: name, head: head.head })).toMatchObject({
    ...{ intact: true, headFound: true, entries: head.entries + 1 },
  })
  const { rows } = await auditList.run(context, { workspace: name })
  expect(rows[0]).toMatchObject({ action: 'people.erase', input: { person: { withheld: 'identity' } } })
  expect(JSON.stringify(rows)).not.toMatch(words)
  expect(rows.flatMap(({ changes }) => changes.map(({ after }) => after))).toContainEqual({ erased: true })
})

it('who was erased is not taken in again, by hand or by import, and others are', async () => {
  const { workspace, name } = await withZuzanna()
  const { context } = workspace
  await erase.run(context, { workspace: name, person: 'p-zuzanna', confirm: 'p-zuzanna' })
  const { files, importId } = await workspace.importRows({ person: [person, { ...other, title: 'Chair' }] })
  expect(files[0]).toMatchObject({ created: 0, updated: 1, rejected: 1 })
  const { rows } = await workspace.errors(importId ?? '')
  expect(rows[0]?.problems[0]?.reason).toMatch(/^The data of this person were erased/)
  const byHand = peopleCreate.run(context, { workspace: name, account: 'acme', ref: 'p-zuzanna', name: 'Z' })
  await expect(byHand).rejects.toThrow('The data of this person were erased')
  const elsewhere = await openWorkspace()
  await elsewhere.importRows({ account: accounts('acme') })
  expect((await elsewhere.importRows({ person: [person] })).files[0]).toMatchObject({ created: 1 })
})

it('an erasure is noted outside the database, with nothing that tells whom it was of', async () => {
  const { workspace, id, name } = await withZuzanna()
  const { context } = workspace
  await erase.run(context, { workspace: name, person: 'p-zuzanna', confirm: 'p-zuzanna' })
  const noted = (await readErasures(erasuresFile(context.home), true)).filter(
    (erasure) => 'workspace' in erasure && erasure.workspace === id,
  )
  expect(noted).toHaveLength(1)
  expect(noted[0]).toMatchObject({ at: '2024-06-15T12:00:00.000Z', hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
  expect(JSON.stringify(noted)).not.toMatch(words)
  const { rows } = await peopleErasures.run(context, { workspace: name })
  expect(rows).toEqual([{ person: expect.any(Number), at: '2024-06-15T12:00:00.000000Z', by: 'tester' }])
})

it('a person is given everything that is kept of them, and nothing of anybody else', async () => {
  const { workspace, name } = await withZuzanna()
  const given = await exportOf.run(workspace.context, { workspace: name, person: 'p-zuzanna' })
  const rowsOf = Object.fromEntries(given.holdings.map((holding) => [holding.name, holding.rows]))
  expect(rowsOf.people).toMatchObject([{ name: 'Zuzanna Wrona', title: 'CFO' }, { title: 'turncoat in chief' }])
  expect(rowsOf.opinions).toMatchObject([{ value: 'a turncoat' }, { value: 'turncoat again', author: 'tester' }])
  expect(rowsOf['imported-rows']).toHaveLength(10)
  expect(rowsOf['refused-rows']).toHaveLength(2)
  expect(JSON.stringify(given)).not.toMatch(/sowa|calm/i)
  const [entry] = (await auditList.run(workspace.context, { workspace: name })).rows
  expect(entry).toMatchObject({ action: 'people.export', input: { person: { withheld: 'identity' } } })
})

it('what is older than its period goes, in the log by counts; periods are the workspace’s own', async () => {
  const { workspace, name } = await withZuzanna()
  const { context } = workspace
  const shown = async () =>
    Object.fromEntries((await register.run(context, { workspace: name })).rows.map((row) => [row.name, row]))
  expect((await shown()).opinions).toMatchObject({ period: 36, unit: 'months', own: false })
  await retention.run(context, { workspace: name, holding: 'opinions', period: 3 })
  expect((await shown()).opinions).toMatchObject({ period: 3, own: true })
  await expect(retention.run(context, { workspace: name, holding: 'audit-log', period: 3 })).rejects.toThrow(
    'No period can be set for "audit-log"',
  )
  // On 15 June opinions of before 15 March are too old: the two imported ones that went in, not that of today.
  const told = await expire.run(context, { workspace: name, dryRun: true })
  expect(told.rows.find(({ holding }) => holding === 'opinions')).toEqual({
    ...{ holding: 'opinions', before: '2024-03-15', rows: 2 },
  })
  expect((await opinionsList.run(context, { workspace: name })).rows).toHaveLength(3)
  await expire.run(context, { workspace: name })
  expect((await opinionsList.run(context, { workspace: name })).rows).toMatchObject([{ value: 'turncoat again' }])
  const [entry] = (await auditList.run(context, { workspace: name })).rows
  expect(entry?.changes).toEqual([
    { what: 'personal-data.expire', after: { rows: [{ holding: 'opinions', before: '2024-03-15', rows: 2 }] } },
  ])
  await retention.run(context, { workspace: name, holding: 'opinions', forever: true })
  expect((await shown()).opinions).toMatchObject({ period: null, own: true })
})

it('people of accounts without a contract for long are erased, others stay', async () => {
  const { workspace, name } = await withZuzanna()
  const { context } = workspace
  await workspace.importRows({
    account: accounts('left', 'stays', 'never'),
    contract_line: [
      line('l2', 'left', '2020-01-01', 10, { endDay: '2022-01-01' }),
      line('l3', 'stays', '2020-01-01', 10, { endDay: '2025-01-01' }),
    ],
    person: ['left', 'stays', 'never'].map((account) => ({ ref: `of-${account}`, account, name: account })),
  })
  // What was recorded counts from the real present, so the clock goes on by three years.
  workspace.today = `${new Date().getUTCFullYear() + 3}-01-01`
  await workspace.importRows({ contract_line: [line('l4', 'stays', '2025-01-01', 10, { endDay: '' })] })
  await expire.run(context, { workspace: name })
  const { rows } = await peopleList.run(context, { workspace: name })
  expect(rows.map(({ ref }) => ref).sort()).toEqual(['of-stays', 'p-jan', 'p-zuzanna'])
})
