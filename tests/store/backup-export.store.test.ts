import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { workspacesCreate } from '#access/server'
import { accountsList } from '#customers/server'
import { importFiles } from '#ingest/server'
import { ledgerBridge, ledgerMovements, ledgerVerify } from '#ledger/server'
import { exportWorkspace } from '../../src/apps/export/export-workspace.js'
import { today, withSampleWorkspace } from '../support/sample-workspace.js'
import { homePrefix } from '../support/sweep-homes.js'

const sample = withSampleWorkspace()
const months = { from: '2022-01', to: today.slice(0, 7) }
let parent: string

beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), `${homePrefix}${process.pid}-`))
})

afterAll(() => rmSync(parent, { recursive: true, force: true }))

async function exported(workspace: string, name: string): Promise<string> {
  const folder = join(parent, name)
  await exportWorkspace(sample.context(), { workspace, folder, programVersion: '0.1.0' })
  return folder
}

async function importedFrom(folder: string, name: string): Promise<void> {
  await workspacesCreate.run(sample.context(), { name, currency: 'EUR' })
  const { files } = await importFiles.run(sample.context(), {
    workspace: name,
    path: folder,
    mapping: join(folder, 'mapping.json'),
  })
  expect(files.filter(({ rejected }) => rejected > 0)).toEqual([])
}

it('the exported sample, imported again, is the same ledger: every movement and every month', async () => {
  const folder = await exported('Sample', 'sample')
  await importedFrom(folder, 'Again')
  const movements = async (workspace: string) => {
    const { rows } = await ledgerMovements.run(sample.context(), { workspace, ...months })
    const told = rows.map(({ day, account, product, unit, kind, part, amount, line }) =>
      [day, account, product, unit, kind, part, amount, line].join(' '),
    )
    return told.sort()
  }
  const before = await movements('Sample')
  expect(before.length).toBeGreaterThan(500)
  expect(await movements('Again')).toEqual(before)
  for (const by of ['product', 'segment'] as const) {
    const bridge = (workspace: string) => ledgerBridge.run(sample.context(), { workspace, ...months, by })
    expect((await bridge('Again')).rows).toEqual((await bridge('Sample')).rows)
  }
  expect(await ledgerVerify.run(sample.context(), { workspace: 'Again' })).toMatchObject({ equal: true })
  // What is exported from there again is the same, row for row.
  const second = await exported('Again', 'again')
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.csv'))) {
    const lines = (of: string) => readFileSync(join(of, file), 'utf8').split('\r\n').sort()
    expect(lines(second), file).toEqual(lines(folder))
  }
})

it('the folder says what is in it', async () => {
  const folder = await exported('Sample', 'told')
  expect(readdirSync(folder).sort()).toEqual(
    expect.arrayContaining(['README.txt', 'account.csv', 'columns.json', 'history', 'ledger', 'workspace.json']),
  )
  const described = JSON.parse(readFileSync(join(folder, 'columns.json'), 'utf8')) as { file: string; rows: number }[]
  for (const { file } of described) expect(existsSync(join(folder, file)), file).toBe(true)
  const movements = readFileSync(join(folder, 'ledger', 'movements.csv'), 'utf8')
  expect(movements.startsWith('\ufeffid,day,reportedIn,account,')).toBe(true)
  expect(readFileSync(join(folder, 'README.txt'), 'utf8')).toContain('mainstay import FOLDER')
})

it('texts that a spreadsheet would run are kept from it, and come back as they were', async () => {
  const names = ['=1+1', '+48 22', '-5', '@SUM(A1)', "'=quoted", "''-twice", "'plain", 'a=b', 'O\'Neil; "x", y']
  const folder = join(parent, 'formulas')
  const source = join(parent, 'names.csv')
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  writeFileSync(source, ['ref,name', ...names.map((name, index) => `=r${index},${quoted(name)}`), ''].join('\n'))
  await workspacesCreate.run(sample.context(), { name: 'Formulas', currency: 'EUR' })
  const mapping = join(parent, 'names.json')
  const fields = { ref: 'ref', name: 'name', 'attributes.=odd': { value: '@odd' } }
  writeFileSync(
    mapping,
    JSON.stringify({ name: 'n', version: 1, files: [{ match: '*.csv', entity: 'account', fields }] }),
  )
  await importFiles.run(sample.context(), { workspace: 'Formulas', path: source, mapping })
  await exportWorkspace(sample.context(), { workspace: 'Formulas', folder, programVersion: '0.1.0' })
  const text = readFileSync(join(folder, 'account.csv'), 'utf8')
  expect(text.split(/[,\r\n]/).filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual([])
  await importedFrom(folder, 'Formulas again')
  const listed = async (workspace: string) => {
    const { rows } = await accountsList.run(sample.context(), { workspace })
    return rows.map(({ ref, name }) => [ref, name])
  }
  const again = await listed('Formulas again')
  expect(again).toEqual(await listed('Formulas'))
  expect(again.map(([, name]) => name).sort()).toEqual([...names].sort())
  const versions = (await sample
    .context()
    .database.withWorkspace(
      (
        await sample
          .context()
          .database.query<{ id: string }>(`select id from access.workspace where name = 'Formulas again'`)
      ).rows[0]?.id ?? '',
      (tx) => tx.query<{ odd: string }>(`select distinct attributes ->> '=odd' as odd from customers.account`),
    )) as { rows: { odd: string }[] }
  expect(versions.rows).toEqual([{ odd: '@odd' }])
})

it('a folder that has something in it is left alone', async () => {
  const failing = exportWorkspace(sample.context(), { workspace: 'Sample', folder: parent, programVersion: '0.1.0' })
  await expect(failing).rejects.toMatchObject({ kind: 'name-taken' })
  const nowhere = exportWorkspace(sample.context(), {
    workspace: 'Nobody',
    folder: join(parent, 'x'),
    programVersion: '1',
  })
  await expect(nowhere).rejects.toMatchObject({ kind: 'not-found' })
  expect(existsSync(join(parent, 'x'))).toBe(false)
})
