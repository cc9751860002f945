import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, Failure } from '#platform/server'
import { importableShapes, mappingOf } from '../apply/mapping-of.js'
import { headerSignature } from '../mapping/guess/header-words.js'
import { parseMapping, readMapping } from '../mapping/index.js'
import { listShippedMappings } from '../mapping/shipped-mapping.js'
import { dropMapping, findMapping, keepMapping, listMappings } from '../store/saved-mappings.js'

const described = z.object({
  name: z.string().describe('Give it as `mapping` to an import.'),
  entities: z.array(z.string()).describe('What it brings in.'),
  files: z.array(z.string()).describe('The files that it knows.'),
  own: z.boolean().describe('Saved in this workspace; the others ship with the program.'),
  savedAt: z.string().nullable(),
  savedBy: z.string().nullable(),
})

const workspaceName = z.string().describe('Name of the workspace.')
const name = z.string().trim().min(1).max(120).describe('Name of the mapping.')
const body = z.record(z.string(), z.unknown()).describe('The mapping, as docs/import-mappings.md describes it.')

/** Lists the mappings that ship with the program and, given a workspace, its own. */
export const mappingsList = action({
  name: 'mappings.list',
  summary: 'List the mappings that ship with the program and those that the workspace saved.',
  effect: 'read',
  permission: 'imports:read',
  errors: ['not-found'],
  input: z.object({ workspace: workspaceName.optional() }),
  output: z.object({ rows: z.array(described) }),
  async run({ database }, request) {
    const shipped = (await listShippedMappings()).map((one) => ({ ...one, own: false, savedAt: null, savedBy: null }))
    if (request.workspace === undefined) return { rows: shipped }
    const workspace = await findWorkspace(database, request.workspace)
    const own = await database.withWorkspace(workspace.id, (transaction) => listMappings(transaction, workspace.id))
    return { rows: [...own.map(({ mapping: _, ...one }) => ({ ...one, own: true })), ...shipped] }
  },
})

/** Keeps a mapping in the workspace, under its own name; an earlier one of that name is replaced. */
export const mappingsSave = action({
  name: 'mappings.save',
  summary: 'Save a mapping in the workspace, so that the next file with the same columns needs no help.',
  effect: 'write',
  permission: 'imports:write',
  errors: ['not-found', 'wrong-usage'],
  command: { args: ['path'] },
  only: { path: 'cli', mappingText: 'http', columns: 'http' },
  input: z.object({
    workspace: workspaceName,
    name: name.optional().describe('Under which name; its own without it.'),
    path: z.string().optional().describe('The file of the mapping.'),
    mappingText: z.string().max(1_000_000).optional().describe('The mapping itself, as JSON text.'),
    columns: z
      .array(z.array(z.string()).max(4096))
      .max(50)
      .default([])
      .describe('The columns of each file that it was made for; files with the same are known again.'),
  }),
  output: z.object({ name: z.string(), replaced: z.boolean(), mapping: body }),
  async run({ database, actor }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const given = await givenMapping(request)
    const mapping = request.name === undefined ? given : { ...given, name: request.name }
    const signatures = request.columns.map(headerSignature)
    const replaced = await database.withWorkspace(workspace.id, (transaction) =>
      keepMapping(transaction, workspace.id, { mapping, signatures, actor }),
    )
    return { name: mapping.name, replaced, mapping }
  },
})

/** Shows a mapping: one of the workspace's own, or one that ships. */
export const mappingsShow = action({
  name: 'mappings.show',
  summary: 'Show a mapping that the workspace saved, or one that ships.',
  effect: 'read',
  permission: 'imports:read',
  errors: ['not-found', 'wrong-usage'],
  command: { args: ['name'] },
  input: z.object({ workspace: workspaceName, name }),
  output: z.object({ name: z.string(), own: z.boolean(), mapping: body }),
  async run({ database }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const own = await database.withWorkspace(workspace.id, (transaction) =>
      findMapping(transaction, workspace.id, request.name),
    )
    const mapping = own ?? (await mappingOf(database, workspace.id, { mapping: request.name, namedOnly: true }))
    return { name: request.name, own: own !== null, mapping }
  },
})

/** Forgets a mapping of the workspace; what was imported by it stays. */
export const mappingsDelete = action({
  name: 'mappings.delete',
  summary: 'Delete a mapping that the workspace saved; what was imported by it stays.',
  effect: 'write',
  permission: 'imports:write',
  errors: ['not-found'],
  command: { args: ['name'] },
  input: z.object({ workspace: workspaceName, name }),
  output: z.object({ name: z.string() }),
  async run({ database }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const dropped = await database.withWorkspace(workspace.id, (transaction) =>
      dropMapping(transaction, workspace.id, request.name),
    )
    if (!dropped)
      throw new Failure(
        'not-found',
        `There is no saved mapping "${request.name}". \`mainstay mappings list\` shows them.`,
      )
    return { name: request.name }
  },
})

async function givenMapping(request: { path?: string; mappingText?: string }) {
  if (request.mappingText !== undefined) return parseMapping(request.mappingText, importableShapes)
  if (request.path !== undefined) return readMapping(request.path, importableShapes)
  throw new Failure('wrong-usage', 'Say which mapping to save: its file, or over HTTP its text.')
}
