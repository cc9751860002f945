import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../tests/support/test-database.js'
import type { FactTable } from './fact-table.js'
import type { Field } from './shape.js'
import { contentHash } from './stage-facts.js'

const field = (name: string): Field => ({ name, type: 'text', summary: '' })

function plantsWith(...names: string[]): FactTable {
  const shape = { name: 'plant', summary: '', key: ['ref'], after: [], fields: names.map(field) }
  const table = { table: 'garden.plant', idSequence: 'garden.id', references: {}, currentHolds: 'content' } as const
  return { shape, ...table, checks: [], whenGone: 'keep' }
}

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
})

afterAll(() => test.drop())

async function hashOf(plants: FactTable, row: Readonly<Record<string, string | null>>): Promise<unknown> {
  const columns = Object.entries(row).map(
    ([name, text]) => `${text === null ? 'null::text' : `'${text}'`} as "${name}"`,
  )
  const { rows } = await test.owner.query(
    `select ${contentHash(plants)}::text as hash from (select ${columns.join(', ')}) staged`,
  )
  return rows[0]?.hash
}

it('a field that a kind gets later leaves the hashes of rows without it as they are', async () => {
  const before = await hashOf(plantsWith('ref', 'name'), { ref: 'F', name: 'fern' })
  const later = plantsWith('ref', 'height', 'name')
  expect(await hashOf(later, { ref: 'F', height: null, name: 'fern' })).toEqual(before)
  expect(await hashOf(later, { ref: 'F', height: '2', name: 'fern' })).not.toEqual(before)
})

it('a text in another field is another row', async () => {
  const plants = plantsWith('ref', 'name', 'height')
  const named = await hashOf(plants, { ref: 'F', name: '2', height: null })
  expect(await hashOf(plants, { ref: 'F', name: null, height: '2' })).not.toEqual(named)
  expect(await hashOf(plants, { ref: 'F', name: null, height: null })).not.toEqual(named)
})
