import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** A provider of OpenID Connect on loopback; whoever says to be `anna` is anna@example.com there. */
export type RunningProvider = { readonly issuer: string; stop(): Promise<void> }

/** Starts a provider; those whose name begins with `unproven` have an address that it does not vouch for. */
export async function startProvider(callback: string, port = 0): Promise<RunningProvider> {
  const server = createServer()
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'mainstay', client_secret: 'of the provider', redirect_uris: [callback] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        name: id,
        email: `${id.replace('unproven-', '')}@example.com`,
        email_verified: !id.startsWith('unproven'),
      }),
    }),
  })
  server.on('request', provider.callback())
  return { issuer, stop: () => stop(server) }
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
}
