import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { exampleActions } from '../actions/example-actions.js'
import { action } from '../actions/index.js'
import { openApiDocument } from './open-api.js'

type Node = { readonly [key: string]: unknown }

const tree = z.object({
  name: z.string(),
  get children() {
    return z.array(tree)
  },
})

const recursive = action({
  name: 'trees.show',
  summary: 'Show a tree.',
  effect: 'read',
  permission: 'trees:read',
  errors: ['not-found', 'name-taken', 'busy'],
  input: z.object({ id: z.uuid() }),
  output: tree,
  run: async () => ({ name: '', children: [] }),
})

const shared = z.object({ day: z.iso.date() }).meta({ id: 'Shared' })

const sharing = action({
  name: 'trees.plant',
  summary: 'Plant a tree.',
  effect: 'write',
  permission: 'trees:write',
  errors: [],
  input: z.object({ first: shared, second: shared }),
  output: z.object({ planted: shared }),
  run: async (_context, { first }) => ({ planted: first }),
})

const all = [...exampleActions, recursive, sharing]
const document = openApiDocument(all, '1.2.3') as Node

function at(path: string): unknown {
  const steps = path.replace('#/', '').split('/')
  return steps.reduce<unknown>((node, step) => (node as Node | undefined)?.[step.replaceAll('~1', '/')], document)
}

function references(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(references)
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => (key === '$ref' ? [String(value)] : references(value)))
}

function operations(): { path: string; method: string; operation: Node }[] {
  return Object.entries(document.paths as Record<string, Record<string, Node>>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
}

describe('the OpenAPI document', () => {
  it('has what OpenAPI 3.1 requires', () => {
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'Mainstay', version: '1.2.3' } })
    for (const { operation } of operations()) {
      for (const response of Object.values(operation.responses as Record<string, Node>)) {
        expect(response.$ref ?? response.description).toBeTypeOf('string')
      }
    }
  })

  it('has every action once, under the path and method that follow from its name', () => {
    const found = operations().map(({ path, method, operation }) => `${operation.operationId} ${method} ${path}`)
    expect(found.sort()).toEqual(
      [
        ...all.map(({ name, method }) => `${name} ${method.toLowerCase()} /api/v1/${name.replaceAll('.', '/')}`),
        'uploads.create post /api/v1/uploads',
      ].sort(),
    )
  })

  it('refers to nothing that is not there', () => {
    const all = references(document)
    expect(all).toContain('#/components/schemas/Problem')
    for (const reference of all) expect(at(reference), reference).toBeDefined()
  })

  it('keeps no definitions inside schemas', () => {
    expect(JSON.stringify(document)).not.toMatch(/\$defs|"\$schema"/)
  })

  it('tells parameters with their defaults, and the kinds of problem by status', () => {
    const operation = at('#/paths/~1api~1v1~1plants~1list/get') as Node
    expect(operation.parameters).toContainEqual({
      name: 'garden',
      in: 'query',
      required: true,
      description: 'Name of the garden.',
      schema: { type: 'string', minLength: 1 },
    })
    expect(operation.parameters).toContainEqual(expect.objectContaining({ name: 'limit', required: false }))
    const problems = (at('#/paths/~1api~1v1~1trees~1show/get/responses') as Record<string, Node>) ?? {}
    expect(problems['409']?.description).toBe('Kinds: name-taken, busy.')
  })

  it('tells that every operation speaks the language that is asked for', () => {
    for (const { operation } of operations()) {
      expect(operation.parameters).toContainEqual({ $ref: '#/components/parameters/AcceptLanguage' })
    }
  })

  it('leaves out what only the command line may give', () => {
    const body = at(
      '#/paths/~1api~1v1~1plants~1add/post/requestBody/content/application~1json/schema/properties',
    ) as Node
    expect(Object.keys(body)).toEqual(['name', 'upload', 'dryRun'])
  })
})
