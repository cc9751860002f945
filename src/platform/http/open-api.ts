import { z } from 'zod'
import { type AnyAction, apiPrefix, type FailureKind, failures, fieldsAt, pathOf } from '../actions/index.js'
import { languages } from '../i18n/index.js'

type Json = Record<string, unknown>

/** The OpenAPI 3.1 document of a list of actions. */
export function openApiDocument(actions: readonly AnyAction[], version: string): Json {
  const schemas: Json = { Problem: problemSchema }
  const paths: Json = {}
  for (const action of actions) {
    paths[pathOf(action.name)] = { [action.method.toLowerCase()]: operationOf(action, schemas) }
  }
  paths[`${apiPrefix}/uploads`] = { post: uploadOperation }
  return {
    openapi: '3.1.0',
    info: { title: 'Mainstay', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas,
      responses: { Problem: problemResponse },
      parameters: { AcceptLanguage: languageParameter, IdempotencyKey: keyParameter },
    },
  }
}

function operationOf(action: AnyAction, schemas: Json): Json {
  const input = inputSchema(action, schemas)
  const output = hoisted(z.toJSONSchema(action.output, { io: 'output' }) as Json, action.name, 'Output', schemas)
  return {
    operationId: action.name,
    summary: action.summary,
    tags: [action.name.split('.')[0]],
    parameters: [inLanguage, ...(action.method === 'GET' ? parametersOf(input) : [idempotencyKey])],
    ...(action.method === 'GET' ? {} : { requestBody: bodyOf(input) }),
    responses: {
      ...(action.long ? { 202: acceptedResponse(output) } : { 200: json('The result.', output) }),
      ...problemsOf(action),
    },
  }
}

function inputSchema(action: AnyAction, schemas: Json): Json {
  const allowed = new Set(fieldsAt(action, 'http').map(({ name }) => name))
  const whole = hoisted(z.toJSONSchema(action.input, { io: 'input' }) as Json, action.name, 'Input', schemas)
  const properties = Object.entries((whole.properties ?? {}) as Json).filter(([name]) => allowed.has(name))
  const required = ((whole.required ?? []) as string[]).filter((name) => allowed.has(name))
  return { ...whole, properties: Object.fromEntries(properties), required, additionalProperties: false }
}

function parametersOf(input: Json): Json[] {
  const required = new Set(input.required as string[])
  return Object.entries(input.properties as Record<string, Json>).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.has(name),
    ...(description ? { description } : {}),
    schema,
  }))
}

function bodyOf(input: Json): Json {
  const needed = (input.required as string[]).length > 0
  return { required: needed, content: { 'application/json': { schema: input } } }
}

function problemsOf(action: AnyAction): Json {
  const byStatus = new Map<number, FailureKind[]>()
  for (const kind of new Set<FailureKind>(['invalid-input', ...action.errors])) {
    const { status } = failures[kind]
    byStatus.set(status, [...(byStatus.get(status) ?? []), kind])
  }
  const told = [...byStatus].map(([status, kinds]) => [
    status,
    { ...json(`Kinds: ${kinds.join(', ')}.`, { $ref: '#/components/schemas/Problem' }, 'application/problem+json') },
  ])
  return { ...Object.fromEntries(told), default: { $ref: '#/components/responses/Problem' } }
}

// Definitions that a schema shares within itself move to the document's components, under a name of their own.
function hoisted(schema: Json, actionName: string, side: string, schemas: Json): Json {
  const { $defs, $schema: _dialect, ...rest } = schema
  const prefix = `${actionName}.${side}`
  const renamed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renamed)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        key === '$ref' ? target(String(inner), prefix) : renamed(inner),
      ]),
    )
  }
  for (const [name, definition] of Object.entries(($defs ?? {}) as Json)) {
    schemas[`${prefix}.${name}`] = renamed(definition)
  }
  const usesItself = JSON.stringify(rest).includes('"$ref":"#"') || JSON.stringify($defs ?? {}).includes('"$ref":"#"')
  if (!usesItself) return renamed(rest) as Json
  schemas[prefix] = renamed(rest)
  return { $ref: `#/components/schemas/${prefix}` }
}

function target(reference: string, prefix: string): string {
  if (reference === '#') return `#/components/schemas/${prefix}`
  return reference.replace('#/$defs/', `#/components/schemas/${prefix}.`)
}

function json(description: string, schema: Json, type = 'application/json'): Json {
  return { description, content: { [type]: { schema } } }
}

function acceptedResponse(output: Json): Json {
  const schema = {
    type: 'object',
    properties: { job: { type: 'string', format: 'uuid' }, action: { type: 'string' } },
    required: ['job', 'action'],
    'x-result': output,
  }
  return json('Taken on as a job; jobs.show tells how far it is, and its result in the end (x-result).', schema)
}

const inLanguage: Json = { $ref: '#/components/parameters/AcceptLanguage' }
const idempotencyKey: Json = { $ref: '#/components/parameters/IdempotencyKey' }

const keyParameter: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Names this request, such as by a random UUID: sent again within a day it is not carried out again, and gets its ' +
    'first answer with the header Idempotency-Replayed. With another request: 422 key-reused. While it is under way: ' +
    '409 busy. Carried out, but the server ended before it kept the answer: 409 answer-lost. What failed and stored ' +
    'nothing is tried again.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
}

const languageParameter: Json = {
  name: 'Accept-Language',
  in: 'header',
  description: 'The language of problems and of the texts that x-sentence marks; English without it.',
  schema: { type: 'string', examples: [...languages] },
}

const problemSchema: Json = {
  type: 'object',
  description: 'Problem details (RFC 9457).',
  required: ['type', 'kind', 'title', 'status', 'detail', 'requestId'],
  properties: {
    type: { type: 'string' },
    kind: { type: 'string', enum: Object.keys(failures) },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    requestId: { type: 'string', format: 'uuid' },
    conflicts: {
      type: 'array',
      description: 'With the kind `conflict`: what somebody else changed meanwhile, value by value.',
      items: {
        type: 'object',
        required: ['field', 'theirs', 'yours'],
        properties: {
          field: { type: 'string' },
          theirs: { type: ['string', 'null'] },
          yours: { type: ['string', 'null'] },
        },
      },
    },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: { pointer: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
}

const problemResponse: Json = json('A problem.', { $ref: '#/components/schemas/Problem' }, 'application/problem+json')

const uploadOperation: Json = {
  operationId: 'uploads.create',
  summary: 'Keep files for an action that takes an upload.',
  tags: ['uploads'],
  parameters: [inLanguage],
  requestBody: {
    required: true,
    content: {
      'multipart/form-data': {
        schema: {
          type: 'object',
          properties: {
            files: { type: 'array', items: { type: 'string', contentMediaType: 'application/octet-stream' } },
          },
        },
      },
    },
  },
  responses: {
    201: json('Kept.', {
      type: 'object',
      required: ['upload', 'files'],
      properties: { upload: { type: 'string', format: 'uuid' }, files: { type: 'array', items: { type: 'string' } } },
    }),
    default: { $ref: '#/components/responses/Problem' },
  },
}
