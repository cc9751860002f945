// Rules for dependency-cruiser, generated from the order of the rooms. See ARCHITECTURE.md.
import { readFileSync } from 'node:fs'

const roomsFile = readFileSync(new URL('./rooms.ts', import.meta.url), 'utf8')
const rooms = [...(/rooms = \[([^\]]+)\]/.exec(roomsFile)?.[1] ?? '').matchAll(/'([a-z]+)'/g)].map((match) => match[1])
if (rooms.length < 3) throw new Error('architecture/rooms.ts lists the rooms')

/** Pure packages that a model may use besides itself and the foundation. */
const purePackages = ['pure-rand']

const later = (room) => rooms.slice(rooms.indexOf(room) + 1)
const others = (room) => rooms.filter((other) => other !== room)

const order = rooms
  .filter((room) => later(room).length > 0)
  .map((room) => ({
    name: `order-${room}`,
    comment: `${room} comes before ${later(room).join(', ')} and must not import them.`,
    severity: 'error',
    from: { path: `^src/${room}/` },
    to: { path: `^src/(${later(room).join('|')})/` },
  }))

const doors = rooms
  .filter((room) => room !== 'apps')
  .map((room) => ({
    name: `door-${room}`,
    comment: `${room} is entered through its doors: index.ts, server.ts or ui.ts.`,
    severity: 'error',
    from: { path: `^src/(${others(room).join('|')})/`, pathNot: '\\.test\\.ts$' },
    to: { path: `^src/${room}/`, pathNot: `^src/${room}/(index|server|ui)\\.ts$|^src/platform/actions/client\\.ts$` },
  }))

const rules = [
  ...order,
  ...doors,
  {
    name: 'model-is-pure',
    comment: 'A model imports models, pure doors, #foundation and named pure packages only: no I/O, no clock.',
    severity: 'error',
    from: { path: '^src/[^/]+/model/', pathNot: '\\.test\\.ts$' },
    to: {
      pathNot: [
        '^src/[^/]+/model/',
        '^src/[^/]+/index\\.ts$',
        '^src/foundation/',
        `^node_modules/(${purePackages.join('|')})/`,
      ],
    },
  },
  {
    name: 'foundation-is-pure',
    comment: 'The foundation imports nothing else.',
    severity: 'error',
    from: { path: '^src/foundation/', pathNot: '\\.test\\.ts$' },
    to: { pathNot: '^src/foundation/' },
  },
  {
    name: 'no-circles',
    comment: 'Modules that need each other are one module.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'web-stays-in-the-browser',
    comment: 'The web app reaches the server over HTTP only.',
    severity: 'error',
    from: { path: '^src/apps/web/', pathNot: '\\.test\\.tsx?$' },
    to: { path: '^src/[^/]+/server\\.ts$|^src/apps/(cli|server)/', dependencyTypesNot: ['type-only'] },
  },
]

/** The configuration that `npm test` cruises with. */
export const configuration = {
  forbidden: rules,
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}

export const ruleNames = rules.map((rule) => rule.name)
