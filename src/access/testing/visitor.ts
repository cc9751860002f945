import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { request as ask, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'

/** What came back. */
export type Answered = {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly text: string
  readonly headers: Headers
}

/** A browser as far as the server can tell: it keeps cookies, names the page it is on, and comes from one address. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  from = newAddress()

  /** `publicName`: what the address bar says, where a proxy stands before `origin`. */
  constructor(
    readonly origin: string,
    readonly publicName = origin,
  ) {}

  async ask(path: string, { body, form, headers }: Question = {}): Promise<Answered> {
    const url = new URL(path, this.origin)
    const sent = form ?? (body === undefined ? undefined : JSON.stringify(body))
    const type = form === undefined ? 'application/json' : 'application/x-www-form-urlencoded'
    const told = await send(url, sent, {
      'x-forwarded-for': this.from,
      host: url.origin === this.origin ? new URL(this.publicName).host : url.host,
      ...(this.cookies.size > 0 ? { cookie: this.cookieHeader() } : {}),
      ...(sent === undefined
        ? {}
        : { origin: url.origin === this.origin ? this.publicName : url.origin, 'content-type': type }),
      ...headers,
    })
    this.keep(told.headers.getSetCookie())
    return told
  }

  /** Asks an action of the API. */
  async read(name: string, input: Record<string, string> = {}): Promise<Answered> {
    return this.ask(`/api/v1/${name.replaceAll('.', '/')}?${new URLSearchParams(input)}`)
  }

  /** Sends an action of the API. */
  async send(name: string, input: object = {}): Promise<Answered> {
    return this.ask(`/api/v1/${name.replaceAll('.', '/')}`, { body: input })
  }

  /** Asks the sign-in routes, from an address of its own each time: their limits are tested apart. */
  async signIn(path: string, body: object): Promise<Answered> {
    this.from = newAddress()
    return this.ask(`/api/sign-in/${path}`, { body })
  }

  private cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  private keep(set: readonly string[]): void {
    for (const cookie of set) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === '' || /max-age=0/i.test(cookie)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
  }
}

const newAddress = () => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`

type Question = { readonly body?: unknown; readonly form?: string; readonly headers?: Record<string, string> }

// Node's fetch writes headers of its own into what a browser would say.
async function send(url: URL, sent: string | undefined, headers: Record<string, string>): Promise<Answered> {
  const request = ask(url, { method: sent === undefined ? 'GET' : 'POST', headers, agent: false })
  request.end(sent)
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  const told = new Headers()
  for (const [name, values = []] of Object.entries(response.headersDistinct)) {
    for (const value of values) told.append(name, value)
  }
  const body = await text(response)
  const isJson = told.get('content-type')?.includes('json') === true
  return { status: response.statusCode ?? 0, text: body, headers: told, body: isJson && body ? JSON.parse(body) : {} }
}
