import { existsSync } from 'node:fs'
import { type Database, Failure } from '#platform/server'
import { type Mapping, parseMapping, readMapping } from '../mapping/index.js'
import { shippedMapping } from '../mapping/shipped-mapping.js'
import { findMapping, listMappings } from '../store/saved-mappings.js'
import { importable } from './import-facts.js'

/** Every kind of fact that a mapping may name. */
export const importableShapes = importable.map((facts) => facts.shape)

/**
 * The mapping of a request: its own text, one that the workspace saved, one that ships, or a file. A saved one
 * goes before one that ships under the same name. Who sends an upload is elsewhere: files of this machine are none of
 * theirs.
 */
export async function mappingOf(
  database: Database,
  workspaceId: string,
  request: { mapping?: string; mappingText?: string; namedOnly?: boolean; upload?: string },
): Promise<Mapping> {
  if (request.mappingText !== undefined) return parseMapping(request.mappingText, importableShapes)
  const { mapping: asked } = request
  const namedOnly = request.namedOnly ?? request.upload !== undefined
  if (asked === undefined)
    throw new Failure('wrong-usage', 'Say by which mapping: a file, or the name of a saved one or of one that ships.')
  const saved = await database.withWorkspace(workspaceId, (transaction) => findMapping(transaction, workspaceId, asked))
  if (saved) return parseMapping(saved, importableShapes, asked)
  const shipped = /^[a-z-]+$/.test(asked) ? shippedMapping(asked) : null
  if (shipped) return readMapping(shipped, importableShapes)
  if (!namedOnly && existsSync(asked)) return readMapping(asked, importableShapes)
  const saves = await database.withWorkspace(workspaceId, (transaction) => listMappings(transaction, workspaceId))
  const own = saves.map(({ name }) => `"${name}"`).slice(0, 10)
  const hint = own.length > 0 ? ` This workspace saved ${own.join(', ')}.` : ''
  throw new Failure(
    namedOnly ? 'not-found' : 'wrong-usage',
    `There is no mapping "${asked}"; \`mainstay mappings list\` shows those that ship.${hint}`,
  )
}
