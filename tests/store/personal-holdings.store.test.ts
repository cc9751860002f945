import { expect, it, onTestFinished } from 'vitest'
import { customerFacts } from '#customers/server'
import { journeyFacts } from '#journeys/server'
import { ledgerFacts } from '#ledger/server'
import { pipelineFacts } from '#pipeline/server'
import { planFacts } from '#plans/server'
import { holdings } from '../../src/apps/personal-data/holdings.js'
import { createTestDatabase } from '../support/test-database.js'

// Names of columns that hold, or may hold, who somebody is or what they did.
const looksPersonal =
  /^(name|email|mail|title|author|owner|actor|agent|phone|address|ip|user|userid|user_id|ipaddress|useragent|person|person_id|because|reason|cells|content|body|result|.*_by)$/i

// What looks like it and is not about people.
const isNot: Readonly<Record<string, string>> = {
  'access.retention_period': 'no column of people',
  'access.workspace': 'the name of a company or a trial',
  'customers.unit': 'the name of a department or site',
  'customers.unit_version': 'the name of a department or site',
  'customers.product': 'the name of a product',
  'customers.product_version': 'the name of a product',
  'customers.segment': 'the name of a segment',
  'customers.segment_version': 'the name of a segment',
  'ledger.policy_set': 'the name of a set of definitions',
  'ledger.movement': 'the cause of a movement, in words of ours',
  'ledger.undefined_span': 'why a stretch of days has no value, in words of ours',
  'plans.threshold': 'the name of a number in rules',
  'platform.migration': 'the name of a step',
}

it('every table with a column that looks personal is named by a holding', async () => {
  const test = await createTestDatabase()
  onTestFinished(() => test.drop())
  await test.owner.query(`create table ledger.forgotten (workspace_id uuid, email text)`)
  const { rows } = await test.owner.query<{ table: string; columns: string[] }>(
    `select n.nspname || '.' || c.relname as table, array_agg(a.attname::text) as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
        and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_%'
      group by 1`,
  )
  const personal = rows.filter(({ columns }) => columns.some((column) => looksPersonal.test(column)))
  const named = new Set(holdings.flatMap(({ tables }) => tables))
  const missing = personal.filter(({ table }) => !named.has(table) && !Object.hasOwn(isNot, table))
  expect(missing.map(({ table }) => table)).toEqual(['ledger.forgotten'])
  const there = new Set(rows.map(({ table }) => table))
  expect([...named, ...Object.keys(isNot)].filter((table) => !there.has(table))).toEqual([])
})

it('every kind of fact with personal fields is given out and erased by the holding of its tables', () => {
  for (const { shape, table } of [...customerFacts, ...ledgerFacts, ...journeyFacts, ...pipelineFacts, ...planFacts]) {
    if (!shape.fields.some(({ personal }) => personal)) continue
    const holding = holdings.find(({ tables }) => tables.includes(table) && tables.includes(`${table}_version`))
    expect([shape.name, typeof holding?.exportOf, typeof holding?.erase]).toEqual([shape.name, 'function', 'function'])
  }
})

it('names are used once, a period can be carried out, and both languages are there', () => {
  expect(new Set(holdings.map(({ name }) => name)).size).toBe(holdings.length)
  for (const { name, retention, expire, what, purpose } of holdings) {
    expect([name, expire !== undefined]).toEqual([name, retention.unit !== null])
    for (const words of [what, purpose, retention.from])
      expect([words.en !== words.pl, words.pl.length > 3]).toEqual([true, true])
  }
})

it('the tables of opinions are closed to transactions that may not see them, for reading and writing', async () => {
  const test = await createTestDatabase()
  onTestFinished(() => test.drop())
  const withOpinions = [...customerFacts, ...ledgerFacts].filter(({ shape }) =>
    shape.fields.some(({ personal }) => personal === 'opinion'),
  )
  expect(withOpinions.map(({ shape }) => shape.name)).toEqual(['opinion', 'tie'])
  const { rows } = await test.owner.query<{ table: string; rule: string }>(
    `select p.polrelid::regclass::text as table, pg_get_expr(p.polqual, p.polrelid) as rule from pg_policy p
      where p.polname = 'opinions' and not p.polpermissive and p.polcmd = '*' and p.polwithcheck is null
        and p.polroles = array[(select oid from pg_roles where rolname = 'mainstay_app')]`,
  )
  for (const { table } of withOpinions) {
    for (const name of [table, `${table}_version`]) {
      const rule = rows.find((row) => row.table === name)?.rule.replaceAll(/\s+/g, ' ')
      expect([name, rule]).toEqual([
        name,
        expect.stringMatching(
          /^\(\( ?SELECT current_setting\('app\.opinions'::text, true\) AS current_setting\) = 'on'::text\)$/,
        ),
      ])
    }
  }
})
