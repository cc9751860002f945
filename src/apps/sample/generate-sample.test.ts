import { describe, expect, it } from 'vitest'
import { customerShapes } from '#customers'
import { addMonths, day, firstDayOf, formatDay, monthOf, parseDay, parseDecimal } from '#foundation'
import { journeyShapes } from '#journeys'
import { ledgerShapes } from '#ledger'
import { pipelineShapes } from '#pipeline'
import { defaultSeed, generateSample, type Sample, type SampleFile } from './index.js'

const lastDay = day('2026-12-31')
const sample = generateSample({ seed: defaultSeed, lastDay })
const shapes = [...customerShapes, ...ledgerShapes, ...journeyShapes, ...pipelineShapes]

/** The rows of a file as records. */
function records(from: Sample, name: string): Record<string, string | null>[] {
  const file = from.files.find((candidate) => candidate.name === name) as SampleFile
  return file.rows.map((row) => Object.fromEntries(file.columns.map((column, index) => [column, row[index] ?? null])))
}

function refs(name: string): Set<string | null> {
  return new Set(records(sample, name).map(({ ref }) => ref ?? null))
}

describe('the same request', () => {
  it('gives the same sample', () => {
    expect(generateSample({ seed: defaultSeed, lastDay })).toEqual(sample)
  })

  it('gives another sample with another seed', () => {
    const other = generateSample({ seed: defaultSeed + 1, lastDay })
    expect(other.files.find(({ name }) => name === 'contract-lines.csv')).not.toEqual(
      sample.files.find(({ name }) => name === 'contract-lines.csv'),
    )
  })
})

describe('the files', () => {
  it('have the field names of the shapes as columns, and every required one', () => {
    for (const file of [...sample.files, ...sample.corrections]) {
      const shape = shapes.find(({ name }) => name === file.entity)
      if (!shape) continue
      const fields = shape.fields.map(({ name }) => name)
      expect(file.columns.filter((column) => !fields.includes(column) && !column.startsWith('attributes.'))).toEqual([])
      const required = shape.fields.filter((field) => field.required).map(({ name }) => name)
      for (const name of required) {
        const at = file.columns.indexOf(name)
        expect(file.rows.filter((row) => row[at] === null || row[at] === undefined)).toEqual([])
      }
    }
  })

  it('are canonical text: ISO days, plain decimals, whole numbers, flags', () => {
    for (const file of [...sample.files, ...sample.corrections]) {
      const shape = shapes.find(({ name }) => name === file.entity)
      file.columns.forEach((column, at) => {
        const type = shape?.fields.find(({ name }) => name === column)?.type ?? guess(column)
        const bad = file.rows.map((row) => row[at] ?? null).filter((cell) => cell !== null && !isCanonical(type, cell))
        expect([file.name, column, bad]).toEqual([file.name, column, []])
      })
    }
  })

  it('have each key once', () => {
    for (const file of [...sample.files, ...sample.corrections]) {
      const shape = shapes.find(({ name }) => name === file.entity)
      const key = shape?.key ?? (file.columns.includes('ref') ? ['ref'] : ['opportunity', 'stage'])
      const keys = file.rows.map((row) => key.map((column) => row[file.columns.indexOf(column)]).join('|'))
      expect([file.name, new Set(keys).size]).toEqual([file.name, keys.length])
    }
  })

  it('refer only to what exists', () => {
    const accounts = refs('accounts.csv')
    const products = refs('products.csv')
    const people = refs('people.csv')
    const lines = refs('contract-lines.csv')
    const opportunities = refs('opportunities.csv')
    const units = new Set(records(sample, 'units.csv').map(({ account, ref }) => `${account}/${ref}`))
    const known: Record<string, (value: string, row: Record<string, string | null>) => boolean> = {
      account: (value) => accounts.has(value),
      product: (value) => products.has(value),
      person: (value) => people.has(value),
      unit: (value, row) => units.has(`${row.account}/${value}`),
      predecessor: (value) => lines.has(value),
      contractLine: (value) => lines.has(value),
      opportunity: (value) => opportunities.has(value),
      parent: (value, row) => (row.account ? units.has(`${row.account}/${value}`) : accounts.has(value)),
    }
    for (const { name } of sample.files) {
      for (const row of records(sample, name)) {
        for (const [column, exists] of Object.entries(known)) {
          const value = row[column]
          if (value) expect([name, row.ref, column, exists(value, row)]).toEqual([name, row.ref, column, true])
        }
      }
    }
  })

  it('correct rows that are in the first batch', () => {
    for (const file of sample.corrections) {
      const first = sample.files.find(({ entity }) => entity === file.entity) as SampleFile
      const before = new Map(first.rows.map((row) => [row[0], row]))
      for (const row of file.rows) expect(before.get(row[0])).not.toEqual(row)
      expect(file.rows.every((row) => before.has(row[0]))).toBe(true)
    }
    expect(sample.truths.corrections.map(({ field }) => field)).toEqual(['quantity', 'unitPrice', 'endDay', 'startDay'])
  })

  it('know nothing after the last day', () => {
    const last = formatDay(lastDay)
    expect(records(sample, 'contract-lines.csv').filter(({ signedDay }) => (signedDay ?? '') > last)).toEqual([])
    expect(records(sample, 'invoice-lines.csv').filter(({ issuedDay }) => (issuedDay ?? '') > last)).toEqual([])
    for (const name of ['touchpoints.csv', 'costs.csv', 'opportunity-stages.csv', 'exchange-rates.csv']) {
      const late = records(sample, name).filter((row) => (row.day ?? '') > last && row.kind !== 'budget')
      expect([name, late]).toEqual([name, []])
    }
  })

  it('never end a line before it starts', () => {
    for (const file of [...sample.files, ...sample.corrections].filter(({ entity }) => entity === 'contract_line')) {
      const [start, end] = ['startDay', 'endDay'].map((column) => file.columns.indexOf(column)) as [number, number]
      expect(file.rows.filter((row) => row[end] && (row[end] ?? '') <= (row[start] ?? ''))).toEqual([])
    }
  })
})

