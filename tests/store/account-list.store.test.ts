import { expect, it } from 'vitest'
import { accountsList } from '#customers/server'
import { openWorkspace } from '../support/workspace.js'

const names = ['Zebra', 'łan', 'Łęgowit', 'Lama', 'azot', 'Ósmy', 'Oko', 'Pola', 'Müller', 'Muzeum', 'Łęgowit', '100%']

it('accounts are listed in the order of the alphabet, page by page, each once', async () => {
  const { context, name, importRows } = await openWorkspace()
  await importRows({ account: names.map((called, index) => ({ ref: `k${index}`, name: called })) })
  const seen: string[] = []
  for (let after: string | undefined; ; ) {
    const { rows, count, next } = await accountsList.run(context, { workspace: name, limit: 5, after })
    expect(count).toBe(12)
    seen.push(...rows.map((row) => `${row.name} ${row.ref}`))
    if (next === null) break
    after = next
  }
  expect(seen).toEqual([
    '100% k11',
    'azot k4',
    'Lama k3',
    'łan k1',
    'Łęgowit k10',
    'Łęgowit k2',
    'Müller k8',
    'Muzeum k9',
    'Oko k6',
    'Ósmy k5',
    'Pola k7',
    'Zebra k0',
  ])
})

it('they are searched by any part of name or key, in any case', async () => {
  const { context, name, importRows } = await openWorkspace()
  await importRows({ account: names.map((called, index) => ({ ref: `K-${index}`, name: called })) })
  const found = async (search: string): Promise<string[]> =>
    (await accountsList.run(context, { workspace: name, search })).rows.map((row) => row.ref)
  expect(await found('ŁĘGO')).toEqual(['K-10', 'K-2'])
  expect(await found('k-1')).toEqual(['K-11', 'K-1', 'K-10'])
  expect(await found('0%')).toEqual(['K-11'])
  expect(await found('_')).toEqual([])
})
