import { z } from 'zod'
import { Failure } from '../failure.js'
import { action } from './action.js'
import { Conflict } from './conflict.js'

/** Actions for the tests of the edges. */
export const exampleActions = [
  action({
    name: 'plants.list',
    summary: 'List plants.',
    effect: 'read',
    permission: 'plants:read',
    errors: ['not-found'],
    needsDatabase: false,
    input: z.object({
      garden: z.string().min(1).describe('Name of the garden.'),
      from: z
        .string()
        .regex(/^\d{4}-\d{2}$/, 'must be a month such as 2023-01')
        .optional()
        .describe('First month.'),
      limit: z.int().min(1).max(500_000).default(3).describe('How many.'),
      kinds: z
        .array(z.enum(['tree', 'herb']))
        .optional()
        .describe('Kinds.'),
      onlyTall: z.boolean().default(false).describe('Only tall ones.'),
    }),
    output: z.object({
      garden: z.string(),
      rows: z.array(z.object({ name: z.string(), height: z.string(), kind: z.string().nullable() })),
    }),
    async run(_context, { garden, limit, kinds }) {
      if (garden === 'lost') throw new Failure('not-found', 'There is no garden "lost".')
      const kind = kinds?.join('+') ?? null
      const rows = Array.from({ length: limit }, (_, index) => ({ name: `fern ${index}`, height: `${index}.50`, kind }))
      return { garden, rows }
    },
  }),
  action({
    name: 'plants.add',
    summary: 'Add a plant.',
    effect: 'write',
    permission: 'plants:write',
    errors: ['name-taken', 'conflict'],
    needsDatabase: false,
    command: { args: ['name'] },
    only: { path: 'cli', upload: 'http' },
    input: z.object({
      name: z.string().min(1).describe('Name of the plant.'),
      path: z.string().optional().describe('A file.'),
      upload: z.string().optional().describe('An upload.'),
      dryRun: z.boolean().default(false).describe('Write nothing.'),
    }),
    output: z.object({ name: z.string(), rejected: z.int(), via: z.string().nullable() }),
    exitCode: ({ rejected }) => (rejected > 0 ? 3 : 0),
    async run(_context, { name, path, upload }) {
      if (name === 'rose') return new Failure('name-taken', 'There is a plant "rose" already.')
      if (name === 'tulip') {
        throw new Conflict('Somebody changed the tulip.', [{ field: 'colour', theirs: 'red', yours: null }])
      }
      if (name === 'bug') throw new Error('select secret from passwords')
      return { name, rejected: name === 'weed' ? 1 : 0, via: path ?? upload ?? null }
    },
  }),
  action({
    name: 'plants.grow',
    summary: 'Grow plants, which takes long.',
    effect: 'write',
    permission: 'plants:write',
    errors: [],
    needsDatabase: false,
    long: true,
    input: z.object({ steps: z.int().min(1).default(5), workspace: z.string().optional() }),
    output: z.object({ grown: z.int() }),
    async run({ progress, signal }, { steps }) {
      if (steps === 13) throw new Failure('conflict', 'Thirteen is a bad number of steps.')
      if (steps === 666) throw new Error('select secret from passwords')
      for (let step = 0; step < steps; step++) {
        signal.throwIfAborted()
        progress(step, steps, 'growing')
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      return { grown: steps }
    },
  }),
] as const
