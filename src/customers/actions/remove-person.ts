import { z } from 'zod'
import { findWorkspace, noteSealed } from '#access/server'
import { action, beginRecording, voidFacts } from '#platform/server'
import { people } from '../store/fact-tables.js'
import { findPerson } from '../store/read-people.js'
import { auditedPerson, personField } from './people-fields.js'
import { recorded, workspaceField } from './segment-fields.js'

/** Takes a person away from an account, as if they had never been there; `people.erase` is for good. */
export const peopleRemove = action({
  name: 'people.remove',
  summary:
    'Take a person away from an account; can be undone, and earlier versions are kept. people.erase is for good.',
  effect: 'write',
  permission: 'people:write',
  errors: ['not-found'],
  command: { args: ['person'] },
  input: z.object({ workspace: workspaceField, person: personField }),
  output: recorded,
  async run({ database, actor, clock }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    return database.withWorkspace(workspace.id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      const person = await findPerson(transaction, workspace.id, request.person, clock().slice(0, 10))
      const recording = await beginRecording(transaction, workspace.id, { kind: 'correct', actor })
      await voidFacts(transaction, people, recording, [person.id])
      const owner = { workspaceId: workspace.id, personId: person.id, mark: 'identity' } as const
      await noteSealed(transaction, owner, { what: 'customers.person', before: auditedPerson(person) })
      return { changeId: String(recording.id), recordedAt: recording.recordedAt }
    })
  },
})
