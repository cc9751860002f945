import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import {
  importFiles,
  importsErrors,
  importsInspect,
  importsList,
  importsMend,
  importsPreview,
  importsRow,
  importsUndo,
  mappingsDelete,
  mappingsList,
  mappingsSave,
  mappingsShow,
} from '#ingest/server'
import { type Action, speakerOf } from '#platform/server'
import { countAllRows, openWorkspace, type TestWorkspace, told } from '../support/workspace.js'

let files = 0

/** Writes one file into a folder of its own. */
async function written(workspace: TestWorkspace, name: string, text: string | Uint8Array): Promise<string> {
  const folder = join(workspace.context.home, `wizard-${process.pid}-${++files}`)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

function using<In, Out>(workspace: TestWorkspace, action: Action<string, In, Out>) {
  return (input: Omit<In, 'workspace'>): Promise<Out> =>
    action.run(workspace.context, { workspace: workspace.name, ...input } as In)
}

function actionsOf(workspace: TestWorkspace) {
  return {
    inspect: using(workspace, importsInspect),
    preview: using(workspace, importsPreview),
    importIt: using(workspace, importFiles),
    mend: using(workspace, importsMend),
    errors: using(workspace, importsErrors),
    list: using(workspace, importsList),
    undo: using(workspace, importsUndo),
    save: using(workspace, mappingsSave),
    show: using(workspace, mappingsShow),
    remove: using(workspace, mappingsDelete),
    mappings: using(workspace, mappingsList),
  }
}

const flat = `Contract No,Line No,Client,Product Name,Start,End,Monthly Value,Ccy
C-100,1,Acme,Core,01/02/2024,31/01/2025,100.50,EUR
C-100,2,Acme,Support,01/02/2024,31/01/2025,20,EUR
C-101,1,Beta,Core,15/03/2024,14/03/2025,50,EUR
C-102,1,Gamma,Core,31/02/2024,30/01/2025,70,EUR
C-103,1,Delta,Core,01/05/2024,30/04/2025,seventy,EUR
`

describe('from a file that nobody has mapped to a ledger', () => {
  it('a flat table: inspected, previewed, imported, mended, undone', async () => {
    const workspace = await openWorkspace()
    const { inspect, preview, importIt, mend, errors, list, undo } = actionsOf(workspace)
    const path = await written(workspace, 'contracts.csv', flat)
    const seen = await inspect({ path })
    expect(seen).toMatchObject({ kind: 'text', delimiter: ',', headerRow: 1, rowsRead: 5, complete: true, valid: true })
    expect(seen.entries.map(({ entity, distinct }) => [entity, distinct])).toEqual([
      ['account', true],
      ['product', true],
      ['contract_line', false],
    ])
    const mappingText = JSON.stringify(seen.mapping)

    const before = await countAllRows(workspace.test)
    const looked = await preview({ path, mappingText })
    expect(await countAllRows(workspace.test)).toEqual(before)
    expect(looked.files.map(({ entity, read, created, rejected }) => [entity, read, created, rejected])).toEqual([
      ['account', 4, 4, 0],
      ['product', 2, 2, 0],
      ['contract_line', 5, 3, 2],
    ])
    const lines = looked.files[2]
    const [first] = lines?.stored ?? []
    expect(Object.fromEntries(lines?.fields.map((field, index) => [field, first?.values[index]]) ?? [])).toMatchObject({
      account: 'Acme',
      startDay: '2024-02-01',
      endDay: '2025-02-01',
      amount: '100.5',
      period: 'month',
      currency: 'EUR',
    })
    expect(lines?.stored.map(({ row }) => row)).toEqual([2, 3, 4])
    expect(lines?.refused.map(({ row, problems }) => [row, problems[0]?.field])).toEqual([
      [5, 'startDay'],
      [6, 'amount'],
    ])

    const done = await importIt({ path, mappingText })
    const id = done.importId ?? ''
    expect(done.files[2]).toMatchObject({ created: 3, rejected: 2 })
    expect((await errors({ id, file: 2 })).rows.map(({ row }) => row)).toEqual([5, 6])

    const rows: { row: number; cells: Record<string, string> }[] = [
      { row: 5, cells: { Start: '01/03/2024', End: '28/02/2025' } },
      { row: 6, cells: { 'Monthly Value': 'seventy-one' } },
    ]
    const mended = await mend({ id, file: 2, rows })
    expect(mended).toMatchObject({ mends: id, created: 1, updated: 0, unchanged: 0, open: 1, mendedBefore: [] })
    expect(mended.refused.map(({ row, cells }) => [row, cells[6]])).toEqual([[6, 'seventy-one']])
    expect((await errors({ id, file: 2 })).rows.map(({ row }) => row)).toEqual([6])
    expect((await errors({ id, file: 2, mended: true })).rows.map(({ row }) => row)).toEqual([5, 6])
    expect(told((await workspace.bridge({ from: '2024-03', to: '2024-03' })).rows)).toEqual([
      '2024-03 new 1440.00 closing 2886.00 · 3',
    ])

    const again = await mend({ id, file: 2, rows: rows.slice(0, 1) })
    expect(again).toMatchObject({ importId: null, mendedBefore: [5], created: 0, open: 1 })

    const [latest, original] = (await list({})).rows
    expect([latest?.importId, latest?.mends, original?.mends]).toEqual([mended.importId, id, null])
    expect(original?.files.map(({ rejected, open }) => [rejected, open])).toEqual([
      [0, 0],
      [0, 0],
      [2, 1],
    ])
    expect(latest?.files[0]?.open).toBe(0)

    await undo({ id: mended.importId ?? '' })
    expect((await errors({ id, file: 2 })).rows.map(({ row }) => row)).toEqual([5, 6])
    expect(told((await workspace.bridge({ from: '2024-03', to: '2024-03' })).rows)).toEqual([
      '2024-03 new 600.00 closing 2046.00 · 2',
    ])
    expect((await workspace.verify()).equal).toBe(true)
  })

  it('undoing an import takes its mended rows away too, names their imports and keeps what was corrected', async () => {
    const workspace = await openWorkspace()
    const { inspect, importIt, mend, list, undo } = actionsOf(workspace)
    const path = await written(workspace, 'contracts.csv', flat)
    const mappingText = JSON.stringify((await inspect({ path })).mapping)
    const before = (await workspace.bridge({ from: '2024-05', to: '2024-05' })).rows
    const id = (await importIt({ path, mappingText })).importId ?? ''
    const gamma = await mend({ id, file: 2, rows: [{ row: 5, cells: { Start: '01/03/2024', End: '28/02/2025' } }] })
    const delta = await mend({ id, file: 2, rows: [{ row: 6, cells: { 'Monthly Value': '70' } }] })
    expect([gamma.created, delta.created]).toEqual([1, 1])
    const undone = await undo({ id })
    expect(undone.mends).toEqual([delta.importId, gamma.importId])
    expect(undone.kept).toEqual([])
    // Four accounts, two products, three lines and two that were mended.
    expect(Object.fromEntries(undone.entities.map(({ entity, removed }) => [entity, removed]))).toEqual({
      account: 4,
      product: 2,
      contract_line: 5,
    })
    expect((await workspace.bridge({ from: '2024-05', to: '2024-05' })).rows).toEqual(before)
    expect((await list({})).rows.map(({ undoneAt }) => undoneAt !== null)).toEqual([true, true, true])
    const row = { workspace: workspace.name, id: gamma.importId ?? '', file: 'contracts.csv', row: 5 }
    const kept = await importsRow.run(workspace.context, row)
    expect(kept.cells.find(({ column }) => column === 'Start')?.value).toBe('01/03/2024')
    await expect(undo({ id: gamma.importId ?? '' })).rejects.toMatchObject({ kind: 'already-undone' })
    expect((await workspace.verify()).equal).toBe(true)
  })

  it('a mend that was undone alone is not undone again with its import', async () => {
    const workspace = await openWorkspace()
    const { inspect, importIt, mend, undo } = actionsOf(workspace)
    const path = await written(workspace, 'contracts.csv', flat)
    const mappingText = JSON.stringify((await inspect({ path })).mapping)
    const id = (await importIt({ path, mappingText })).importId ?? ''
    const mended = await mend({ id, file: 2, rows: [{ row: 6, cells: { 'Monthly Value': '70' } }] })
    expect((await undo({ id: mended.importId ?? '' })).mends).toEqual([])
    expect((await undo({ id })).mends).toEqual([])
  })

  it('rows whose mapping looks values up in another file are refused before anybody corrects them', async () => {
    const workspace = await openWorkspace()
    const { importIt, mend, errors } = actionsOf(workspace)
    const folder = join(workspace.context.home, `lookups-${process.pid}`)
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'companies.csv'), 'id,country\n1,PL\n')
    await writeFile(join(folder, 'clients.csv'), 'ref,name,company\na,Acme,1\nb,,1\n')
    const lookup = { file: 'companies.csv', key: 'id', column: 'country', by: 'company' }
    const fields = { ref: 'ref', name: 'name', country: { lookup } }
    const mapping = { name: 'Looks up', version: 1, files: [{ match: 'clients.csv', entity: 'account', fields }] }
    const done = await importIt({ path: folder, mappingText: JSON.stringify(mapping) })
    const id = done.importId ?? ''
    expect(done.files[0]).toMatchObject({ created: 1, rejected: 1 })
    const sentence =
      'The mapping looks values up in companies.csv. Correct the rows in the error file, and import it together with that file.'
    expect((await errors({ id })).cannotMend).toBe(sentence)
    await expect(mend({ id, rows: [{ row: 3, cells: { name: 'Beta' } }] })).rejects.toThrow(sentence)
  })

  it('the error file says its reasons in the language of the caller', async () => {
    const workspace = await openWorkspace()
    const { inspect } = actionsOf(workspace)
    const path = await written(workspace, 'contracts.csv', flat)
    const mappingText = JSON.stringify((await inspect({ path })).mapping)
    const polish = { ...workspace.context, speak: await speakerOf('pl') }
    const request = { workspace: workspace.name, path, mappingText }
    const firstRefused = async (context: typeof workspace.context) => {
      const { files } = await importFiles.run(context, request)
      return (await readFile(files[2]?.errorFile ?? '', 'utf8')).split('\r\n')[1]
    }
    expect(await firstRefused(workspace.context)).toContain('"31/02/2024"" in Start is not a day of the calendar')
    expect(await firstRefused(polish)).toContain('31/02/2024” w kolumnie Start:')
  })

  it('mending says what cannot be mended', async () => {
    const workspace = await openWorkspace()
    const { inspect, importIt, mend, undo } = actionsOf(workspace)
    const path = await written(workspace, 'contracts.csv', flat)
    const mappingText = JSON.stringify((await inspect({ path })).mapping)
    const id = (await importIt({ path, mappingText })).importId ?? ''
    await expect(mend({ id, file: 2, rows: [{ row: 2, cells: {} }] })).rejects.toThrow(
      /Row 2 of contracts.csv was not refused/,
    )
    await expect(mend({ id, file: 2, rows: [{ row: 5, cells: { Strat: '1' } }] })).rejects.toThrow(
      /has no column "Strat". Did you mean "Start"/,
    )
    await expect(mend({ id, file: 7, rows: [{ row: 5, cells: {} }] })).rejects.toThrow(/no file number 7/)
    await undo({ id })
    await expect(mend({ id, file: 2, rows: [{ row: 5, cells: {} }] })).rejects.toThrow(/was undone on/)
  })

  it('a mapping that was saved or used is known again by the columns of a file', async () => {
    const workspace = await openWorkspace()
    const { inspect, importIt, save, show, remove, mappings } = actionsOf(workspace)
    const odd = 'K;X1;X2\n1;Acme;PL\n2;Beta;DE\n'
    const path = await written(workspace, 'one.csv', odd)
    const mapping = {
      name: 'Odd',
      version: 1,
      files: [{ match: 'one.csv', entity: 'account', fields: { ref: 'K', name: 'X1', country: 'X2' } }],
    }
    expect((await inspect({ path })).remembered).toBeNull()
    await save({ mappingText: JSON.stringify(mapping), columns: [['K', 'X1', 'X2']] })
    const other = await written(workspace, 'two.csv', 'x2;k;X1\nFR;3;Gamma\n')
    const seen = await inspect({ path: other })
    expect(seen).toMatchObject({ remembered: 'Odd', valid: true })
    const { files: others } = await importIt({ path: other, mappingText: JSON.stringify(seen.mapping) })
    expect(others[0]).toMatchObject({ entity: 'account', created: 1, rejected: 0 })
    expect((await importIt({ path, mapping: 'Odd' })).files[0]).toMatchObject({ created: 2 })
    expect((await mappings({})).rows[0]).toMatchObject({
      name: 'Odd',
      own: true,
      entities: ['account'],
      savedBy: 'tester',
    })
    expect(await show({ name: 'Odd' })).toMatchObject({ own: true, mapping: { name: 'Odd' } })
    expect(await show({ name: 'ravenstack' })).toMatchObject({ own: false })
    await remove({ name: 'Odd' })
    await expect(remove({ name: 'Odd' })).rejects.toThrow(/no saved mapping "Odd"/)
    // The import remembers it all the same.
    expect((await inspect({ path })).remembered).toBe('Odd')
    const elsewhere = await openWorkspace()
    expect((await actionsOf(elsewhere).inspect({ path })).remembered).toBeNull()
  })

  it('JSON inside an object, windows-1250, a title above the header', async () => {
    const workspace = await openWorkspace()
    const { inspect, preview } = actionsOf(workspace)
    const json = JSON.stringify({
      meta: { page: 1 },
      data: { items: [{ id: 'a', name: 'Acme', address: { country: 'PL' } }] },
    })
    const nested = await inspect({ path: await written(workspace, 'accounts.json', json) })
    expect(nested).toMatchObject({ kind: 'json', recordPaths: ['/data/items'], valid: true })
    expect(nested.mapping).toMatchObject({
      files: [{ path: '/data/items', fields: { ref: 'id', country: 'address.country' } }],
    })

    // "Kod;Nazwa;Branża" with ż as 0xbf and Ł as 0xa3, as windows-1250 has them.
    const polish = Buffer.from('Kod;Nazwa;Bran\xbfa\r\nA1;\xa3\xf3d\x9f;Energia\r\nB2;\x8crem;Handel\r\n', 'latin1')
    const foreign = await inspect({ path: await written(workspace, 'kontrahenci.csv', polish) })
    expect(foreign).toMatchObject({ encoding: 'windows-1250', delimiter: ';', valid: true })
    expect(foreign.columns.map(({ name, samples }) => [name, samples[0]])).toEqual([
      ['Kod', 'A1'],
      ['Nazwa', 'Łódź'],
      ['Branża', 'Energia'],
    ])

    const titled = await written(
      workspace,
      'customers.csv',
      'Customers of 2024,,\n,,\nCustomer ID,Customer name,Country\n1,Acme,US\n2,Beta,FR\n',
    )
    const below = await inspect({ path: titled })
    expect(below).toMatchObject({ headerRow: 3, valid: true })
    const { files: looked } = await preview({ path: titled, mappingText: JSON.stringify(below.mapping) })
    expect(looked[0]).toMatchObject({ entity: 'account', read: 2, created: 2 })
  })

  it('a preview warns of what is allowed but may not be meant', async () => {
    const workspace = await openWorkspace({ currency: 'PLN' })
    const { preview } = actionsOf(workspace)
    const path = await written(workspace, 'lines.csv', 'id,customer,start,fee\n1,Acme,2024-01-01,10\n')
    const mapping = {
      name: 'Lines',
      version: 1,
      files: [
        { match: 'lines.csv', entity: 'account', distinct: true, fields: { ref: 'customer', name: 'customer' } },
        {
          match: 'lines.csv',
          entity: 'contract_line',
          fields: { ref: 'id', account: 'customer', startDay: 'start', amount: 'fee', period: { value: 'month' } },
        },
      ],
    }
    const { warnings } = await preview({ path, mappingText: JSON.stringify(mapping) })
    expect(warnings).toEqual([
      'lines.csv, read as contract lines: no column says the currency, so all amounts count as PLN.',
      'lines.csv, read as contract lines: no column says when a line ends, so every line goes on.',
      'lines.csv, read as contract lines: no column says the product, so nothing can be told apart by product.',
    ])
  })
})

