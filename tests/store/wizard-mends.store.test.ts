import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importFiles, importsRow } from '#ingest/server'
import { speakerOf } from '#platform/server'
import { flat, wizardOf, written } from '../support/wizard.js'
import { openWorkspace } from '../support/workspace.js'

describe('mending what an import refused', () => {
  it('undoing an import takes its mended rows away too, names their imports and keeps what was corrected', async () => {
    const workspace = await openWorkspace()
    const { inspect, importIt, mend, list, undo } = wizardOf(workspace)
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
    const { inspect, importIt, mend, undo } = wizardOf(workspace)
    const path = await written(workspace, 'contracts.csv', flat)
    const mappingText = JSON.stringify((await inspect({ path })).mapping)
    const id = (await importIt({ path, mappingText })).importId ?? ''
    const mended = await mend({ id, file: 2, rows: [{ row: 6, cells: { 'Monthly Value': '70' } }] })
    expect((await undo({ id: mended.importId ?? '' })).mends).toEqual([])
    expect((await undo({ id })).mends).toEqual([])
  })

  it('rows whose mapping looks values up in another file are refused before anybody corrects them', async () => {
    const workspace = await openWorkspace()
    const { importIt, mend, errors } = wizardOf(workspace)
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
    const { inspect } = wizardOf(workspace)
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
    const { inspect, importIt, mend, undo } = wizardOf(workspace)
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
})
