import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type AnyAction, actionNamePattern, failures, kebab, pathOf } from '#platform/server'
import { actions } from './actions.js'
import { commandWords, optionName, readCommandLine } from './cli/command-tree.js'

const all: readonly AnyAction[] = actions

function unique(values: readonly string[]): void {
  expect([...new Set(values)]).toEqual(values)
}

// Coercion and transformation look harmless in the schema's export, so they are looked for in the schema itself.
function typesIn(schema: z.core.$ZodType): string[] {
  const definition = schema._zod.def as unknown as Record<string, unknown>
  const seen = new Set<unknown>()
  const walk = (node: unknown): string[] => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return []
    seen.add(node)
    if ('_zod' in node) return typesIn(node as z.core.$ZodType)
    return Object.values(node).flatMap(walk)
  }
  const own = definition.coerce === true ? 'coerce' : String(definition.type)
  return [
    own,
    ...Object.entries(definition).flatMap(([key, value]) =>
      key === 'shape' ? Object.values(value as object).flatMap(walk) : walk(value),
    ),
  ]
}

describe('the actions', () => {
  it('have names of their own, and paths and commands of their own', () => {
    unique(all.map(({ name }) => name))
    unique(all.map(({ name }) => pathOf(name)))
    unique(all.map((action) => commandWords(action).join(' ')))
    for (const { name } of all) expect(name).toMatch(actionNamePattern)
  })

  it.each(all.map((action) => [action.name, action] as const))('%s is declared in full', (_name, action) => {
    expect(action.summary).toMatch(/^[A-Z].*\.$/)
    for (const kind of action.errors) expect(failures).toHaveProperty(kind)
    for (const field of action.fields()) expect(field.summary, `the summary of ${field.name}`).not.toBe('')
    expect(action.method).toBe(action.effect === 'read' && !action.long ? 'GET' : 'POST')
  })

  it.each(all.map((action) => [action.name, action] as const))('%s has a schema of JSON alone', (_name, action) => {
    for (const schema of [action.input, action.output]) {
      expect(() => z.toJSONSchema(schema, { io: 'input' })).not.toThrow()
      expect(() => z.toJSONSchema(schema, { io: 'output' })).not.toThrow()
      expect(typesIn(schema)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(coerce|transform|pipe|date|bigint)$/)]),
      )
    }
  })

  it.each(all.map((action) => [action.name, action] as const))(
    '%s is a command with all its inputs',
    (_name, action) => {
      const names = action.fields().map(({ name }) => name)
      const args = (action.command.args ?? []).map((arg) => arg.replace('?', ''))
      const hints = [...args, ...Object.keys(action.only), ...Object.keys(action.command.options ?? {})]
      expect(names).toEqual(expect.arrayContaining(hints))
      const options = names.filter((name) => !args.includes(name)).map((name) => optionName(action, name))
      unique(options)
      expect(options).not.toContain('json')
      expect(options).not.toContain('language')
      for (const option of options) expect(option).toBe(kebab(option))
      const asked = readCommandLine([...commandWords(action), '--help'], all, [])
      const text = asked.kind === 'help' ? asked.text : ''
      for (const { name } of action
        .fields()
        .filter(({ name }) => (action.only[name] ?? 'cli') === 'cli' && !args.includes(name))) {
        expect(text).toContain(optionName(action, name))
      }
    },
  )
})
