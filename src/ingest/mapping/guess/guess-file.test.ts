import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { customerShapes } from '#customers'
import { journeyShapes } from '#journeys'
import { ledgerShapes } from '#ledger'
import { pipelineShapes } from '#pipeline'
import { planShapes } from '#plans'
import type { FactShape } from '#platform'
import { parseMapping } from '../parse-mapping.js'
import { entriesOfGuess, type FileGuess, guessFile } from './guess-file.js'
import { headerSignature } from './header-words.js'
import { type Learned, nothingLearned } from './learned.js'
import type { UnseenHeader } from './testing/unseen-header.js'
import { unseenHeaders } from './testing/unseen-headers.js'

const shapes = [...customerShapes, ...ledgerShapes, ...journeyShapes, ...pipelineShapes, ...planShapes]

function guess(
  text: string,
  options: {
    file?: string
    delimiter?: string
    learned?: Learned
    entity?: string
    shapes?: readonly FactShape[]
  } = {},
): FileGuess {
  const { file = 'data.csv', delimiter = ',', learned = nothingLearned } = options
  const [columns = [], ...rows] = Papa.parse<string[]>(text, { delimiter }).data
  return guessFile({ file, columns, rows, delimiter }, options.shapes ?? shapes, learned, options.entity)
}

function mainOf({ entries }: FileGuess) {
  const main = entries[entries.length - 1]
  if (!main) throw new Error('nothing was guessed')
  return { entity: main.shape.name, fields: Object.fromEntries(main.fields.map((one) => [one.field.name, one])) }
}

type Hits = { right: number; missed: string[]; wrong: string[] }

function hitsOf({
  file,
  delimiter,
  text,
  entity,
  fields,
  also = [],
}: UnseenHeader): Hits & { entityRight: boolean; alsoMissed: string[] } {
  const guessed = guess(text, { file, delimiter })
  const main = mainOf(guessed)
  const missed: string[] = []
  const wrong: string[] = []
  for (const [field, column] of Object.entries(fields)) {
    const columns = main.entity === entity ? (main.fields[field]?.columns ?? []) : []
    if (columns[0] === column) continue
    if (columns.length === 0) missed.push(field)
    else wrong.push(`${field} from ${columns.join(' + ')}`)
  }
  const right = Object.keys(fields).length - missed.length - wrong.length
  const taken = entriesOfGuess(guessed).map((entry) => entry.entity)
  return {
    right,
    missed,
    wrong,
    entityRight: main.entity === entity,
    alsoMissed: also.filter((one) => !taken.includes(one)),
  }
}

