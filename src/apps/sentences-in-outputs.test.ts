import { expect, it } from 'vitest'
import { z } from 'zod'
import type { AnyAction } from '#platform/server'
import { actions } from './actions.js'

type Node = { readonly [key: string]: unknown }

const all: readonly AnyAction[] = actions
const telling = /^(because|reasons?|why|notes?|warnings?|problems?|phase|message|questions?|basis|hint|\w+Because)$/

// The reasons that people gave: they stay as they were written.
const ofPeople = new Set([
  'accounts.history.rows.because',
  'changes.undo.of.because',
  'ledger.account.lines.versions.because',
  'ledger.cell.rows.because',
  'ledger.changes.recordings.because',
  'opinions.list.rows.because',
  'opinions.record.opinion.because',
  'opportunities.create.opportunity.reason',
  'opportunities.list.rows.reason',
  'opportunities.show.reason',
  'organisation.show.links.because',
  'policies.change.because',
  'policies.create.because',
  'policies.list.rows.because',
  'reconciliation.list.rows.reason',
  'reconciliation.show.history.reason',
  'reconciliation.show.rows.reason',
  'reviews.by-link.questions',
  'reviews.show.questions.question',
])

/** Texts of an output, by their paths, whose names say that they tell something, and whether they are marked. */
function tellingTexts(node: unknown, path: string): { path: string; isSentence: boolean }[] {
  if (Array.isArray(node)) return node.flatMap((inner) => tellingTexts(inner, path))
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => {
    if (key !== 'properties') return tellingTexts(value, path)
    return Object.entries(value as Node).flatMap(([name, schema]) => {
      const here = `${path}.${name}`
      const own = telling.test(name) ? textsIn(schema).map((isSentence) => ({ path: here, isSentence })) : []
      return [...own, ...tellingTexts(schema, here)]
    })
  })
}

function textsIn(schema: unknown): boolean[] {
  const { type, anyOf, items, additionalProperties, enum: codes, ...marks } = schema as Node
  if ([type].flat().includes('string')) return codes ? [] : [marks['x-sentence'] === true]
  return [anyOf, items, additionalProperties].flatMap((inner) =>
    typeof inner === 'object' && inner !== null ? [inner].flat().flatMap(textsIn) : [],
  )
}

it('every text of an output that tells something is marked as a sentence of ours, or is known to be what people wrote', () => {
  const found = all.flatMap(({ name, output }) => tellingTexts(z.toJSONSchema(output, { io: 'output' }), name))
  const unmarked = new Set(found.filter(({ isSentence }) => !isSentence).map(({ path }) => path))
  expect(found.filter(({ isSentence }) => isSentence).length).toBeGreaterThan(20)
  expect([...unmarked].filter((path) => !ofPeople.has(path)).sort()).toEqual([])
  expect([...ofPeople].filter((path) => !unmarked.has(path))).toEqual([])
})
