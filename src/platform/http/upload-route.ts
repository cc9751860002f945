import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { apiPrefix, Failure } from '../actions/index.js'
import type { RouteWorld } from './action-routes.js'
import { safeFileName } from './safe-file-name.js'
import { uploadsFolder } from './uploads.js'

/** Largest uploaded file. */
export const uploadBytesMax = 2 * 1024 * 1024 * 1024
const filesMax = 50

type UploadWorld = Pick<RouteWorld, 'admit'> & { readonly home: string }

/** `POST /api/v1/uploads`: keeps files under the home until an action takes them by the upload's id. */
export async function addUploads(server: FastifyInstance, { home, admit }: UploadWorld): Promise<void> {
  await server.register(multipart, {
    limits: { fileSize: uploadBytesMax, files: filesMax, fields: 0, parts: filesMax, headerPairs: 50 },
  })
  server.route({
    method: 'POST',
    url: `${apiPrefix}/uploads`,
    bodyLimit: uploadBytesMax,
    handler: async (request, reply) => {
      const caller = await admit(request, reply)
      caller.allow({ permission: 'imports:write' }, {})
      if (!request.isMultipart()) {
        throw new Failure('unsupported-media-type', 'Send the files as multipart/form-data.')
      }
      const upload = randomUUID()
      const folder = join(uploadsFolder(home), upload)
      try {
        await mkdir(folder, { recursive: true })
        return await reply.code(201).send({ upload, files: await keep(request, folder) })
      } catch (thrown) {
        await rm(folder, { recursive: true, force: true })
        throw explained(thrown)
      }
    },
  })
}

async function keep(request: FastifyRequest, folder: string): Promise<string[]> {
  const names: string[] = []
  for await (const part of request.files()) {
    const name = safeFileName(part.filename, names)
    names.push(name)
    await pipeline(part.file, createWriteStream(join(folder, name), { flags: 'wx' }))
    if (part.file.truncated) throw new Failure('too-large', `${name} is larger than this server takes.`)
  }
  if (names.length === 0) throw new Failure('invalid-input', 'The upload has no files.')
  return names
}

// What comes without a system call is the form's fault: broken off, malformed, too many parts.
function explained(thrown: unknown): unknown {
  const { code, syscall } = thrown as NodeJS.ErrnoException
  if (thrown instanceof Failure) return thrown
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new Failure('disk-full', 'The disk is full; the upload was not kept.', { cause: thrown })
  }
  if (syscall) return thrown
  return new Failure('invalid-input', 'The upload was broken off or is not well-formed; nothing was kept.', {
    cause: thrown,
  })
}
