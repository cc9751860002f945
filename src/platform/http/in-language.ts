import type { FastifyReply, FastifyRequest } from 'fastify'
import { languageAccepted, type Speak, speakerOf } from '../i18n/index.js'

/** Speaks the language that a request asks for by `Accept-Language`, and says so in the answer's headers. */
export async function inLanguage(request: FastifyRequest, reply: FastifyReply): Promise<Speak> {
  const language = languageAccepted(request.headers['accept-language'])
  reply.header('content-language', language).header('vary', 'accept-language')
  return speakerOf(language)
}
