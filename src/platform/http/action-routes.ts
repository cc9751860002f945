import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  type AnyAction,
  type Caller,
  type Context,
  checkObject,
  checkRight,
  doOnce,
  Failure,
  type KeptAnswer,
  type KeyedRequest,
  keyedRequest,
  pathOf,
  refuseStrangers,
  valuesFromTexts,
} from '../actions/index.js'
import { translateOutput } from '../i18n/index.js'
import { inLanguage } from './in-language.js'

/** Takes long work on and answers with the id of its job. */
export type TakeJob = (
  action: AnyAction,
  input: unknown,
  requestId: string,
  caller: Caller,
  keyed?: KeyedRequest,
) => Promise<string>

/** What the routes need of the world. */
export type RouteWorld = {
  readonly actions: readonly AnyAction[]
  readonly takeJob: TakeJob
  /** Finds out who asks; throws `not-signed-in`. */
  admit(request: FastifyRequest, reply: FastifyReply): Promise<Caller>
  contextFor(caller: Caller, requestId: string, signal: AbortSignal): Context
}

/** One route for each action, under the path that follows from its name. */
export function addActionRoutes(server: FastifyInstance, world: RouteWorld): void {
  for (const action of world.actions) {
    server.route({
      method: action.method,
      url: pathOf(action.name),
      handler: (request, reply) => answer(action, world, request, reply),
    })
  }
}

async function answer(action: AnyAction, world: RouteWorld, request: FastifyRequest, reply: FastifyReply) {
  const caller = await world.admit(request, reply)
  const input = inputOf(action, request)
  const context = world.contextFor(caller, request.id, signalOf(action, reply))
  const key = keyIn(request, action, caller)
  if (key === undefined)
    return tellAnswer(action, world, await carryOut(action, world, { context, input }), request, reply)
  await checkRight(caller, action, input, request.id)
  action.check(input)
  const keyed = keyedRequest({ actor: caller.actor, key, action: action.name, input, requestId: request.id })
  const work = () => carryOut(action, world, { context, input, keyed })
  const { answer, isRepeated } = await doOnce(context.database, action, keyed, work)
  if (isRepeated) reply.header('idempotency-replayed', 'true')
  return tellAnswer(action, world, answer, request, reply)
}

type Call = { readonly context: Context; readonly input: Record<string, unknown>; readonly keyed?: KeyedRequest }

async function carryOut(action: AnyAction, world: RouteWorld, { context, input, keyed }: Call): Promise<KeptAnswer> {
  if (!action.long) return { output: await action.run(context, input) }
  const { caller, requestId } = context
  await checkRight(caller, action, input, requestId)
  action.check(input)
  return { job: await world.takeJob(action, input, requestId, caller, keyed) }
}

async function tellAnswer(
  action: AnyAction,
  world: RouteWorld,
  answer: KeptAnswer,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  if ('job' in answer) {
    const address = `${pathOf('jobs.show')}?id=${answer.job}`
    return reply.code(202).header('location', address).send({ job: answer.job, action: action.name })
  }
  const output = 'output' in answer ? answer.output : null
  const said = translateOutput(action.output, output, await inLanguage(request, reply), world.actions)
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(said))
}

// Of who is not signed in nobody could say that it is the same caller again.
function keyIn(request: FastifyRequest, action: AnyAction, caller: Caller): string | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined || action.method === 'GET' || !action.needsDatabase) return undefined
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new Failure('wrong-usage', 'Idempotency-Key must be 1 to 255 visible characters, such as a random UUID.')
  }
  return caller.actor === 'nobody' ? undefined : key
}

function inputOf(action: AnyAction, request: FastifyRequest): Record<string, unknown> {
  const given = checkObject(action.method === 'GET' ? request.query : request.body === undefined ? {} : request.body)
  refuseStrangers(action, 'http', Object.keys(given))
  return action.method === 'GET' ? valuesFromTexts(action, given) : given
}

// Who reads and hangs up no longer wants the answer; what changes something is carried through.
function signalOf(action: AnyAction, reply: FastifyReply): AbortSignal {
  const controller = new AbortController()
  if (action.effect === 'read') {
    reply.raw.once('close', () => {
      if (!reply.raw.writableEnded) controller.abort(new Failure('cancelled', 'The caller hung up.'))
    })
  }
  return controller.signal
}
