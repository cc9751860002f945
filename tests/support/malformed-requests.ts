import type { AnyAction } from '#platform/server'
import { oddities } from './oddities.js'
import {
  type Dice,
  diceOf,
  type Json,
  type Operation,
  operationsIn,
  rightInput,
  type Words,
  type World,
} from './right-inputs.js'

/** A request that a server should refuse, and what is wrong with it. */
export type Malformed = {
  readonly what: string
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

/** What requests are made of. */
export type Source = {
  /** The OpenAPI document. */
  readonly document: Json
  readonly actions: readonly AnyAction[]
  /** Right values by the names of fields. */
  readonly words: Words
  readonly seed: number
}

/**
 * Requests made from an OpenAPI document that are wrong in many ways, the same ones for the same seed. One that would
 * change something is never right by chance: what the action's own schema takes is left out.
 */
export function malformedRequests(source: Source): Generator<Malformed> {
  return requestsOf(source, ways, false)
}

/** Requests with one odd field that the schema may well take, such as a day that there is not; they may write. */
export function oddRequests(source: Source): Generator<Malformed> {
  return requestsOf(source, [oneOddField], true)
}

function* requestsOf(
  { document, actions, words, seed }: Source,
  ways: readonly Way[],
  mayWrite: boolean,
): Generator<Malformed> {
  const dice = diceOf(seed)
  const operations = operationsIn(document, actions)
  const schemas = (document.components as { schemas: Json }).schemas
  const world: World = { dice, schemas, words, mayWrite }
  for (;;) {
    const operation = dice.pick(operations)
    const made = dice.pick(ways)(operation, world)
    if (made) yield made
  }
}

type Way = (operation: Operation, world: World) => Malformed | undefined

const wrongFields: Way = (operation, world) => {
  const { dice } = world
  const input = rightInput(operation, world)
  const names = Object.keys((operation.schema.properties ?? {}) as Json)
  const spoilt = names.length > 0 && dice.oneIn(10) === false ? dice.pick(names) : dice.pick(strangeNames)
  input[spoilt] = dice.pick(oddities)(dice)
  if (dice.oneIn(3) && names.length > 0) delete input[dice.pick(names)]
  if (dice.oneIn(4) && names.length > 0) input[dice.pick(names)] = dice.pick(oddities)(dice)
  return sent(operation, input, `odd ${spoilt}`, world)
}

const oneOddField: Way = (operation, world) => {
  const { dice } = world
  const input = rightInput(operation, world)
  const names = Object.keys((operation.schema.properties ?? {}) as Json).filter((name) => name !== 'workspace')
  if (names.length === 0) return undefined
  const spoilt = dice.pick(names)
  const odd = dice.pick(oddities)(dice)
  input[spoilt] = Array.isArray(input[spoilt]) && dice.oneIn(2) ? [odd] : odd
  return sent(operation, input, `odd ${spoilt}`, world)
}

const spoiltText: Way = (operation, world) => {
  const input = rightInput(operation, world)
  const texts = Object.keys(input).filter((name) => typeof input[name] === 'string')
  if (texts.length === 0) return undefined
  const name = world.dice.pick(texts)
  input[name] = `${input[name]}${world.dice.pick(['\u0000', '\ud800', '\udfff!', '\u0000\u0000x'])}`
  return sent(operation, input, `a character in ${name} that no text has`, world)
}

const brokenBody: Way = (operation, world) => {
  if (operation.method === 'GET') return undefined
  const text = JSON.stringify(rightInput(operation, world))
  const { dice } = world
  const bodies: readonly (string | Buffer)[] = [
    text.slice(0, dice.below(text.length)),
    `${text},`,
    `${text}${text}`,
    `\ufeff{,}`,
    text.replaceAll('"', "'"),
    text.replace('{', '{"__proto__": {"a": 1}, '),
    text.replace('{', '{"constructor": {"prototype": {}}, '),
    `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
    `{"workspace": NaN}`,
    '// a comment\n{}//',
    'null',
    '[]',
    '"text"',
    '17',
    'true',
    '',
    Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
    Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0x00]),
  ]
  const wrong = bodies.filter((body) => body !== text)
  return { ...headed(operation), what: 'broken JSON', body: dice.pick(wrong) }
}

const wrongType: Way = (operation, world) => {
  if (operation.method === 'GET') return undefined
  const body = JSON.stringify(rightInput(operation, world))
  const type = world.dice.pick([
    'text/plain',
    'text/xml',
    'application/x-www-form-urlencoded',
    'json',
    '',
    ';',
    'a/b;c=d',
  ])
  return { ...headed(operation), what: `content type "${type}"`, body, headers: { 'content-type': type } }
}

const wrongMethod: Way = (operation, { dice }) => {
  const methods = ['PUT', 'DELETE', 'PATCH', 'PROPFIND', 'TRACE', 'LOCK', operation.method === 'GET' ? 'POST' : 'GET']
  const method = dice.pick(methods)
  // Without a word of input: an action that needs none would be asked rightly.
  return { what: `method ${method}`, method, path: `${operation.path}?x=1`, headers: {} }
}

const oddQuery: Way = (operation, world) => {
  const { dice } = world
  const names = Object.keys((operation.schema.properties ?? {}) as Json)
  const name = names.length > 0 ? dice.pick(names) : 'x'
  const queries = [
    `?${name}=1&${name}=2&${name}[]=3`,
    `?${name}[a][b]=1`,
    `?${name}=%`,
    `?${name}=%00`,
    `?${name}=%ff%fe`,
    `?${name}=%ed%a0%80`,
    `?=${name}&&&&=`,
    `?${name}`,
    `?__proto__[x]=1&constructor=2`,
    `?${'a=1&'.repeat(2_000)}`,
    `?${name}=${'9'.repeat(4_000)}`,
    `?${name}={"a":`,
    `??${name}=1?#`,
  ]
  const body = operation.method === 'GET' ? undefined : '{"nothing":'
  return { ...headed(operation), what: 'odd query', path: `${operation.path}${dice.pick(queries)}`, body }
}

const oddPath: Way = (operation, { dice }) => {
  const { path, method } = operation
  const at = dice.below(path.length)
  const paths = [
    `${path}/`,
    `/${path}`,
    `${path}%00`,
    `${path}%2f..`,
    `${path};a=b`,
    `${path}/%2e%2e/%2e%2e`,
    path.replace('/api', '/API'),
    path.replaceAll('/', '//'),
    `${path.slice(0, at)}%${path.slice(at)}`,
    `${path.slice(0, at)}%zz${path.slice(at)}`,
    `${path}${'/a'.repeat(1_500)}`,
    `${path}%ed%a0%80`,
    `/api/v1/${'%F0%9F%92%A3'.repeat(20)}`,
    `/api/v1/`,
    `/api/v1/../../etc/passwd`,
    `/assets/..%2f..%2fetc%2fpasswd`,
  ]
  const odd = dice.pick(paths)
  return { what: 'odd path', method, path: odd, headers: jsonType, body: method === 'GET' ? undefined : '{"no":' }
}

const oddHeaders: Way = (operation, world) => {
  const { dice } = world
  const pairs = [
    ['accept-language', ';;;q=9,*,pl;q=abc'],
    ['accept-language', 'a'.repeat(3_000)],
    ['idempotency-key', 'with space'],
    ['idempotency-key', 'k'.repeat(256)],
    ['idempotency-key', ''],
    ['authorization', 'Bearer '],
    ['authorization', `Bearer ${'x'.repeat(2_000)}`],
    ['authorization', 'Bearer \u00ff\u00fe'],
    ['authorization', 'Basic YTpi'],
    ['origin', 'null'],
    ['origin', 'http://[::'],
    ['host', 'evil.example'],
    ['host', ''],
    ['sec-fetch-site', 'cross-site'],
    ['content-encoding', 'gzip'],
    ['expect', 'nothing'],
    ['range', 'bytes=0-1,2-3,-9'],
    ['traceparent', '00-zz-zz-zz'],
    ['x-forwarded-for', "1.2.3.4, ' or 1=1"],
    ['cookie', 'a=%; mainstay.session_token=%00; =;;;'],
  ] as const
  const [name, value] = dice.pick(pairs)
  const body = operation.method === 'GET' ? undefined : '{"broken":'
  const { headers, ...rest } = headed(operation)
  return { ...rest, what: `header ${name}`, headers: { ...headers, [name]: value }, body }
}

const ways: readonly Way[] = [
  wrongFields,
  wrongFields,
  wrongFields,
  wrongFields,
  spoiltText,
  spoiltText,
  brokenBody,
  brokenBody,
  wrongType,
  wrongMethod,
  oddQuery,
  oddQuery,
  oddPath,
  oddHeaders,
]

const strangeNames = ['__proto__', 'constructor', 'toString', '', ' ', 'wörkspace', 'a.b', '$where', 'workspace\u0000']

const jsonType = { 'content-type': 'application/json' }

function headed({ method, path }: Operation): { method: string; path: string; headers: Record<string, string> } {
  return { method, path, headers: method === 'GET' ? {} : jsonType }
}

/** The request of an input, unless it is right and might change something. */
function sent(operation: Operation, input: Json, what: string, { dice, mayWrite }: World): Malformed | undefined {
  const { method, path, action } = operation
  if (method === 'GET') return { ...headed(operation), what, path: `${path}?${queryOf(input, dice)}` }
  const body = JSON.stringify(input)
  if (!mayWrite && isRight(action, JSON.parse(body))) return undefined
  return { ...headed(operation), what, body }
}

function isRight(action: AnyAction | undefined, input: Json): boolean {
  if (!action) return false
  const isText = !/\\u0000|\\ud[89a-f][0-9a-f]{2}/i.test(JSON.stringify(input))
  const names = Object.keys(action.input.shape)
  const strangers = Object.keys(input).filter((name) => !names.includes(name) || action.only[name] === 'cli')
  return isText && strangers.length === 0 && action.input.safeParse(input).success
}

function queryOf(input: Json, dice: Dice): string {
  const parts = Object.entries(input).flatMap(([name, value]) => {
    const items = Array.isArray(value) && dice.oneIn(2) ? value.slice(0, 50) : [value]
    return items.map(
      (item) => `${escaped(name)}=${escaped(typeof item === 'object' ? JSON.stringify(item) : `${item}`)}`,
    )
  })
  return parts.join('&').slice(0, 12_000)
}

// As a careless program would: what is no text goes out as the bytes that it has.
function escaped(text: string): string {
  return /\p{Surrogate}/u.test(text) ? '%ed%a0%80' : encodeURIComponent(text)
}
