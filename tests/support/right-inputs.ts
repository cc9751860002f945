import { randomUUID } from 'node:crypto'
import type { AnyAction } from '#platform/server'

/** A thing of JSON with named fields, such as a schema. */
export type Json = { readonly [key: string]: unknown }
/** What a document says may be asked. */
export type Operation = {
  readonly method: string
  readonly path: string
  readonly schema: Json
  readonly action?: AnyAction
}

/** What stands where a document has no better word for a value. */
export type Words = Readonly<Record<string, unknown>>

/** What inputs are made with. */
export type World = { readonly dice: Dice; readonly schemas: Json; readonly words: Words; readonly mayWrite: boolean }
/** An input as its schema wants it: what it must have, and some of the rest. */
export function rightInput({ schema }: Operation, { dice, schemas, words }: World): Record<string, unknown> {
  const properties = (schema.properties ?? {}) as Readonly<Record<string, Json>>
  const required = new Set((schema.required ?? []) as readonly string[])
  const names = Object.keys(properties).filter((name) => required.has(name) || dice.oneIn(3))
  return Object.fromEntries(
    names.map((name) => [name, name in words ? words[name] : rightValue(properties[name] ?? {}, schemas, dice)]),
  )
}

const samples = ['2024-01', '2024-01-31', '2024-01-31T00:00:00Z', 'EUR', 'a=b', 'arr=5', '?q=a', 'abc', 'a@b.example']

function rightValue(schema: Json, schemas: Json, dice: Dice, depth = 0): unknown {
  if (typeof schema.$ref === 'string') {
    const target = schemas[schema.$ref.replace('#/components/schemas/', '')] as Json | undefined
    return depth > 4 || !target ? null : rightValue(target, schemas, dice, depth + 1)
  }
  const options = (schema.anyOf ?? schema.oneOf) as readonly Json[] | undefined
  if (options) return rightValue(dice.pick(options), schemas, dice, depth + 1)
  if ('const' in schema) return schema.const
  if (Array.isArray(schema.enum)) return dice.pick(schema.enum)
  if (schema.type === 'integer' || schema.type === 'number') return (schema.minimum as number | undefined) ?? 1
  if (schema.type === 'boolean') return dice.oneIn(2)
  if (schema.type === 'array') return [rightValue((schema.items ?? {}) as Json, schemas, dice, depth + 1)]
  if (schema.type === 'object') {
    const operation = { method: '', path: '', schema }
    return rightInput(operation, { dice, schemas, words: {}, mayWrite: false })
  }
  if (schema.format === 'uuid') return randomUUID()
  const pattern = typeof schema.pattern === 'string' ? new RegExp(schema.pattern, 'u') : /^/
  return samples.find((sample) => pattern.test(sample)) ?? 'abc'
}

/** Everything that a document offers. */
export function operationsIn(document: Json, actions: readonly AnyAction[]): Operation[] {
  const paths = document.paths as Readonly<Record<string, Readonly<Record<string, Json>>>>
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, told]) => ({
      method: method.toUpperCase(),
      path,
      schema: schemaOf(told),
      action: actions.find(({ name }) => name === told.operationId),
    })),
  )
}

function schemaOf({ parameters, requestBody }: Json): Json {
  const content = (requestBody as { content?: Readonly<Record<string, { schema?: Json }>> } | undefined)?.content
  const ofBody = content?.['application/json']?.schema
  if (ofBody) return ofBody
  const query = (
    (parameters ?? []) as readonly { in?: string; name: string; required?: boolean; schema: Json }[]
  ).filter((parameter) => parameter.in === 'query')
  return {
    properties: Object.fromEntries(query.map(({ name, schema }) => [name, schema])),
    required: query.filter(({ required }) => required).map(({ name }) => name),
  }
}

/** Numbers by chance that are the same each time. */
export type Dice = {
  below(limit: number): number
  oneIn(count: number): boolean
  pick<T>(from: readonly T[]): T
}

// Mulberry32, after Tommy Ettinger: 32 bits of state are plenty for some ten thousand requests.
export function diceOf(seed: number): Dice {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    oneIn: (count) => below(count) === 0,
    pick: <T>(from: readonly T[]) => from[below(from.length)] as T,
  }
}
