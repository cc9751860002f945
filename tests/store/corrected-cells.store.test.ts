import { join } from 'node:path'
import { expect, it } from 'vitest'
import { importFiles, importsPreview, importsRow } from '#ingest/server'
import { accounts, line, openWorkspace, writeFiles } from '../support/workspace.js'

const company = {
  account: accounts('acme'),
  contract_line: [line('l1', 'acme', '2024-01-01', '1OO'), line('l2', 'acme', '2024-02-31', 50)],
}

async function opened() {
  const workspace = await openWorkspace()
  const { folder, mapping } = await writeFiles(company, 'lines', join(workspace.context.home))
  const request = { workspace: workspace.name, path: folder, mapping, mode: 'upsert' as const }
  return { workspace, request }
}

const correction = { file: 'contract_line.csv', row: 2, cells: { amount: '100' } }

it('cells that are corrected count in the dry run and in the import, and the file is remembered as it was', async () => {
  const { workspace, request } = await opened()
  const looked = await importsPreview.run(workspace.context, { ...request, rows: 20, corrections: [correction] })
  expect(looked.files[1]).toMatchObject({ read: 2, created: 1, rejected: 1, reads: { amount: ['amount'] } })
  expect(looked.files[1]?.refused.map(({ row }) => row)).toEqual([3])

  const corrections = [correction, { file: 'contract_line.csv', row: 3, cells: { startDay: '2024-03-01' } }]
  const done = await importFiles.run(workspace.context, { ...request, dryRun: false, corrections })
  expect(done.files[1]).toMatchObject({ created: 2, rejected: 0 })
  // 12 × (100 + 50).
  expect((await workspace.bridge({ from: '2024-03', to: '2024-03' })).rows[0]?.closing).toBe('1800.00')
  const row = await importsRow.run(workspace.context, {
    workspace: workspace.name,
    id: done.importId ?? '',
    file: 'contract_line.csv',
    row: 2,
  })
  const amount = row.cells.find(({ column }) => column === 'amount')
  expect(amount).toEqual({ column: 'amount', value: '100', corrected: { from: '1OO' } })
  expect(row.cells.find(({ column }) => column === 'ref')).toEqual({ column: 'ref', value: 'l1', corrected: null })
  expect((await workspace.verify()).equal).toBe(true)
})

it('a correction of a column that is not there stops the import', async () => {
  const { workspace, request } = await opened()
  const corrections = [{ file: 'contract_line.csv', row: 2, cells: { amuont: '100' } }]
  await expect(importsPreview.run(workspace.context, { ...request, rows: 20, corrections })).rejects.toThrow(
    /has no column "amuont"/,
  )
})
