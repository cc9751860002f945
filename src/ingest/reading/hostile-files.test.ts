import { execFile } from 'node:child_process'
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import type { TableOptions } from './index.js'
import { recordsOf, scratchFolder, tableOf } from './testing/scratch.js'
import { workbookParts, zipOf } from './testing/zip.js'

const folder = scratchFolder()
const memoryMebibytes = 400
const mebibyte = 1024 * 1024
const run = promisify(execFile)
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const readAll = fileURLToPath(new URL('./testing/read-all.ts', import.meta.url))

type Outcome = { records: number; failed: string | null; selfMebibytes: number; childMebibytes: number }

/** Reads a file in a process of its own, which must stay within the bound of memory. */
async function outcomeOf(name: string, options: TableOptions = {}): Promise<Outcome> {
  const { stdout } = await run(process.execPath, [
    '--import',
    loader,
    readAll,
    join(folder, name),
    JSON.stringify(options),
  ])
  const outcome: Outcome = JSON.parse(stdout)
  const both = outcome.selfMebibytes + outcome.childMebibytes
  expect(both, 'memory of the reading process and of its reader of workbooks').toBeLessThanOrEqual(memoryMebibytes)
  return outcome
}

function write(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content)
  return name
}

function writeRepeated(name: string, head: string, piece: string, bytes: number): string {
  const file = openSync(join(folder, name), 'w')
  const block = Buffer.from(piece.repeat(Math.ceil((4 * mebibyte) / piece.length)))
  writeSync(file, head)
  for (let written = 0; written < bytes; written += block.length) writeSync(file, block)
  closeSync(file)
  return name
}

function randomCells(count: number, cell: (random: number) => string): string {
  let state = 42
  const cells: string[] = []
  for (let index = 0; index < count; index++) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    cells.push(cell(state))
  }
  return cells.join('')
}

describe('hostile text files', { timeout: 120_000 }, () => {
  it('stops at a line of 1 GB', async () => {
    const { failed } = await outcomeOf(writeRepeated('line.csv', 'a,b\n', 'x,y,', 1024 * mebibyte))
    expect(failed).toMatch(/line\.csv has a record longer than 1 MiB, starting in row 2/)
  })

  it('stops at a quote that is never closed', async () => {
    const { failed } = await outcomeOf(writeRepeated('quote.csv', 'a,b\n1,2\n3,"', 'x,y\n', 64 * mebibyte))
    expect(failed).toMatch(/longer than 1 MiB, starting in row 3. A quote is probably not closed/)
    expect((await outcomeOf(write('small-quote.csv', 'a,b\n1,2\n3,"x\n4,5\n'))).failed).toMatch(
      /opens a quote in row 3 that is never closed/,
    )
  })

  it('stops at a JSON text of 64 MB, inside a record and outside', async () => {
    const inside = await outcomeOf(writeRepeated('text.json', '[{"a":1},{"a":"', 'x\\"', 64 * mebibyte))
    expect(inside.failed).toMatch(/record longer than 1 MiB, record 2/)
    const outside = await outcomeOf(writeRepeated('outside.json', '{"a":"', 'x\\\\', 64 * mebibyte))
    expect(outside.failed).toMatch(/ends in the middle|no array/)
  })

  it('stops at JSON that is nested a million times', async () => {
    const nested = await outcomeOf(write('deep.json', `[{"a":${'['.repeat(1_000_000)}`))
    expect(nested.failed).toMatch(/nested deeper than 64 levels/)
    expect((await outcomeOf(write('deep-array.json', '['.repeat(1_000_000)))).failed).toMatch(/no object|nested deeper/)
  })

  it('reads millions of tiny rows, blank rows and quotes in constant memory', async () => {
    expect((await outcomeOf(writeRepeated('rows.csv', 'a\n', '1\n', 8 * mebibyte))).records).toBe(4 * mebibyte)
    expect((await outcomeOf(writeRepeated('blank.csv', 'a\n1\n', '\n', 8 * mebibyte))).records).toBe(1)
    expect((await outcomeOf(writeRepeated('quotes.csv', 'a\n', '"""",\n', 8 * mebibyte))).failed).toBeNull()
  })

  it('reads a large JSON file in constant memory', async () => {
    const name = writeRepeated('large.ndjson', '', `{"id":1,"name":"${'n'.repeat(200)}"}\n`, 64 * mebibyte)
    expect((await outcomeOf(name)).records).toBeGreaterThan(250_000)
  })

  it('refuses too many columns', async () => {
    await expect(tableOf(folder, 'wide.csv', `${'a,'.repeat(100_000)}b\n1\n`)).rejects.toThrow(/has 100001 columns/)
    const keys = Array.from({ length: 5000 }, (_, index) => [`k${index}`, 1])
    await expect(tableOf(folder, 'wide.json', JSON.stringify([Object.fromEntries(keys)]))).rejects.toThrow(
      /4096 different fields/,
    )
  })

  it('refuses binary files and folders, and shows NULs instead of passing them on', async () => {
    const bytes = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256)
    await expect(tableOf(folder, 'binary.csv', bytes)).rejects.toThrow(/is not text but a binary file/)
    await expect(tableOf(folder, 'old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'))).rejects.toThrow(
      /old .xls or an encrypted/,
    )
    await expect(tableOf(folder, 'empty.csv', '')).rejects.toThrow(/is empty/)
    const table = await tableOf(folder, 'nul.csv', `a,b\n1,x\0y\n${'2,plain text\n'.repeat(100)}`)
    expect((await recordsOf(table))[0]?.cells).toEqual(['1', 'x\u2400y'])
  })
})

