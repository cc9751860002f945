import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditVerify, viewsSave } from '#access/server'
import { exportWorkspace } from '../../src/apps/export/export-workspace.js'
import { homePrefix } from '../support/sweep-homes.js'
import { accounts, line, openWorkspace, type TestWorkspace } from '../support/workspace.js'

type Row = { readonly no: string; readonly at: string; readonly body: string; readonly hash: string }

let w: TestWorkspace
let parent: string
let rows: Row[]

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), `${homePrefix}${process.pid}-`))
  const others = await openWorkspace()
  w = await openWorkspace()
  await w.importRows({ account: accounts('a'), contract_line: [line('l', 'a', '2024-01-01', 100)] })
  await w.correct('l', 'arr=2400', 'They said "two", with a comma; and\na second line')
  const view = { screen: 'accounts', name: '=1+1', scope: 'private', address: '?x=1' } as const
  await viewsSave.run(w.context, { workspace: w.name, ...view })
  await viewsSave.run(others.context, { workspace: others.name, ...view, name: 'of others' })
  const folder = join(parent, 'exported')
  await exportWorkspace(w.context, { workspace: w.name, folder, programVersion: '0.1.0' })
  const text = readFileSync(join(folder, 'ledger', 'audit.csv'), 'utf8').replace(/^\ufeff/, '')
  rows = Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data
})

afterAll(() => rmSync(parent, { recursive: true, force: true }))

it('the exported log has every entry of the workspace and none of another', async () => {
  const { entries } = await auditVerify.run(w.context, { workspace: w.name })
  expect(rows.map(({ no }) => Number(no))).toEqual(Array.from({ length: entries }, (_, index) => index + 1))
  const actions = rows.map(({ body }) => (JSON.parse(body) as { action: string }).action)
  expect(actions).toEqual(['workspaces.create', 'import', 'ledger.correct', 'views.save'])
  expect(JSON.stringify(rows)).not.toContain('of others')
})

it('whoever has the file alone can check the chain, up to the head that the program tells', async () => {
  const { head } = await auditVerify.run(w.context, { workspace: w.name })
  let last = ''
  for (const { no, at, body, hash } of rows) {
    last = createHash('sha256').update(`${last}\n${no}\n${at}\n${body}`, 'utf8').digest('hex')
    expect(hash, `entry ${no}`).toBe(last)
  }
  expect(last).toBe(head)
})
