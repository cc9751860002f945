import { z } from 'zod'
import { action, type Transaction } from '#platform/server'
import { openChanges } from '../personal-data/open-entry.js'
import { readableMarks } from '../personal-data/readable-marks.js'
import { searchAudit, verifyAudit } from '../store/audit.js'
import { findWorkspace } from '../store/read-workspace.js'
import { workspaceField } from './workspace-field.js'

const changeOutput = z.object({
  what: z.string().describe('The table whose row changed.'),
  key: z.string().optional().describe('What people know a fact by.'),
  count: z.int().optional().describe('So many facts changed, too many to tell each.'),
  hidden: z
    .array(z.string())
    .readonly()
    .optional()
    .describe('Fields that changed and are personal: their values are not kept here.'),
  before: z.record(z.string(), z.unknown()).optional(),
  after: z.record(z.string(), z.unknown()).optional(),
})

/** Searches the audit log of a workspace. */
export const auditList = action({
  name: 'audit.list',
  summary: 'Search the audit log: who changed what, when, and from where.',
  effect: 'read',
  permission: 'audit:read',
  errors: ['not-found'],
  command: { columns: ['no', 'at', 'actor', 'action', 'from'] },
  input: z.object({
    workspace: workspaceField,
    actor: z.string().optional().describe('Who, such as local or user:ID.'),
    action: z.string().optional().describe('Which action, such as ledger.close.'),
    text: z.string().min(2, 'must have at least 2 characters').optional().describe('A text in the entry.'),
    from: z.iso.date().optional().describe('First day.'),
    to: z.iso.date().optional().describe('Last day.'),
    before: z.int().min(1).optional().describe('Only entries before this number: the next page.'),
    limit: z.int().min(1).max(500).default(50).describe('Entries at most.'),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        no: z.int(),
        at: z.string(),
        actor: z.string(),
        action: z.string(),
        from: z.string(),
        requestId: z.string().optional(),
        input: z.unknown().optional(),
        refused: z.boolean().describe('It was tried and not let happen.'),
        times: z.int().optional().describe('Stands for so many refusals that were alike, this the last of them.'),
        changes: z.array(changeOutput),
        hash: z.string(),
      }),
    ),
  }),
  async run({ database, caller }, { workspace: name, ...search }) {
    const { id } = await findWorkspace(database, name)
    const readable = readableMarks(caller, name)
    const readOpened = async (inside: Transaction) => {
      const rows = []
      for (const { body, ...entry } of await searchAudit(inside, id, search)) {
        const changes = await openChanges(inside, id, body.changes ?? [], readable)
        rows.push({ ...entry, refused: false, ...body, changes })
      }
      return rows
    }
    return { rows: await database.withWorkspace(id, readOpened, { snapshot: true }) }
  },
})

/** Checks that nothing in the audit log was changed, left out or put in. */
export const auditVerify = action({
  name: 'audit.verify',
  summary:
    'Check that nobody changed the audit log. Keep the head somewhere else to see later that none of it was cut off.',
  effect: 'read',
  permission: 'audit:read',
  errors: ['not-found'],
  exitCode: ({ intact }) => (intact ? 0 : 1),
  input: z.object({
    workspace: workspaceField,
    head: z.string().optional().describe('A head that was kept: it must still be in the chain.'),
  }),
  output: z.object({
    intact: z.boolean(),
    entries: z.int().describe('Entries that fit.'),
    head: z.string().describe('The hash of the last entry that fits.'),
    brokenAt: z.int().nullable().describe('The first entry that does not fit.'),
    headFound: z.boolean().nullable().describe('Whether the kept head is in the chain; null without one.'),
  }),
  async run({ database }, { workspace: name, head: kept }) {
    const { id } = await findWorkspace(database, name)
    return database.withWorkspace(
      id,
      async (inside) => {
        const check = await verifyAudit(inside, id, kept)
        return { ...check, intact: check.brokenAt === null && check.headFound !== false }
      },
      { snapshot: true },
    )
  },
})
