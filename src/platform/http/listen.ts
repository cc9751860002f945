import type { FastifyInstance } from 'fastify'
import { Failure } from '../actions/index.js'

const firstPort = 7600
const portsTried = 20

/** Listens on loopback: on the port asked for, or without one on the first free port from 7600. */
export async function listen(server: FastifyInstance, asked: number | undefined): Promise<number> {
  if (asked !== undefined) return tryPort(server, asked)
  for (let port = firstPort; port < firstPort + portsTried; port++) {
    try {
      return await tryPort(server, port)
    } catch (thrown) {
      if (!(thrown instanceof Failure && thrown.kind === 'port-taken')) throw thrown
    }
  }
  const last = firstPort + portsTried - 1
  throw new Failure('port-taken', `The ports ${firstPort} to ${last} are all taken; ask for another with --port.`)
}

async function tryPort(server: FastifyInstance, port: number): Promise<number> {
  try {
    await server.listen({ host: '127.0.0.1', port })
  } catch (thrown) {
    throw explained(thrown as NodeJS.ErrnoException, port)
  }
  const address = server.server.address()
  return typeof address === 'object' && address ? address.port : port
}

function explained(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') return new Failure('port-taken', `Port ${port} is taken by another program.`)
  if (error.code === 'EACCES') return new Failure('port-taken', `This user may not listen on port ${port}.`)
  return error
}