const data = join(fileURLToPath(new URL('../../..', import.meta.url)), 'shared', 'data')
const mappingsFolder = fileURLToPath(new URL('../../mappings', import.meta.url))
if (!existsSync(data)) console.warn(`NOT RUN: guesses for real exports, because ${data} is not here.`)

type Shipped = { files: { match: string | string[]; entity: string; fields: Record<string, unknown> }[] }

// Where the finished mapping reads a field from one column or the first of some, the guess is right if it takes one of them.
function columnsIn(source: unknown): string[] {
  if (typeof source === 'string') return [source]
  const { column, firstOf, join: joined } = source as { column?: string; firstOf?: string[]; join?: string[] }
  return column !== undefined ? [column] : (firstOf ?? joined ?? [])
}

describe.skipIf(!existsSync(data))('real exports, without help, against the finished mappings', () => {
  const folders = {
    ravenstack: 'ravenstack-saas',
    'mrr-playbook': 'mrr-playbook',
    stripe: 'stripe-export',
    salesforce: 'salesforce-export',
    hubspot: 'hubspot-export',
  }

  it('guesses at least 4 of 5 of the fields that are read from a column of the file itself', async () => {
    const workspace = await openWorkspace()
    const { inspect } = actionsOf(workspace)
    const missed: string[] = []
    let right = 0
    for (const [name, folder] of Object.entries(folders)) {
      const shipped: Shipped = JSON.parse(await readFile(join(mappingsFolder, `${name}.json`), 'utf8'))
      for (const { match, entity, fields } of shipped.files) {
        const file = [match]
          .flat()
          .map((pattern) => pattern.replace('*', ''))
          .find((one) => existsSync(join(data, folder, one)))
        const seen = await inspect({ path: join(data, folder, file ?? '') })
        const guessed = seen.entries.find((entry) => entry.entity === entity)
        for (const [field, source] of Object.entries(fields)) {
          const columns = columnsIn(source)
          if (field.startsWith('attributes.') || !columns.some((one) => seen.columns.some(({ name }) => name === one)))
            continue
          const found = guessed?.fields.find((one) => one.field === field)?.columns[0]
          if (found !== undefined && columns.includes(found)) right++
          else missed.push(`${name}/${file} ${entity}.${field}: ${columns.join('|')}, guessed ${found ?? 'nothing'}`)
        }
      }
    }
    console.info(`guessed ${right} of ${right + missed.length} fields of real exports\n${missed.join('\n')}`)
    expect(right / (right + missed.length)).toBeGreaterThanOrEqual(0.8)
  })

  it('imports RavenStack by its guesses alone to the same movements as by the finished mapping', async () => {
    const byHand = await openWorkspace()
    await byHand.importFrom(join(data, 'ravenstack-saas'), join(mappingsFolder, 'ravenstack.json'))
    const guessed = await openWorkspace()
    const { inspect, importIt } = actionsOf(guessed)
    for (const file of ['ravenstack_accounts.csv', 'ravenstack_subscriptions.csv']) {
      const path = join(data, 'ravenstack-saas', file)
      const { mapping, valid } = await inspect({ path })
      expect(valid).toBe(true)
      const { files: done } = await importIt({ path, mappingText: JSON.stringify(mapping) })
      expect(done.map(({ rejected }) => rejected)).toEqual(done.map(() => 0))
    }
    const year = { from: '2023-01', to: '2023-12', measure: 'mrr' as const }
    expect((await guessed.bridge(year)).rows).toEqual((await byHand.bridge(year)).rows)
  })
})
