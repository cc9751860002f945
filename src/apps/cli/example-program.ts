import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { type AnyAction, action, Failure, jobsCancel, jobsShow } from '#platform/server'
import { main } from './main.js'

// The command line as it is, with actions made for its tests.
const actions: readonly AnyAction[] = [
  jobsShow,
  jobsCancel,
  action({
    name: 'plants.list',
    summary: 'List plants.',
    effect: 'read',
    permission: 'plants:read',
    errors: ['not-found'],
    needsDatabase: false,
    input: z.object({
      garden: z.string().describe('Name of the garden.'),
      asKnownAt: z.string().optional().describe('A past moment.'),
      measure: z.enum(['height', 'width']).default('height').describe('What is measured.'),
      limit: z.int().min(0).default(2).describe('How many.'),
      kinds: z
        .array(z.enum(['tree', 'herb']))
        .optional()
        .describe('Kinds.'),
    }),
    output: z.object({ garden: z.string(), rows: z.array(z.object({ plantName: z.string(), height: z.string() })) }),
    async run(_context, { garden, limit, kinds }) {
      if (garden === 'lost') throw new Failure('not-found', 'There is no garden "lost".')
      if (garden === 'bug') throw new Error('a bug')
      const name = kinds?.join('+') ?? '\u001b[31mfern'
      return {
        garden,
        rows: Array.from({ length: limit }, (_, row) => ({ plantName: name, height: `${row * 10}.50` })),
      }
    },
  }),
  action({
    name: 'plants.add',
    summary: 'Add a plant.',
    effect: 'write',
    permission: 'plants:write',
    errors: [],
    needsDatabase: false,
    command: { args: ['name', 'place?'] },
    only: { path: 'cli', upload: 'http' },
    input: z.object({
      name: z.string().min(1),
      place: z.string().optional(),
      path: z.string().optional(),
      upload: z.string().optional(),
      dryRun: z.boolean().default(false).describe('Write nothing.'),
    }),
    output: z.object({ name: z.string(), place: z.string().nullable(), dryRun: z.boolean() }),
    exitCode: ({ name }) => (name === 'weed' ? 3 : 0),
    run: async (_context, { name, place, dryRun }) => ({ name, place: place ?? null, dryRun }),
  }),
  action({
    name: 'grow',
    summary: 'Grow plants, which takes long.',
    effect: 'write',
    permission: 'plants:write',
    errors: [],
    needsDatabase: false,
    long: true,
    input: z.object({ steps: z.int().default(5) }),
    output: z.object({ grown: z.int() }),
    async run({ progress, signal }, { steps }) {
      for (let step = 1; step <= steps; step++) {
        signal.throwIfAborted()
        progress(step, steps, 'growing')
        await sleep(100)
      }
      return { grown: steps }
    },
  }),
]

// Nobody signs in to the example: whoever asks may do everything.
const forEverybody = (each: AnyAction): AnyAction => ({
  ...each,
  permission: 'public',
  run(context, input) {
    const caller = { ...context.caller, allow: () => undefined }
    // Not copied: a context without a database throws when its database is looked at.
    return each.run(Object.create(context, { caller: { value: caller } }), input)
  },
})

await main(process.argv.slice(2), { actions: actions.map(forEverybody) })
