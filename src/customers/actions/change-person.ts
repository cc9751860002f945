import { z } from 'zod'
import { findWorkspace, noteSealed } from '#access/server'
import { action, beginRecording, Conflict, Failure, type Transaction } from '#platform/server'
import { changePerson, findUnit, type PersonContent, readPersonVersion } from '../store/change-person.js'
import { findAccounts } from '../store/find-accounts.js'
import { findPerson, type StoredPerson } from '../store/read-people.js'
import { auditedPerson, personField, personFields } from './people-fields.js'
import { versionField, workspaceField } from './segment-fields.js'

const input = z.object({
  workspace: workspaceField,
  person: personField,
  ...personFields,
  name: personFields.name.optional(),
  account: z.string().optional().describe('Key of the account that they work at now.'),
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
      const content = await contentNow(transaction, workspace.id, before)
      const wanted = await contentAfter(transaction, workspace.id, content, request)
      await checkVersion(transaction, workspace.id, before, { content, wanted, request })
      if (fields.every((field) => same(content[field], wanted[field])))
        return { changeId: null, recordedAt: null, version: before.version }
      const recording = await beginRecording(transaction, workspace.id, { kind: 'correct', actor })
      await changePerson(transaction, recording, before.id, wanted)
      const after = await findPerson(transaction, workspace.id, request.person, day)
      const owner = { workspaceId: workspace.id, personId: before.id, mark: 'identity' } as const
      const change = { before: auditedPerson(before), after: auditedPerson(after) }
      await noteSealed(transaction, owner, { what: 'customers.person', ...change })
      const version = String(recording.id)
      return { changeId: version, recordedAt: recording.recordedAt, version }
    })
  },
})

const fields = ['account_id', 'unit_id', 'name', 'email', 'title', 'roles'] as const

async function contentNow(
  transaction: Transaction,
  workspaceId: string,
  { id, ref, version }: StoredPerson,
): Promise<PersonContent> {
  const content = await readPersonVersion(transaction, workspaceId, id, Number(version))
  if (!content) throw new Failure('not-found', `There is no person "${ref}".`)
  return content
}

async function contentAfter(
  transaction: Transaction,
  workspaceId: string,
  content: PersonContent,
  request: Request,
): Promise<PersonContent> {
  const { account, unit, roles } = request
  const [moved] = account === undefined ? [] : await findAccounts(transaction, workspaceId, [account])
  const account_id = moved?.id ?? content.account_id
  // A unit is of its account: who moves leaves it.
  const stays = account_id === content.account_id ? content.unit_id : null
  const unit_id =
    unit === undefined ? stays : unit === '' ? null : await findUnit(transaction, workspaceId, account_id, unit)
  if (unit && unit_id === null)
    throw new Failure('not-found', `There is no unit "${unit}" in this account. Import it first, or correct the key.`)
  const text = (given: string | undefined, now: string | null) => (given === undefined ? now : given || null)
  return {
    account_id,
    unit_id,
    name: text(request.name, content.name),
    email: text(request.email, content.email),
    title: text(request.title, content.title),
    roles: roles === undefined ? content.roles : roles.length > 0 ? roles : null,
  }
}

/** What others changed since does not matter, unless it is what this request changes. */
async function checkVersion(
  transaction: Transaction,
  workspaceId: string,
  person: StoredPerson,
  { content, wanted, request }: { content: PersonContent; wanted: PersonContent; request: Request },
): Promise<void> {
  if (request.version === undefined || Number(person.version) <= Number(request.version)) return
  const seen = await readPersonVersion(transaction, workspaceId, person.id, Number(request.version))
  const conflicts = fields
    .filter((field) => !same(content[field], wanted[field]) && !same(seen?.[field], content[field]))
    .map((field) => ({ field: field.replace('_id', ''), theirs: shown(content[field]), yours: shown(wanted[field]) }))
  if (conflicts.length === 0) return
  const values = conflicts.map(
    ({ field, theirs, yours }) => `${field} is ${theirs ?? 'blank'} now, not ${yours ?? 'blank'}`,
  )
  throw new Conflict(
    `Somebody changed ${person.ref} since you read it: ${values.join('; ')}. Read it again, then change it with version ${person.version}.`,
    conflicts,
  )
}

type Value = PersonContent[(typeof fields)[number]] | undefined

function same(one: Value, other: Value): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
}

function shown(value: Value): string | null {
  if (value === null || value === undefined) return null
  return Array.isArray(value) ? value.join(', ') : String(value)
}