describe('the company', () => {
  it('has about 60 customers in groups and alone, with units, people in every role, and three currencies', () => {
    const accounts = records(sample, 'accounts.csv')
    const buyers = new Set(records(sample, 'contract-lines.csv').map(({ account }) => account))
    expect(buyers.size).toBe(60)
    expect(accounts.filter(({ parent }) => parent !== null).length).toBeGreaterThan(10)
    const people = records(sample, 'people.csv')
    const roles = new Set(people.flatMap((person) => (person.roles ?? '').split(';')))
    expect([...roles].sort()).toEqual([
      'administrator',
      'budget holder',
      'end user',
      'executive sponsor',
      'procurement',
    ])
    for (const buyer of buyers) {
      const count = people.filter(({ account }) => account === buyer).length
      expect(count).toBeGreaterThanOrEqual(4)
      expect(count).toBeLessThanOrEqual(10)
    }
    expect(new Set(records(sample, 'contract-lines.csv').map(({ currency }) => currency))).toEqual(
      new Set(['EUR', 'USD', 'PLN']),
    )
  })

  it('bears no name of a real well-known company', () => {
    const real = [
      'Siemens',
      'Bosch',
      'SAP',
      'Orlen',
      'Allegro',
      'Volvo',
      'Maersk',
      'Unilever',
      'Philips',
      'Skoda',
      'Danone',
      'Ferrero',
    ]
    const more = [
      'BASF',
      'Bayer',
      'Nestlé',
      'Heineken',
      'Ericsson',
      'Vestas',
      'Lafarge',
      'Holcim',
      'Salesforce',
      'Oracle',
      'Dachser',
    ]
    const names = records(sample, 'accounts.csv').map(({ name }) => (name ?? '').toLowerCase())
    for (const name of [...real, ...more]) {
      expect(names.filter((own) => own.split(/[\s-]/).includes(name.toLowerCase()))).toEqual([])
    }
    const domains = records(sample, 'people.csv').map(({ email }) => email ?? '')
    expect(domains.every((email) => email.endsWith('.example'))).toBe(true)
    expect(new Set(domains).size).toBe(domains.length)
  })

  it('goes through every kind of event, whatever the seed', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { truths, files } = generateSample({ seed, lastDay })
      expect(truths.cases.reactivations).toHaveLength(1)
      expect(truths.cases.lateRenewals.map(({ gapDays }) => gapDays > 0).sort()).toEqual([false, false, true])
      expect(truths.cases.pauses).toHaveLength(1)
      expect(truths.cases.notYetLive).toHaveLength(1)
      expect(truths.cases.connectedNew.length).toBeGreaterThan(0)
      expect(truths.cases.churns.length).toBeGreaterThan(0)
      expect(new Set(truths.movements.map(({ kind }) => kind)).size).toBe(6)
      expect(truths.balanceDisagreement).not.toBeNull()
      expect(truths.invoiceMismatches.every((found) => found.expectedMinor !== found.invoicedMinor)).toBe(true)
      expect(truths.corrections.every(({ arrChangeMinor }) => arrChangeMinor !== 0n)).toBe(true)
      const lines = files.find(({ name }) => name === 'contract-lines.csv') as SampleFile
      const cells = (column: string) => new Set(lines.rows.map((row) => row[lines.columns.indexOf(column)]))
      expect(cells('period')).toEqual(new Set(['month', 'quarter', 'year']))
      for (const column of ['discountTo', 'pausedTo', 'cancellationDay', 'amount', 'endDay', 'unit']) {
        expect([column, cells(column).size > 1 && cells(column).has(null)]).toEqual([column, true])
      }
    }
  })

  it('signs most at the ends of quarters', () => {
    const signed = records(sample, 'contract-lines.csv').map(({ signedDay }) => Number((signedDay ?? '').slice(5, 7)))
    const atEnds = signed.filter((month) => month % 3 === 0).length
    expect(atEnds / signed.length).toBeGreaterThan(0.36)
  })

  it('tells the same four years whatever the day of the export in the year after, and goes on selling in it', () => {
    const year = (from: Sample) => from.truths.retention.map((row) => [row.openingCustomers, row.retainedCustomers])
    for (const exported of ['2026-11-23', '2027-06-30']) {
      const other = generateSample({ seed: defaultSeed, lastDay: day(exported) })
      expect(year(other)).toEqual(year(sample))
      const last = other.truths.years.at(-1)?.period ?? ''
      const since = other.truths.movements.filter(({ kind, day: at }) => kind === 'new' && at > `${last}-12-31`)
      expect(since.length).toBeGreaterThan(2)
    }
  })

  it('can be exported on any day', () => {
    const early = generateSample({ seed: 3, lastDay: day('2025-08-17') })
    expect(early.truths.years.map(({ period }) => period)).toEqual(['2021', '2022', '2023', '2024'])
    expect(early.truths.months.at(-1)?.period).toBe('2025-07')
    expect(formatDay(firstDayOf(addMonths(monthOf(day('2025-08-17')), 2)))).toBe(
      early.truths.cases.notYetLive[0]?.startDay,
    )
  })
})

function guess(column: string): string {
  if (column === 'day' || column.endsWith('Day')) return 'day'
  return column === 'amount' ? 'decimal' : 'text'
}

function isCanonical(type: string, cell: string): boolean {
  if (type === 'day') return parseDay(cell) !== null
  if (type === 'decimal') return parseDecimal(cell) !== null && /^-?\d+(\.\d+)?$/.test(cell)
  if (type === 'integer') return /^\d+$/.test(cell)
  if (type === 'flag') return cell === 'true' || cell === 'false'
  if (type === 'currency') return /^[A-Z]{3}$/.test(cell)
  return cell.length > 0 && cell === cell.trim()
}