describe('hostile workbooks', { timeout: 120_000 }, () => {
  it('refuses a bomb that says how large it is', async () => {
    const rows = Buffer.alloc(300 * mebibyte, '<row><c><v>1</v></c></row>')
    const { failed } = await outcomeOf(write('bomb.xlsx', zipOf(workbookParts(rows))))
    expect(failed).toMatch(/unpacks to 300 MiB, \d+ times its size, which no workbook does/)
  })

  it('refuses a bomb that lies about its size', async () => {
    const rows = Buffer.alloc(300 * mebibyte, '<row><c><v>1</v></c></row>')
    const parts = workbookParts(rows).map((part) => (part.name.includes('sheet1') ? { ...part, declared: 5000 } : part))
    const { failed } = await outcomeOf(write('liar.xlsx', zipOf(parts)))
    expect(failed).toMatch(/damaged or truncated workbook/)
  })

  it('refuses every truncation of a workbook', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => [`key ${index * 7919}`, index])
    const whole = await writeXlsx({ sheets: [{ name: 'Data', rows: [['a', 'b'], ...rows] }] })
    for (let share = 1; share < 12; share++) {
      const name = `cut-${share}.xlsx`
      await expect(tableOf(folder, name, whole.subarray(0, Math.floor((whole.length * share) / 12)))).rejects.toThrow(
        /workbook/,
      )
    }
    const flipped = Buffer.from(whole)
    flipped.fill(0x55, 400, 700)
    await expect(tableOf(folder, 'flipped.xlsx', flipped).then(recordsOf)).rejects.toMatchObject({
      kind: 'unreadable-file',
    })
    await expect(tableOf(folder, 'not.xlsx', zipOf([{ name: 'readme.txt', content: 'hello' }]))).rejects.toThrow(
      /damaged workbook or none/,
    )
  })

  it('refuses endless texts, too many texts and cells at the end of the world', async () => {
    const text = randomCells(3_000_000, (random) => String.fromCharCode(97 + (random % 26)))
    const giant = `<row><c t="inlineStr"><is><t>${text}</t></is></c></row>`
    expect((await outcomeOf(write('giant.xlsx', zipOf(workbookParts(giant))))).failed).toMatch(
      /a cell longer than 1 MiB/,
    )
    const texts = randomCells(900_000, (random) => `<si><t>Ż${random}</t></si>`)
    const row = '<row><c t="s"><v>0</v></c></row>'
    expect((await outcomeOf(write('texts.xlsx', zipOf(workbookParts(row, texts))))).failed).toMatch(
      /MiB of xl\/sharedStrings|more memory/,
    )
    const fewer = randomCells(600_000, (random) => `<si><t>Ż${random}</t></si>`)
    expect((await outcomeOf(write('fewer.xlsx', zipOf(workbookParts(row, fewer))))).failed).toMatch(/more memory/)
    const corner = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    expect((await outcomeOf(write('corner.xlsx', zipOf(workbookParts(corner))))).records).toBe(0)
    const formula = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><f>A1</f></c></row>'
    expect((await outcomeOf(write('corner-formula.xlsx', zipOf(workbookParts(formula))))).failed).toMatch(
      /damaged workbook or none/,
    )
  })

  it('reads a dense sheet of 30 MiB in little memory', async () => {
    const cells = randomCells(1_500_000, (random) => `<c><v>${random}</v></c>`)
    const rows = cells.match(/(?:<c><v>\d+<\/v><\/c>){100}/g)?.map((row) => `<row>${row}</row>`) ?? []
    expect((await outcomeOf(write('dense.xlsx', zipOf(workbookParts(rows.join('')))), { headerRow: 0 })).records).toBe(
      15_000,
    )
  })

  it('refuses large sheets with formulas', async () => {
    const rows = randomCells(800_000, (random) => `<row><c><f>A1</f><v>${random}</v></c></row>`)
    expect((await outcomeOf(write('formulas.xlsx', zipOf(workbookParts(rows))))).failed).toMatch(
      /has formulas or errors in a workbook with a sheet/,
    )
  })

  it('does not expand entities', async () => {
    const laughs = '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    const parts = workbookParts('<row><c t="inlineStr"><is><t>&b;</t></is></c></row>').map((part) =>
      part.name.includes('sheet1') ? { ...part, content: part.content.toString().replace('?>', `?>${laughs}`) } : part,
    )
    const name = write('laughs.xlsx', zipOf(parts))
    const { failed } = await outcomeOf(name)
    expect(failed === null || failed.includes('damaged workbook')).toBe(true)
    expect(readFileSync(join(folder, name)).length).toBeGreaterThan(0)
  })
})
