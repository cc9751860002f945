import { describe, expect, it } from 'vitest'
import { customerShapes } from '#customers'
import { journeyShapes } from '#journeys'
import { ledgerShapes } from '#ledger'
import { pipelineShapes } from '#pipeline'
import { planShapes } from '#plans'
import { InvalidMapping, parseMapping, readMapping } from './index.js'

const shapes = [...customerShapes, ...ledgerShapes, ...journeyShapes, ...pipelineShapes, ...planShapes]
const account = { match: 'a.csv', entity: 'account', fields: { ref: 'id', name: 'name' } }
const line = {
  match: 'l.csv',
  entity: 'contract_line',
  fields: { ref: 'id', account: 'a', startDay: 's', period: 'p', currency: 'c' },
}

/** What is wrong with a mapping of these entries. */
function problemsOf(...files: unknown[]): string[] {
  try {
    parseMapping({ name: 'Test', version: 1, files }, shapes)
    return []
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidMapping)
    return (error as InvalidMapping).problems.map(({ where, problem }) => `${where}: ${problem}`)
  }
}

function withFields(entry: { fields: object }, fields: object): object {
  return { ...entry, fields: { ...entry.fields, ...fields } }
}

describe('checking a mapping', () => {
  it('accepts short and long forms', () => {
    expect(problemsOf(account, withFields(line, { amount: { column: 'x', units: 'minor' } }))).toEqual([])
    const mapping = parseMapping({ name: 'Test', version: 1, files: [account] }, shapes)
    expect(mapping.files[0]).toMatchObject({ match: ['a.csv'], fields: { ref: { column: 'id' } } })
    expect(parseMapping(`\ufeff${JSON.stringify(mapping)}`, shapes)).toEqual(mapping)
  })

  it('names every mistake at once, with the nearest word', () => {
    const wrong = [
      { ...account, entity: 'acount' },
      withFields(account, { contry: 'c', 'attributes.': 'x' }),
      withFields(line, { 'attributes.x': 'x', quantty: 'q' }),
    ]
    expect(problemsOf(...wrong)).toEqual([
      'files[0].entity: "acount" is no entity; did you mean "account"?',
      'files[1].fields.contry: account has no field "contry"; did you mean "country"? To keep it as an attribute of your own, write "attributes.contry"',
      'files[1].fields.attributes.: an attribute needs a name after the point',
      'files[2].fields.attributes.x: contract_line has no open attributes',
      'files[2].fields.quantty: contract_line has no field "quantty"; did you mean "quantity"?',
    ])
  })

  it('names unknown options and what they may have meant', () => {
    expect(problemsOf({ ...account, enconding: 'utf-8' })).toEqual([
      'files[0]: "enconding" is no option; did you mean "encoding"?',
    ])
    expect(problemsOf(withFields(account, { name: { colum: 'x' } }))[0]).toMatch(
      /fields.name: "colum" is no option; did you mean "column"\?/,
    )
    const lookup = { file: 'x.csv', key: 'id', by: 'id', colum: 'y' }
    expect(problemsOf(withFields(account, { name: { lookup } })).join()).toMatch(
      /lookup.*"colum" is no option; did you mean "column"\?/,
    )
    expect(problemsOf({ ...account, where: [{ column: 'x', iz: 1 }] }).join()).toMatch(
      /where\[0\]: "iz" is no option; did you mean "is"\?/,
    )
  })

  it('says which fields are missing', () => {
    expect(problemsOf({ ...account, fields: { ref: 'id' } })).toEqual([
      'files[0].fields: account needs the field "name"',
    ])
    expect(problemsOf({ entity: 'account' })).toEqual(['files[0].match: is missing', 'files[0].fields: is missing'])
    expect(problemsOf({ ...account, match: 7, fields: 7 })).toEqual([
      'files[0].match: must be a text or a list of texts',
      'files[0].fields: Invalid input: expected record, received number',
    ])
  })

  it('wants one source per field and one test per condition', () => {
    expect(problemsOf(withFields(account, { name: {} }))[0]).toMatch(/needs exactly one of "column", "firstOf"/)
    expect(problemsOf(withFields(account, { name: { column: 'a', value: 'b' } }))[0]).toMatch(/needs exactly one of/)
    expect(problemsOf({ ...account, where: [{ column: 'x' }] })[0]).toMatch(
      /needs exactly one of "is", "not" and "blank"/,
    )
  })

  it('refuses options on fields of the wrong type', () => {
    expect(problemsOf(withFields(line, { quantity: { column: 'q', format: 'ISO' } }))[0]).toMatch(
      /"format" is for fields of the types day, moment/,
    )
    expect(problemsOf(withFields(line, { startDay: { column: 's', times: 2 } }))[0]).toMatch(
      /"times" is for fields of the types decimal, integer/,
    )
    expect(problemsOf(withFields(line, { amount: { column: 'x', times: 'two' } }))[0]).toMatch(
      /"times": "two" is no number/,
    )
    expect(problemsOf(withFields(line, { contract: { column: 'x', separator: '/' } }))[0]).toMatch(
      /"separator" goes with "join"/,
    )
    expect(problemsOf(withFields(line, { contract: { value: 'x', optional: true } }))[0]).toMatch(
      /"value" is a constant/,
    )
  })

  it('checks constants and defaults before any file is read', () => {
    expect(problemsOf(withFields(line, { period: { value: 'fortnight' } }))[0]).toMatch(
      /"value": "fortnight" is not a period/,
    )
    expect(problemsOf(withFields(line, { startDay: { column: 's', default: '31.12.2024' } }))[0]).toMatch(
      /"default": "31.12.2024"/,
    )
    expect(problemsOf(withFields(line, { autoRenewal: { value: true }, quantity: { value: 1 } }))).toEqual([])
  })

  it('refuses encodings, delimiters, paths and versions that do not exist', () => {
    expect(problemsOf({ ...account, encoding: 'windows-9999' })[0]).toMatch(/is not an encoding/)
    expect(problemsOf({ ...account, delimiter: ';;' })[0]).toMatch(/files\[0\].delimiter/)
    expect(problemsOf({ ...account, path: 'data' })[0]).toMatch(/must look like "\/data\/items"/)
    expect(() => parseMapping({ name: 'x', version: 2, files: [account] }, shapes)).toThrow(/version/)
    expect(() => parseMapping({ name: 'x', version: 1, files: [] }, shapes)).toThrow(/files/)
  })

  it('says why text or a file is no mapping', async () => {
    expect(() => parseMapping('{"name": ', shapes)).toThrow(/It is not JSON/)
    for (const other of [null, 7, [], 'null']) expect(() => parseMapping(other, shapes)).toThrow(InvalidMapping)
    await expect(readMapping('/nowhere/mapping.json', shapes)).rejects.toThrow(/there is no such file/)
  })
})
