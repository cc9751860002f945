import { describe, expect, it } from 'vitest'
import { flat, wizardOf, written } from '../support/wizard.js'
import { countAllRows, openWorkspace, told } from '../support/workspace.js'

describe('from a file that nobody has mapped to a ledger', () => {
  it('a flat table: inspected, previewed, imported, mended, undone', async () => {
    const workspace = await openWorkspace()
    const { inspect, preview, importIt, mend, errors, list, undo } = wizardOf(workspace)
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

  it('a mapping that was saved or used is known again by the columns of a file', async () => {
    const workspace = await openWorkspace()
    const { inspect, importIt, save, show, remove, mappings } = wizardOf(workspace)
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
    expect((await wizardOf(elsewhere).inspect({ path })).remembered).toBeNull()
  })

  it('JSON inside an object, windows-1250, a title above the header', async () => {
    const workspace = await openWorkspace()
    const { inspect, preview } = wizardOf(workspace)
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
    const { preview } = wizardOf(workspace)
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
