import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { findWorkspace } from '#access/server'
import { openWorkspace } from '../../../tests/support/workspace.js'
import { mappingOf } from './mapping-of.js'

const file = fileURLToPath(new URL('../../../mappings/stripe.json', import.meta.url))

it('a mapping may be a file of this machine for who is at it, not for who sent an upload', async () => {
  const { context, name } = await openWorkspace()
  const { id } = await findWorkspace(context.database, name)
  const asked = { mapping: file }
  await expect(mappingOf(context.database, id, asked)).resolves.toMatchObject({ files: expect.any(Array) })
  await expect(mappingOf(context.database, id, { ...asked, upload: 'u' })).rejects.toThrow('There is no mapping')
  await expect(mappingOf(context.database, id, { mapping: 'stripe', upload: 'u' })).resolves.toBeDefined()
})
