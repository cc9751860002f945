import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { customerShapes } from '#customers'
import { journeyShapes } from '#journeys'
import { ledgerShapes } from '#ledger'
import { pipelineShapes } from '#pipeline'
import { planShapes } from '#plans'
import type { FactShape, Field } from '#platform'
import { type ImportRow, inWords, parseMapping, planImport } from './index.js'

const path = fileURLToPath(new URL('../../../docs/import-mappings.md', import.meta.url))
const shapes = [...customerShapes, ...ledgerShapes, ...journeyShapes, ...pipelineShapes, ...planShapes]
const folder = mkdtempSync(join(tmpdir(), 'mainstay-doc-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const begin = /<!-- entities: [^\n]*-->\n/
const end = '<!-- /entities -->'

function entitiesText(): string {
  return shapes.map(entityText).join('\n')
}

function entityText(shape: FactShape): string {
  const key = shape.key.map((name) => `\`${name}\``).join(' + ')
  const attributes = shape.openAttributes ? '| `attributes.NAME` | text | An attribute of your own; any NAME. |\n' : ''
  const rows = shape.fields.map(fieldText).join('')
  return `### ${shape.name}\n\n${shape.summary} Key: ${key}.\n\n| field | type | meaning |\n|---|---|---|\n${rows}${attributes}`
}

function fieldText({ name, type, required, choices, refersTo, summary }: Field): string {
  const words = choices ? `${type}: ${choices.join(', ')}` : type
  return `| ${required ? `**\`${name}\`**` : `\`${name}\``} | ${words}${refersTo ? ` → ${refersTo}` : ''} | ${summary} |\n`
}

function block(kind: string): string {
  return new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``).exec(readFileSync(path, 'utf8'))?.[1] ?? ''
}

const windows1250: Readonly<Record<string, number>> = { ż: 0xbf, ę: 0xea, ł: 0xb3, Ł: 0xa3, ó: 0xf3, ü: 0xfc }

describe('docs/import-mappings.md', () => {
  it('has every entity and field (run with UPDATE_DOCS=1 to write them)', () => {
    const text = readFileSync(path, 'utf8')
    const start = begin.exec(text)
    expect(start).not.toBeNull()
    const from = (start?.index ?? 0) + (start?.[0].length ?? 0)
    const renewed = `${text.slice(0, from)}\n${entitiesText()}\n${text.slice(text.indexOf(end))}`
    if (process.env.UPDATE_DOCS) writeFileSync(path, renewed)
    expect(readFileSync(path, 'utf8')).toBe(renewed)
  })

  it('has an example that does what it says', async () => {
    const bytes = Uint8Array.from([...block('csv customers')], (letter) => windows1250[letter] ?? letter.charCodeAt(0))
    writeFileSync(join(folder, 'Customers 2024.csv'), bytes)
    writeFileSync(join(folder, 'contracts.csv'), block('csv contracts'))
    const plan = await planImport(folder, parseMapping(block('json mapping'), shapes), shapes)
    const rows = new Map<string, ImportRow[]>()
    for (const source of plan.sources)
      for await (const batch of source.open())
        rows.set(source.entity, [...(rows.get(source.entity) ?? []), ...batch.rows])
    expect(rows.get('account')?.map(({ values }) => values?.slice(0, 2))).toEqual([
      ['10', 'Łódzkie Zakłady'],
      ['11', 'Müller GmbH'],
    ])
    expect(rows.get('account')?.[0]?.values?.at(-1)).toBe('{"accountManager":"Anna"}')
    expect(rows.get('product')?.map(({ values }) => values?.[0])).toEqual(['CRM', 'Support'])
    const [first, second, third] = rows.get('contract_line') ?? []
    expect(first?.values?.filter((value) => value !== null)).toEqual([
      'K-1/1',
      '10',
      'CRM',
      'K-1',
      '2023-02-01',
      '2024-02-01',
      'true',
      '10',
      '12000',
      'year',
      'PLN',
    ])
    expect(second?.values?.filter((value) => value !== null)).toEqual([
      'K-1/2',
      '10',
      'Support',
      'K-1',
      '2023-02-01',
      'true',
      '1200.5',
      'year',
      'PLN',
    ])
    expect(third?.problems.map(inWords)).toEqual(['"31.02.2024" in Last day is not a day of the calendar'])
  })
})
