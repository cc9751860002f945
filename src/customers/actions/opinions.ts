import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { findWorkspace, noteSealed } from '#access/server'
import { action, beginRecording, Failure, personal, saveFacts, voidFacts } from '#platform/server'
import { influences, opinionKinds, stances } from '../shapes.js'
import { opinions } from '../store/fact-tables.js'
import { findOpinion, listOpinions, type StoredOpinion } from '../store/read-opinions.js'
import { findPerson } from '../store/read-people.js'
import { personField } from './people-fields.js'
import { dayField, recorded, workspaceField } from './segment-fields.js'

const opinion = personal('opinion')
const kindField = z.enum(opinionKinds).describe('What it is about.')

const opinionOutput = z.object({
  ref: z.string(),
  person: z.string(),
  personName: z.string().nullable(),
  account: z.string(),
  day: z.string().describe('From which day somebody thinks so.'),
  kind: kindField,
  value: z.string(),
  because: z.string().nullable().describe('What shows it.'),
  author: z.string().nullable().describe('Who thinks so: a name that was imported, or a user as in the audit log.'),
  recordedAt: z.string(),
  counts: z.boolean().describe('It is the one of its kind that counts today; every note does.'),
})

/** Lists opinions with their history. */
export const opinionsList = action({
  name: 'opinions.list',
  summary: 'List what is thought of a person or of the people of an account, the latest day first.',
  effect: 'read',
  permission: 'opinions:read',
  errors: ['not-found'],
  command: { columns: ['ref', 'personName', 'day', 'kind', 'value', 'because'] },
  input: z.object({
    workspace: workspaceField,
    person: personField.optional(),
    account: z.string().optional().describe('Key of the account.'),
    kind: kindField.optional(),
    limit: z.int().min(1).max(5000).default(500).describe('At most so many rows.'),
  }),
  output: z.object({ rows: z.array(opinionOutput) }),
  async run({ database, clock }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const rows = await database.withWorkspace(workspace.id, (transaction) =>
      listOpinions(transaction, workspace.id, request, clock().slice(0, 10)),
    )
    return { rows: rows.map(told) }
  },
})

/** Records what somebody thinks of a person from a day on. */
export const opinionsRecord = action({
  name: 'opinions.record',
  summary: 'Record what you think of a person from a day on, and what shows it. What was thought before is kept.',
  effect: 'write',
  permission: 'opinions:write',
  errors: ['not-found', 'wrong-usage', 'forbidden'],
  command: { args: ['person', 'kind', 'value'] },
  input: z.object({
    workspace: workspaceField,
    person: personField,
    kind: kindField.meta(opinion),
    value: z
      .string()
      .trim()
      .min(1, 'must not be empty')
      .max(5000)
      .describe(`A stance (${stances.join(', ')}), an influence (${influences.join(', ')}) or the text of a note.`)
      .meta(opinion),
    because: z.string().trim().max(5000).optional().describe('What shows it: the evidence.').meta(opinion),
    day: dayField.optional().describe('From which day; today without it.'),
  }),
  output: z.object({ opinion: opinionOutput, ...recorded.shape }),
  async run({ database, actor, caller, clock }, request) {
    // Who cannot see opinions cannot write them either: the database holds both.
    caller.allow({ permission: 'opinions:read' }, request)
    const workspace = await findWorkspace(database, request.workspace)
    const today = clock().slice(0, 10)
    const { person, kind, value, because, day = today } = request
    if (day > today) throw new Failure('wrong-usage', `Nobody thinks so yet on ${day}. Give a day up to today.`)
    return database.withWorkspace(workspace.id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      const { id: personId } = await findPerson(transaction, workspace.id, person, today)
      const recording = await beginRecording(transaction, workspace.id, { kind: 'create', actor })
      const ref = randomUUID()
      const stated = { ref, person, day, kind, value, because, author: actor }
      await saveFacts(transaction, opinions, recording, [stated])
      const made = await findOpinion(transaction, workspace.id, ref, today)
      const owner = { workspaceId: workspace.id, personId, mark: 'opinion' } as const
      await noteSealed(transaction, owner, { what: 'customers.opinion', after: audited(made) })
      return { opinion: told(made), changeId: String(recording.id), recordedAt: recording.recordedAt }
    })
  },
})

/** Takes an opinion back. */
export const opinionsWithdraw = action({
  name: 'opinions.withdraw',
  summary: 'Take back what was thought of a person; can be undone.',
  effect: 'write',
  permission: 'opinions:write',
  errors: ['not-found', 'forbidden'],
  command: { args: ['opinion'] },
  input: z.object({ workspace: workspaceField, opinion: z.string().describe('Key of the opinion.') }),
  output: recorded,
  async run({ database, actor, caller, clock }, request) {
    caller.allow({ permission: 'opinions:read' }, request)
    const workspace = await findWorkspace(database, request.workspace)
    return database.withWorkspace(workspace.id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      const found = await findOpinion(transaction, workspace.id, request.opinion, clock().slice(0, 10))
      const recording = await beginRecording(transaction, workspace.id, { kind: 'correct', actor })
      await voidFacts(transaction, opinions, recording, [found.id])
      const owner = { workspaceId: workspace.id, personId: found.person_id, mark: 'opinion' } as const
      await noteSealed(transaction, owner, { what: 'customers.opinion', before: audited(found) })
      return { changeId: String(recording.id), recordedAt: recording.recordedAt }
    })
  },
})

function told({ person_name, recorded_at, ...row }: StoredOpinion): z.input<typeof opinionOutput> {
  return { ...row, personName: person_name, recordedAt: recorded_at }
}

function audited({ person, day, kind, value, because }: StoredOpinion): Record<string, unknown> {
  return { person, day, kind, value, because }
}
