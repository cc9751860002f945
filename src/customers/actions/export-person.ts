import { z } from 'zod'
import { findWorkspace, leaveEntry } from '#access/server'
import { action, Failure, type PersonalHolding } from '#platform/server'
import { findSubject, seeEverything } from '../personal-data/erase-person.js'
import { personField } from './people-fields.js'
import { workspaceField } from './segment-fields.js'

/** Gives out everything that is kept about a person, from the one list of what rooms keep. */
export const peopleExport = (holdings: readonly PersonalHolding[]) =>
  action({
    name: 'people.export',
    summary: 'Give out everything that is kept about a person, for that person: machine-readable, from every holding.',
    effect: 'write',
    permission: 'personal-data:manage',
    errors: ['not-found', 'forbidden'],
    command: { args: ['person'] },
    input: z.object({ workspace: workspaceField, person: personField }),
    output: z.object({
      person: z.string(),
      exportedAt: z.string(),
      holdings: z.array(
        z.object({
          name: z.string(),
          what: z.object({ en: z.string(), pl: z.string() }),
          purpose: z.object({ en: z.string(), pl: z.string() }),
          basis: z.enum(['contract', 'legal-obligation', 'legitimate-interest']),
          rows: z.array(z.unknown()),
        }),
      ),
    }),
    async run({ database, caller, clock }, request) {
      // All or nothing: half of what is kept would be a wrong answer to the person.
      caller.allow({ permission: 'opinions:read' }, request)
      const workspace = await findWorkspace(database, request.workspace)
      return database.withWorkspace(workspace.id, async (transaction) => {
        await seeEverything(transaction)
        const subject = await findSubject(transaction, workspace.id, { ref: request.person })
        if (!subject) throw new Failure('not-found', `There is no person "${request.person}".`)
        // That data were given out is remembered, though nothing changes.
        await leaveEntry(transaction)
        const given = []
        for (const { name, what, purpose, basis, exportOf } of holdings) {
          if (!exportOf) continue
          given.push({ name, what, purpose, basis, rows: [...(await exportOf(transaction, workspace.id, subject))] })
        }
        return { person: subject.ref, exportedAt: clock(), holdings: given }
      })
    },
  })
