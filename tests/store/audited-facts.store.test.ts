import { beforeEach, expect, it } from 'vitest'
import { auditList, auditVerify } from '#access/server'
import { accountsChange } from '#customers/server'
import { accounts, line, openWorkspace, type TestWorkspace } from '../support/workspace.js'

let w: TestWorkspace

beforeEach(async () => {
  w = await openWorkspace({ currency: 'EUR' })
})

/** What the last entry says of facts. */
const lastChanges = async () => {
  const { rows } = await auditList.run(w.context, { workspace: w.name, limit: 1 })
  return (rows[0]?.changes ?? []).filter(({ what }) => what !== 'platform.recording')
}
const many = (count: number, start = 0) => accounts(...Array.from({ length: count }, (_, n) => `a${start + n}`))

it('a corrected line is told by its key, with what differs as it was and as it is', async () => {
  await w.importRows({ account: accounts('a'), contract_line: [line('l', 'a', '2024-01-01', 100)] })
  await w.correct('l', 'arr=2400', 'They bought two')
  expect(await lastChanges()).toEqual([
    {
      what: 'ledger.contract_line',
      key: 'l',
      before: { amount: '100', period: 'month' },
      after: { amount: '2400', period: 'year' },
    },
  ])
  expect(await auditVerify.run(w.context, { workspace: w.name })).toMatchObject({ intact: true })
})

it('an account that is changed by hand is told field by field, and so are its own attributes', async () => {
  await w.importRows({ account: [{ ref: 'a', name: 'Acme', 'attributes.tier': 'gold', 'attributes.size': '9' }] })
  const change = { accounts: ['a'], name: 'Acme & Sons', attributes: ['tier=silver'], because: 'They merged' }
  await accountsChange.run(w.context, { workspace: w.name, ...change })
  expect(await lastChanges()).toEqual([
    {
      what: 'customers.account',
      key: 'a',
      before: { name: 'Acme', 'attributes.tier': 'gold' },
      after: { name: 'Acme & Sons', 'attributes.tier': 'silver' },
    },
  ])
})

it('of a small import every row is told, of a large one how many they were', async () => {
  await w.importRows({ account: many(20) })
  const small = await lastChanges()
  expect(small).toHaveLength(20)
  expect(small).toContainEqual({ what: 'customers.account', key: 'a7', after: { ref: 'a7', name: 'a7' } })
  await w.importRows({ account: many(21, 100) })
  expect(await lastChanges()).toEqual([{ what: 'customers.account', count: 21 }])
})

it('an import of several small files tells no more rows than one of them may have', async () => {
  const lines = Array.from({ length: 15 }, (_, n) => line(`l${n}`, 'a0', '2024-01-01', 100))
  await w.importRows({ account: many(15), contract_line: lines })
  const changes = await lastChanges()
  expect(changes.filter(({ what }) => what === 'customers.account')).toHaveLength(15)
  expect(changes.filter(({ what }) => what === 'ledger.contract_line')).toEqual([
    { what: 'ledger.contract_line', count: 15 },
  ])
})

it('what did not change is not told', async () => {
  await w.importRows({ account: accounts('a', 'b') })
  await w.importRows({
    account: [
      { ref: 'a', name: 'Acme' },
      { ref: 'b', name: 'b' },
    ],
  })
  expect(await lastChanges()).toEqual([
    { what: 'customers.account', key: 'a', before: { name: 'a' }, after: { name: 'Acme' } },
  ])
})

it('a line that moves to another account says from where to where', async () => {
  await w.importRows({ account: accounts('a', 'b'), contract_line: [line('l', 'a', '2024-01-01', 100)] })
  await w.importRows({ contract_line: [line('l', 'b', '2024-01-01', 100)] })
  expect(await lastChanges()).toEqual([
    { what: 'ledger.contract_line', key: 'l', before: { account: 'a' }, after: { account: 'b' } },
  ])
})

it('an undo tells what is as it was again, and what is gone', async () => {
  await w.importRows({ account: accounts('a'), contract_line: [line('l', 'a', '2024-01-01', 100)] })
  await w.importRows({ contract_line: [line('l', 'a', '2024-01-01', 300), line('m', 'a', '2024-02-01', 50)] })
  const [last] = (await w.imports()).rows
  await w.undo(last?.importId ?? '')
  const changes = await lastChanges()
  expect(changes).toHaveLength(2)
  expect(changes).toContainEqual({
    what: 'ledger.contract_line',
    key: 'l',
    before: { amount: '300' },
    after: { amount: '100' },
  })
  expect(changes).toContainEqual({
    what: 'ledger.contract_line',
    key: 'm',
    before: { ref: 'm', account: 'a', amount: '50', currency: 'EUR', period: 'month', startDay: '2024-02-01' },
  })
})

it('a snapshot tells what it ended, beside what it brought', async () => {
  w.today = '2024-06-01'
  const lines = [line('l', 'a', '2024-01-01', 100), line('m', 'a', '2024-01-01', 50)]
  await w.importRows({ account: accounts('a'), contract_line: lines }, { mode: 'snapshot' })
  const next = { account: accounts('a'), contract_line: [line('l', 'a', '2024-01-01', 200)] }
  await w.importRows(next, { mode: 'snapshot' })
  expect(await lastChanges()).toEqual([
    { what: 'ledger.contract_line', key: 'l', before: { amount: '100' }, after: { amount: '200' } },
    { what: 'ledger.contract_line', key: 'm', before: {}, after: { endDay: '2024-06-01' } },
  ])
})

it('of people the log names what changed and tells none of it, for it cannot be erased', async () => {
  const person = { ref: 'person-7', account: 'a', name: 'Zofia Tajna', email: 'zofia@example.com' }
  await w.importRows({ account: accounts('a'), person: [person] })
  await w.importRows({ person: [{ ...person, title: 'Very Secret Officer' }] })
  expect(await lastChanges()).toEqual([
    { what: 'customers.person', key: expect.stringMatching(/^#\d+$/), before: {}, after: {}, hidden: ['title'] },
  ])
  const { rows } = await w.test.owner.query<{ body: string }>('select body from access.audit_entry')
  const all = rows.map(({ body }) => body).join('\n')
  for (const word of ['person-7', 'Zofia', 'zofia@', 'Secret']) expect(all).not.toContain(word)
})
