import { z } from 'zod'
import { findWorkspace, noteSealed } from '#access/server'
import { action, beginRecording, type FactFields, restateFact, type Transaction } from '#platform/server'
import { people } from '../store/fact-tables.js'
import { findAccounts } from '../store/find-accounts.js'
import { moveAway } from '../store/move-away.js'
import { findPerson, type StoredPerson } from '../store/read-people.js'
import { auditedPerson, personField, personFields } from './people-fields.js'
import { dayField, versionField, workspaceField } from './segment-fields.js'

const input = z.object({
  workspace: workspaceField,
  person: personField,
  ...personFields,
  name: personFields.name.optional(),
  account: z
    .string()
    .optional()
    .describe('Key of the account that they work at now. Places, roles and lines at the account before end.'),
  movedOn: dayField.optional().describe('The first day at the other account; today without it.'),
  version: versionField.optional(),
})

type Request = z.output<typeof input>

/** Changes what is known of a person. The earlier versions are kept. */
export const peopleChange = action({
  name: 'people.change',
  summary: 'Change what is known of a person; earlier versions are kept.',
  effect: 'write',
  permission: 'people:write',
  errors: ['not-found', 'wrong-usage', 'conflict'],
  command: { args: ['person'], options: { version: 'if-version' } },
  input,
  output: z.object({
    changeId: z
      .string()
      .nullable()
      .describe('Give it to changes.undo to take this back. Null when nothing was changed.'),
    recordedAt: z.string().nullable(),
    version: z.string(),
  }),
  async run({ database, actor, clock }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const day = clock().slice(0, 10)
    return database.withWorkspace(workspace.id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      const before = await findPerson(transaction, workspace.id, request.person, day)
      const moves = await movesTo(transaction, workspace.id, before, request)
      const wanted = { id: before.id, stated: statedIn(before, request, moves), version: request.version }
      const recording = await restateFact(transaction, people, workspace.id, wanted, () =>
        beginRecording(transaction, workspace.id, { kind: 'correct', actor }),
      )
      if (!recording) return { changeId: null, recordedAt: null, version: before.version }
      if (moves) await moveAway(transaction, recording, before, request.movedOn ?? day)
      const after = await findPerson(transaction, workspace.id, request.person, day)
      const owner = { workspaceId: workspace.id, personId: before.id, mark: 'identity' } as const
      const change = { before: auditedPerson(before), after: auditedPerson(after) }
      await noteSealed(transaction, owner, { what: 'customers.person', ...change })
      const version = String(recording.id)
      return { changeId: version, recordedAt: recording.recordedAt, version }
    })
  },
})

async function movesTo(
  transaction: Transaction,
  workspaceId: string,
  { account }: StoredPerson,
  request: Request,
): Promise<boolean> {
  if (request.account === undefined || request.account === account) return false
  await findAccounts(transaction, workspaceId, [request.account])
  return true
}

/** The fields that a request names, as canonical text. Who moves leaves the unit, and has not left the new account. */
function statedIn(before: StoredPerson, request: Request, moves: boolean): FactFields {
  const { account, unit, name, email, title, roles, placeholder, leftOn } = request
  const listed = roles?.length ? JSON.stringify(roles) : ''
  const isSame = roles !== undefined && JSON.stringify(roles) === JSON.stringify(before.roles)
  return {
    ...(moves ? { account, unit: '', leftOn: '' } : {}),
    ...given({ unit, name, email, title, leftOn }),
    ...(roles === undefined || isSame ? {} : { roles: listed }),
    ...(placeholder === undefined || placeholder === before.placeholder ? {} : { placeholder: String(placeholder) }),
  }
}

function given(fields: FactFields): FactFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
