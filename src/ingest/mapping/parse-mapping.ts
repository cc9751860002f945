import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { z } from 'zod'
import type { FactShape } from '#platform'
import { checkEntry } from './check-entry.js'
import { InvalidMapping, type MappingProblem } from './invalid-mapping.js'
import { type Mapping, mappingSchema } from './mapping.js'
import { hint } from './nearest-name.js'

/** Reads a mapping file. Throws `InvalidMapping` that names every mistake. */
export async function readMapping(path: string, shapes: readonly FactShape[]): Promise<Mapping> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${error.code})`
    throw new InvalidMapping(path, [{ where: '', problem: `Nothing was read: ${reason}` }])
  })
  return parseMapping(text, shapes, basename(path))
}

/**
 * Checks a mapping, given as JSON text or as an object, against the kinds of fact that there are. `name` is
 * what messages call it. Throws `InvalidMapping` that names every mistake.
 */
export function parseMapping(input: unknown, shapes: readonly FactShape[], name = 'given'): Mapping {
  const written = typeof input === 'string' ? parsedJson(input.replace(/^\ufeff/, ''), name) : input
  const read = mappingSchema.safeParse(withoutShortForms(written), { reportInput: true })
  if (!read.success) throw new InvalidMapping(name, read.error.issues.map(problemOf))
  const problems = read.data.files.flatMap((entry, index) => checkEntry(entry, `files[${index}]`, shapes))
  if (problems.length) throw new InvalidMapping(name, problems)
  return read.data
}

function parsedJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new InvalidMapping(name, [{ where: '', problem: `It is not JSON: ${(error as Error).message}` }])
  }
}

// `"ref": "Account ID"` is short for `"ref": { "column": "Account ID" }`, so that one schema with exact messages does.
function withoutShortForms(mapping: unknown): unknown {
  if (!isObject(mapping) || !Array.isArray(mapping.files)) return mapping
  return { ...mapping, files: mapping.files.map(entryInFull) }
}

function entryInFull(entry: unknown): unknown {
  if (!isObject(entry) || !isObject(entry.fields)) return entry
  const fields = Object.entries(entry.fields).map(([field, source]) => [field, sourceInFull(source)])
  return { ...entry, fields: Object.fromEntries(fields) }
}

function sourceInFull(source: unknown): unknown {
  if (typeof source === 'string') return { column: source }
  if (!isObject(source) || !isObject(source.lookup)) return source
  return { ...source, lookup: { ...source.lookup, by: sourceInFull(source.lookup.by) } }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function problemOf(issue: z.core.$ZodIssue): MappingProblem {
  const where = pathText(issue.path)
  if (issue.code === 'unrecognized_keys') {
    const unknown = issue.keys.map((key) => `"${key}" is no option${hint(key, optionsAt(issue.path))}`)
    return { where, problem: unknown.join('; ') }
  }
  if (issue.input === undefined && issue.code !== 'custom') return { where, problem: 'is missing' }
  return { where, problem: issue.message }
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index ? '.' : ''}${String(step)}`))
    .join('')
}

const mappingOptions = ['name', 'version', 'files', 'note']
const fileOptions = ['sheet', 'headerRow', 'encoding', 'delimiter', 'path', 'where', 'note']
const entryOptions = ['match', 'entity', 'distinct', 'dates', 'decimals', 'fields', ...fileOptions]
const lookupOptions = ['file', 'key', 'by', 'column', ...fileOptions]
const conditionOptions = ['column', 'is', 'not', 'blank', 'note']
const sourceOptions =
  'column firstOf join separator value lookup optional blankIf values default format plusDays decimals units times note'.split(
    ' ',
  )

function optionsAt(path: readonly PropertyKey[]): string[] {
  if (path.length === 0) return mappingOptions
  if (path.at(-2) === 'where') return conditionOptions
  if (path.at(-1) === 'lookup') return lookupOptions
  return path.length === 2 ? entryOptions : sourceOptions
}
