import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  type AnyAction,
  type Caller,
  type Context,
  checkObject,
  checkRight,
  Failure,
  pathOf,
  refuseStrangers,
  valuesFromTexts,
} from '../actions/index.js'
import { translateOutput } from '../i18n/index.js'
import { inLanguage } from './in-language.js'

/** Takes long work on and answers with the id of its job. */
export type TakeJob = (action: AnyAction, input: unknown, requestId: string, caller: Caller) => Promise<string>

/** What the routes need of the world. */
export type RouteWorld = {
  readonly actions: readonly AnyAction[]
  readonly takeJob: TakeJob
  /** Finds out who asks; throws `not-signed-in`. */
  admit(request: FastifyRequest): Promise<Caller>
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
  const caller = await world.admit(request)
  const input = inputOf(action, request)
  if (action.long) {
    await checkRight(caller, action, input, request.id)
    action.check(input)
    const job = await world.takeJob(action, input, request.id, caller)
    const address = `${pathOf('jobs.show')}?id=${job}`
    return reply.code(202).header('location', address).send({ job, action: action.name })
  }
  const output = await action.run(world.contextFor(caller, request.id, signalOf(action, reply)), input)
  const said = translateOutput(action.output, output, await inLanguage(request, reply), world.actions)
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(said))
}

function inputOf(action: AnyAction, request: FastifyRequest): Record<string, unknown> {
  const given = checkObject(action.method === 'GET' ? request.query : (request.body ?? {}))
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
