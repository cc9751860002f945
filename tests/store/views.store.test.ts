import { expect, it } from 'vitest'
import { viewsDelete, viewsList, viewsSave } from '#access/server'
import type { Context } from '#platform/server'
import { openWorkspace } from '../support/workspace.js'

async function open() {
  const { name: workspace, context } = await openWorkspace()
  const other: Context = { ...context, actor: 'somebody else' }
  const names = async (reader: Context) =>
    (await viewsList.run(reader, { workspace, screen: 'accounts' })).rows.map(({ name }) => name)
  return { workspace, context, other, names }
}

const large = { screen: 'accounts', name: 'Large', address: '?sort=-arr' }

it('a private view is seen by its owner only, a shared one by everybody', async () => {
  const { workspace, context, other, names } = await open()
  await viewsSave.run(context, { workspace, ...large })
  await viewsSave.run(context, { workspace, ...large, name: 'Shared', scope: 'workspace' })
  expect(await names(context)).toEqual(['Large', 'Shared'])
  expect(await names(other)).toEqual(['Shared'])
  expect((await viewsList.run(context, { workspace, screen: 'revenue' })).rows).toEqual([])
})

it('saving over a version that somebody saved meanwhile is a conflict, and keeps theirs', async () => {
  const { workspace, context } = await open()
  const first = await viewsSave.run(context, { workspace, ...large })
  expect(first.version).toBe(1)
  const over = { workspace, ...large, id: first.id, version: 1 }
  const second = await viewsSave.run(context, { ...over, address: '?sort=arr' })
  expect(second.version).toBe(2)
  await expect(viewsSave.run(context, { ...over, address: '?q=x' })).rejects.toMatchObject({ kind: 'conflict' })
  const { rows } = await viewsList.run(context, { workspace, screen: 'accounts' })
  expect(rows).toEqual([{ ...second, address: '?sort=arr' }])
})

it('nobody changes or deletes what belongs to somebody else', async () => {
  const { workspace, context, other } = await open()
  const shared = await viewsSave.run(context, { workspace, ...large, scope: 'workspace' })
  const over = { workspace, ...large, id: shared.id, version: 1 }
  await expect(viewsSave.run(other, over)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(viewsDelete.run(other, { workspace, id: shared.id })).rejects.toMatchObject({ kind: 'forbidden' })
  const hidden = await viewsSave.run(context, { workspace, ...large, name: 'Mine' })
  await expect(viewsDelete.run(other, { workspace, id: hidden.id })).rejects.toMatchObject({ kind: 'not-found' })
})

it('a name is taken once per owner and screen, and a deleted view can be saved again', async () => {
  const { workspace, context, other, names } = await open()
  const { id } = await viewsSave.run(context, { workspace, ...large })
  await expect(viewsSave.run(context, { workspace, ...large })).rejects.toMatchObject({ kind: 'name-taken' })
  await viewsSave.run(other, { workspace, ...large })
  const { screen, name, scope, address } = await viewsDelete.run(context, { workspace, id })
  expect(await names(context)).toEqual([])
  await viewsSave.run(context, { workspace, screen, name, scope, address })
  expect(await names(context)).toEqual(['Large'])
})
