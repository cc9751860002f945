import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { customerShapes } from '#customers'
import { journeyShapes } from '#journeys'
import { ledgerShapes } from '#ledger'
import { pipelineShapes } from '#pipeline'
import { planShapes } from '#plans'
import { type ImportPlan, type ImportRow, inWords, planImport, readMapping } from './index.js'

const shapes = [...customerShapes, ...ledgerShapes, ...journeyShapes, ...pipelineShapes, ...planShapes]
const root = fileURLToPath(new URL('../../..', import.meta.url))
const data = join(root, '..', 'shared', 'data')
const oracles = join(root, '..', 'shared', 'oracles')
const isThere = existsSync(data)

async function plan(mapping: string, folder: string): Promise<ImportPlan> {
  return planImport(join(data, folder), await readMapping(join(root, 'mappings', `${mapping}.json`), shapes), shapes)
}

/** What was read: entity by entity the rows, how many are good, and how many were left out. */
async function read({ sources }: ImportPlan) {
  const counts: Record<string, [rows: number, good: number, skipped: number]> = {}
  const rows = new Map<string, ImportRow[]>()
  for (const { entity, open } of sources) {
    counts[entity] = [0, 0, 0]
    rows.set(entity, [])
    for await (const batch of open()) {
      counts[entity][0] += batch.rows.length
      counts[entity][1] += batch.rows.filter(({ values }) => values).length
      counts[entity][2] += batch.skipped
      rows.get(entity)?.push(...batch.rows)
    }
  }
  return { counts, rows }
}

const contractLine = ledgerShapes.find(({ name }) => name === 'contract_line')
const place = (field: string) => contractLine?.fields.findIndex(({ name }) => name === field) ?? -1

describe('the mappings that ship', () => {
  it('fit the kinds of fact that there are', async () => {
    const names = readdirSync(join(root, 'mappings'))
    expect(names).toEqual(
      expect.arrayContaining([
        'hubspot.json',
        'mrr-playbook.json',
        'ravenstack.json',
        'salesforce.json',
        'stripe.json',
      ]),
    )
    for (const name of names) await expect(readMapping(join(root, 'mappings', name), shapes)).resolves.toBeDefined()
  })
})

if (!isThere) console.warn(`NOT RUN: the shipped mappings against real exports, because ${data} is not here.`)

describe.skipIf(!isThere)('the mappings that ship, against the exports they are for', () => {
  beforeAll(() => expect(readdirSync(data).length).toBeGreaterThan(0))

  it('reads RavenStack: 500 accounts, 3 products, 5,000 lines, and the published MRR of every month of 2023', async () => {
    const { counts, rows } = await read(await plan('ravenstack', 'ravenstack-saas'))
    expect(counts).toEqual({ account: [500, 500, 0], product: [3, 3, 4997], contract_line: [5000, 5000, 0] })
    const lines = (rows.get('contract_line') ?? []).map(({ values }) => values ?? [])
    const expected = readFileSync(join(oracles, 'dataset-ravenstack-mrr-expected.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
    expect(expected.length).toBe(12)
    for (const month of expected) {
      const cells = month.split(',')
      const end = cells[0] ?? ''
      const live = lines.filter(
        (line) => (line[place('startDay')] ?? '') <= end && (line[place('endDay')] ?? '9999') > end,
      )
      const mrr = live.reduce((sum, line) => sum + Number(line[place('amount')]), 0)
      const accounts = new Set(
        live.filter((line) => line[place('amount')] !== '0').map((line) => line[place('account')]),
      )
      expect([end, mrr, accounts.size]).toEqual([end, Number(cells[8]), Number(cells[1])])
    }
  })

  it('reads the MRR playbook: 121 periods of 55 customers', async () => {
    const { counts } = await read(await plan('mrr-playbook', 'mrr-playbook'))
    expect(counts).toEqual({ account: [55, 55, 66], contract_line: [121, 121, 0] })
  })

  it('reads Stripe: 12 customers, 10 products, 14 items and 3 invoice lines, and says which keys lead nowhere', async () => {
    const { counts, rows } = await read(await plan('stripe', 'stripe-export'))
    // One of the 12 customers is deleted. Of the items only two have a subscription that is in the export.
    expect(counts).toEqual({
      account: [11, 11, 1],
      product: [10, 10, 0],
      contract_line: [14, 2, 0],
      invoice_line: [3, 1, 0],
    })
    const reasons = (rows.get('contract_line') ?? []).flatMap(({ problems }) => problems.map(inWords))
    expect(reasons[0]).toMatch(
      /^"sdfg5637" in subscription_id points to "sdfg5637", which is not in "id" of subscription_data.csv/,
    )
    const [line] = rows.get('contract_line') ?? []
    expect([
      line?.values?.[place('unitPrice')],
      line?.values?.[place('period')],
      line?.values?.[place('currency')],
    ]).toEqual(['1500', 'month', 'USD'])
  })

  it('reads Salesforce: 10 accounts, of which 9 are deleted, 2 products, 4 contacts, and no opportunity: all 10 are deleted', async () => {
    const { counts } = await read(await plan('salesforce', 'salesforce-export'))
    expect(counts).toEqual({ account: [1, 1, 9], product: [2, 2, 0], person: [4, 3, 0], opportunity: [0, 0, 10] })
  })

  it('reads opportunities of Salesforce that are there: 1 open, 5 won, 4 lost, each with the day that it has', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mainstay-salesforce-'))
    const exported = readFileSync(join(data, 'salesforce-export', 'sf_opportunity_data.csv'), 'utf8')
    // The ids of the export are followed by is_closed and is_deleted.
    const there = exported.replaceAll(/,(006\w+),(true|false),true,/g, ',$1,$2,false,')
    writeFileSync(join(folder, 'opportunity.csv'), there)
    const mapping = await readMapping(join(root, 'mappings', 'salesforce.json'), shapes)
    const { sources } = await planImport(folder, mapping, shapes)
    const found: string[] = []
    for (const { shape, open } of sources) {
      const at = (field: string) => shape.fields.findIndex(({ name }) => name === field)
      for await (const { rows } of open())
        for (const { values } of rows) {
          const told = ['outcome', 'expectedCloseDay', 'closedDay', 'amount'].map((name) => values?.[at(name)] ?? '-')
          found.push(told.join(' '))
        }
    }
    rmSync(folder, { recursive: true })
    expect(found.sort()).toEqual([
      'lost - 2018-10-31 1',
      'lost - 2018-11-21 200000',
      'lost - 2018-12-13 -',
      'lost - 2018-12-13 -',
      'open 2018-12-19 - 210000',
      'won - 2018-12-07 -',
      'won - 2018-12-13 -',
      'won - 2018-12-18 -',
      'won - 2018-12-18 -',
      'won - 2018-12-19 24120000',
    ])
  })

  it('reads HubSpot: 24 companies, and 22 contacts whose companies are not in the export', async () => {
    const { counts } = await read(await plan('hubspot', 'hubspot-export'))
    expect(counts).toEqual({ account: [24, 24, 0], person: [22, 0, 0] })
  })
})
