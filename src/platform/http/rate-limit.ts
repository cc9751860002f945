import rateLimit, { normalizeIP } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Caller, Failure } from '../actions/index.js'

type Admit = (request: FastifyRequest, reply: FastifyReply) => Promise<Caller>

/** Who is let in, and how often. */
export type Limited = {
  readonly admit: Admit
  /** Counts a request for its address, whoever sent it. */
  countAddress(request: FastifyRequest, reply: FastifyReply): Promise<void>
}

const minuteMs = 60_000

/**
 * Lets a caller in and counts the request for them; for who is not signed in, or came with a wrong key, for their
 * address. Fails as `too-many` over `perMinute` requests within a minute; 0 counts nothing.
 */
export async function limitPerCaller(server: FastifyInstance, admit: Admit, perMinute: number): Promise<Limited> {
  if (perMinute === 0) return { admit, countAddress: async () => undefined }
  const countedFor = new WeakMap<FastifyRequest, string>()
  await server.register(rateLimit, { global: false })
  const limit = server.createRateLimit({
    max: perMinute,
    timeWindow: minuteMs,
    keyGenerator: (request) => countedFor.get(request) ?? request.ip,
  })
  const count = async (request: FastifyRequest, reply: FastifyReply, who: string): Promise<void> => {
    countedFor.set(request, who)
    const counted = await limit(request)
    if (counted.isAllowed || !counted.isExceeded) return
    const seconds = Math.max(1, counted.ttlInSeconds)
    reply.header('retry-after', String(seconds))
    throw new Failure(
      'too-many',
      `There were more than ${perMinute} requests within a minute. Wait ${seconds} seconds and try again.`,
    )
  }
  const countAddress = (request: FastifyRequest, reply: FastifyReply) =>
    count(request, reply, `address ${normalizeIP(request.ip)}`)
  return {
    countAddress,
    async admit(request, reply) {
      const caller = await admit(request, reply).catch(async (refusal) => {
        await countAddress(request, reply)
        throw refusal
      })
      if (caller.actor === 'nobody') await countAddress(request, reply)
      else await count(request, reply, caller.actor)
      return caller
    },
  }
}
