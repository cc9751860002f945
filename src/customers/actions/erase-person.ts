import { z } from 'zod'
import { addErasure, findWorkspace } from '#access/server'
import {
  action,
  type DataSubject,
  Failure,
  type PersonalHolding,
  personal,
  type Transaction,
  takenBack,
} from '#platform/server'
import { type ErasedRows, erasePerson, findSubject, seeEverything } from '../personal-data/erase-person.js'
import { erasureSecret, keepErasure, refHash } from '../personal-data/erasure-records.js'
import { personField } from './people-fields.js'
import { workspaceField } from './segment-fields.js'

/** Erases a person for good, everywhere, or says what would go. */
export const peopleErase = (holdings: readonly PersonalHolding[]) =>
  action({
    name: 'people.erase',
    summary:
      'Erase a person for good, with every opinion, every version and every row of files; say first what will go.',
    effect: 'write',
    permission: 'personal-data:manage',
    errors: ['not-found', 'wrong-usage'],
    command: { args: ['person'] },
    input: z.object({
      workspace: workspaceField,
      person: personField,
      confirm: z
        .string()
        .trim()
        .optional()
        .describe('The name or the key of the person once more. Without it nothing is erased, only told.')
        .meta(personal('identity')),
    }),
    output: z.object({
      erased: z.boolean().describe('False where it was only told what would go.'),
      at: z.string().nullable(),
      rows: z.array(z.object({ holding: z.string(), rows: z.int() })).describe('How much of each holding.'),
    }),
    async run({ database, home, actor, clock }, request) {
      const workspace = await findWorkspace(database, request.workspace)
      const erase = async (transaction: Transaction): Promise<{ subject: DataSubject; rows: ErasedRows }> => {
        await transaction.lockWorkspace('ledger')
        await seeEverything(transaction)
        const subject = await findSubject(transaction, workspace.id, { ref: request.person })
        if (!subject) throw new Failure('not-found', `There is no person "${request.person}".`)
        checkConfirmed(request.confirm, subject)
        return { subject, rows: await erasePerson(transaction, workspace.id, subject, holdings) }
      }
      if (request.confirm === undefined) {
        const { rows } = await takenBack(database, workspace.id, erase)
        return { erased: false, at: null, rows: [...rows] }
      }
      const at = clock()
      const done = await database.withWorkspace(workspace.id, async (transaction) => {
        const { subject, rows } = await erase(transaction)
        const secret = await erasureSecret(transaction, workspace.id)
        const hash = refHash(secret, subject.ref)
        await keepErasure(transaction, workspace.id, { hash, personId: subject.personId, at, actor })
        const noted = { what: 'customers.erasure', after: { person: subject.personId, rows } }
        await transaction.query('select platform.note($1::jsonb)', [JSON.stringify(noted)])
        // Before it is committed: one noted too many is asked for again, one forgotten would come back with a backup.
        const [hex, key] = [hash.toString('hex'), secret.toString('base64url')]
        await addErasure(home, { workspace: workspace.id, at, hash: hex, secret: key })
        return rows
      })
      return { erased: true, at, rows: [...done] }
    },
  })

function checkConfirmed(given: string | undefined, { ref, names }: DataSubject): void {
  const folded = (text: string) => text.trim().toLowerCase()
  if (given === undefined || [ref, ...names].some((text) => folded(text) === folded(given))) return
  throw new Failure(
    'wrong-usage',
    'This is neither the name nor the key of the person. Nothing was erased. Write it as it stands in the list.',
  )
}