describe('guessing what a file holds', () => {
  it.each(unseenHeaders.map((header) => [header.system, header] as const))('%s', (_system, header) => {
    const { right, missed, wrong, entityRight, alsoMissed } = hitsOf(header)
    expect.soft(entityRight, `it is of the entity ${header.entity}`).toBe(true)
    expect.soft(wrong).toEqual([])
    expect.soft(alsoMissed).toEqual([])
    expect(right / (right + missed.length), `missed ${missed.join(', ')}`).toBeGreaterThanOrEqual(0.8)
  })

  // The headers but those of opportunities and contacts were written down before the first run, which guessed 109 of the 116
  // fields.
  it('gets at least 9 of 10 fields of headers in common use right', () => {
    const all = unseenHeaders.map(hitsOf)
    const right = all.reduce((sum, one) => sum + one.right, 0)
    const total = unseenHeaders.reduce((sum, { fields }) => sum + Object.keys(fields).length, 0)
    console.info(`guessed ${right} of ${total} fields of ${unseenHeaders.length} headers`)
    expect(right / total).toBeGreaterThanOrEqual(0.9)
  })

  it('makes mappings that can be used as they are, where all that is needed was found', () => {
    for (const { file, delimiter, text, system } of unseenHeaders) {
      const guessed = guess(text, { file, delimiter })
      const isWhole = mainOf(guessed).fields
      const lacks = Object.values(isWhole).some(({ field, source }) => field.required && !source)
      if (lacks) continue
      const mapping = { name: system, version: 1, files: entriesOfGuess(guessed) }
      expect(() => parseMapping(mapping, shapes), system).not.toThrow()
    }
  })

  it('tells the last day with service from the first without by the lengths of the terms', () => {
    const lines = (end: string) =>
      `id,customer,start date,end date,mrr\n1,A,2024-01-01,${end},10\n2,B,2024-01-01,${end},10`
    expect(mainOf(guess(lines('2024-12-31'))).fields.endDay?.source).toEqual({ column: 'end date', plusDays: 1 })
    expect(mainOf(guess(lines('2025-01-01'))).fields.endDay?.source).toEqual({ column: 'end date' })
    const open = guess(lines('2024-05-17'))
    expect(mainOf(open).fields.endDay?.source).toEqual({ column: 'end date' })
    expect(open.questions.map(({ field }) => field)).toContain('endDay')
  })

  it('lets an unambiguous column settle how the days of an ambiguous one are written', () => {
    const text = 'id,customer,start date,end date,mrr\n1,A,03/04/2024,25/04/2024,10\n2,B,05/06/2024,11/07/2024,10'
    const { facts, questions } = guess(text)
    expect(facts.notation).toMatchObject({ dates: 'D/M/Y', datesInDoubt: false })
    expect(questions.map(({ field }) => field)).not.toContain('dates')
    const doubtful = guess('id,customer,start date,mrr\n1,A,03/04/2024,10\n2,B,05/06/2024,10')
    expect(doubtful.questions.find(({ field }) => field === 'dates')?.choices).toEqual(['D/M/Y', 'M/D/Y'])
  })

  it('translates signs of currencies, and takes percent for what it is', () => {
    const text = 'id,customer,start date,mrr,currency,discount\n1,A,2024-01-01,10,€,10\n2,B,2024-01-01,10,zł,15'
    const { fields } = mainOf(guess(text))
    expect(fields.currency?.source).toEqual({ column: 'currency', values: { '€': 'EUR', zł: 'PLN' } })
    expect(fields.discountRatio?.source).toEqual({ column: 'discount', times: '0.01' })
  })

  it('offers accounts and products out of the rows of a flat table, with what belongs to them alone', () => {
    const text = `line,customer,country,product,start date,monthly fee
1,Acme,US,Core,2024-01-01,10
2,Acme,US,Plus,2024-01-01,20
3,Beta,FR,Core,2024-02-01,10`
    const guessed = guess(text, { file: 'lines.csv' })
    expect(guessed.entries.map(({ shape, distinct }) => [shape.name, distinct])).toEqual([
      ['account', true],
      ['product', true],
      ['contract_line', false],
    ])
    const [account] = entriesOfGuess(guessed)
    expect(account).toMatchObject({
      entity: 'account',
      distinct: true,
      fields: { ref: 'customer', name: 'customer', country: 'country' },
    })
    // A country that differs between the rows of a customer is not the customer's.
    const changing = guess(text.replace('2,Acme,US', '2,Acme,DE'), { file: 'lines.csv' })
    expect(entriesOfGuess(changing)[0]).toMatchObject({ fields: { ref: 'customer', name: 'customer' } })
    expect(JSON.stringify(entriesOfGuess(changing)[0])).not.toContain('country')
  })

  it('asks where accounts come from when the rows hold only their keys', () => {
    const guessed = guess('id,customer id,start date,mrr\n1,77001,2024-01-01,10\n2,77001,2024-01-01,20')
    expect(entriesOfGuess(guessed).map(({ entity }) => entity)).toEqual(['contract_line'])
    expect(guessed.questions.map(({ field }) => field)).toContain('account')
  })

  it('puts a key together from columns when none is one', () => {
    const { entries, keys } = guess(
      'customer,product,start date,mrr\nA,X,2024-01-01,10\nA,Y,2024-01-01,20\nB,X,2024-02-01,5',
    )
    const ref = entries.at(-1)?.fields.find(({ field }) => field.name === 'ref')
    expect(ref?.source).toEqual({ join: ['customer', 'product'], separator: '/' })
    expect(keys[0]?.columns).toEqual(['customer', 'product'])
  })

  it('remembers what people confirmed, for whole headers and for single columns', () => {
    const columns = new Map([['wert xy', [{ field: 'amount', entity: 'contract_line', mapping: 'Ours' }]]])
    const text = 'id,customer,start date,Wert-XY\n1,A,2024-01-01,10\n2,B,2024-01-01,20'
    const byColumn = mainOf(guess(text, { learned: { bySignature: new Map(), columns }, entity: 'contract_line' }))
    expect(byColumn.fields.amount).toMatchObject({ columns: ['Wert-XY'], because: 'you mapped it so in "Ours"' })
    const mapping = parseMapping(
      { name: 'Ours', version: 1, files: [{ match: 'x', entity: 'account', fields: { ref: 'id', name: 'id' } }] },
      shapes,
    )
    const bySignature = new Map([[headerSignature(['WERT XY', 'Customer', 'ID', 'Start_Date']), mapping]])
    expect(guess(text, { learned: { bySignature, columns: new Map() } }).remembered).toBe('Ours')
  })

  it('guesses a kind of fact that it has never heard of by the names of its fields', () => {
    const cost: FactShape = {
      name: 'cost',
      summary: 'Money that was spent.',
      key: ['ref'],
      after: [],
      fields: [
        { name: 'ref', type: 'text', required: true, summary: 'Key.' },
        { name: 'bookedDay', type: 'day', required: true, summary: 'Day.' },
        { name: 'costCentre', type: 'text', required: true, summary: 'Who spent it.' },
        { name: 'spentAmount', type: 'decimal', required: true, summary: 'How much.' },
      ],
    }
    const guessed = guess(
      'Cost ID,Booked day,Cost centre,Spent amount\n1,2024-01-01,Sales,10.50\n2,2024-01-02,Sales,11.20',
      {
        file: 'costs.csv',
        shapes: [...shapes, cost],
      },
    )
    const { entity, fields } = mainOf(guessed)
    expect(entity).toBe('cost')
    expect(Object.values(fields).map(({ columns }) => columns[0])).toEqual([
      'Cost ID',
      'Booked day',
      'Cost centre',
      'Spent amount',
    ])
  })
})
