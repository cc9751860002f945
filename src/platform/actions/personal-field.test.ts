import { expect, it } from 'vitest'
import { z } from 'zod'
import { personal, withoutPersonal } from './personal-field.js'

it('what is marked is withheld, whatever it is wrapped in; the rest and what was not given stay', () => {
  const schema = z.object({
    workspace: z.string(),
    name: z.string().trim().max(9).describe('Name.').meta(personal('identity')),
    title: z.string().meta(personal('identity')).optional().describe('Title.'),
    note: z.string().meta(personal('opinion')).default('x'),
    email: z.string().optional().meta(personal('identity')),
  })
  const input = { workspace: 'ours', name: 'Anna', title: 'CFO', note: 'doubts', email: undefined }
  expect(withoutPersonal(schema, input)).toEqual({
    workspace: 'ours',
    name: { withheld: 'identity' },
    title: { withheld: 'identity' },
    note: { withheld: 'opinion' },
    email: undefined,
  })
})
