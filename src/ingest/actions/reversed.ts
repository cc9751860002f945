import { z } from 'zod'
import type { Undone } from '#platform/server'

/** What an undo answers: what it reversed, and what it left as it is. */
export const reversedFields = {
  entities: z.array(z.object({ entity: z.string(), removed: z.int(), restored: z.int(), kept: z.int() })),
  kept: z.array(
    z.object({
      entity: z.string(),
      key: z.string(),
      because: z
        .enum(['changed', 'confirmed', 'in-use'])
        .describe('A later recording changed it or confirmed it, or other facts refer to it.'),
    }),
  ),
}

/** What became of each kind of fact, in the words of the actions; several undos that were one act count together. */
export function reversed(undone: readonly Undone[]): z.input<z.ZodObject<typeof reversedFields>> {
  const kinds = [...new Set(undone.map(({ kind }) => kind))]
  const sum = (kind: string, count: (each: Undone) => number) =>
    undone.filter((each) => each.kind === kind).reduce((all, each) => all + count(each), 0)
  return {
    entities: kinds
      .map((kind) => ({
        entity: kind,
        removed: sum(kind, (each) => each.removed),
        restored: sum(kind, (each) => each.restored),
        kept: sum(kind, (each) => each.kept.length),
      }))
      .filter(({ removed, restored, kept }) => removed + restored + kept > 0),
    kept: undone.flatMap(({ kept }) => kept.map(({ kind, key, because }) => ({ entity: kind, key, because }))),
  }
}
