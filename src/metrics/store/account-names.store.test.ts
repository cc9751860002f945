import { expect, it } from 'vitest'
import { findWorkspace } from '#access/server'
import { asAct } from '#platform/server'
import { accounts, openWorkspace } from '../../../tests/support/workspace.js'
import { readAccountNames } from './account-names.js'

it('names that are remembered for who sees all accounts are not given to who sees some, nor the other way round', async () => {
  const company = await openWorkspace()
  const refs = Array.from({ length: 1200 }, (_, n) => `${n % 3 === 0 ? 'k' : 'a'}${n}`)
  const owned = accounts(...refs).map((cells) => ({
    ...cells,
    owner: String(cells.ref).startsWith('k') ? 'Kim' : 'Ada',
  }))
  await company.importRows({ account: owned })
  const { database } = company.context
  const { id } = await findWorkspace(database, company.name)
  const many = Array.from({ length: 1000 }, (_, n) => n)
  const keysSeen = async (owners: string) => {
    const reach = { 'app.owners': owners, 'app.opinions': '' }
    const act = { actor: 'a', from: 'a test', action: 'names', requestId: 'r', input: {}, reachIn: () => reach }
    const read = () => database.withWorkspace(id, (inside) => readAccountNames(inside, id, many), { snapshot: true })
    const names = await asAct(act, read)
    return [...names.values()].map(({ key }) => key)
  }
  const kims = refs.filter((ref) => ref.startsWith('k'))
  for (let turn = 0; turn < 2; turn++) {
    expect((await keysSeen('["KIM"]')).sort()).toEqual([...kims].sort())
    expect((await keysSeen('*')).length).toBe(1200)
    expect(await keysSeen('[]')).toEqual([])
  }
})
