import { randomInt } from 'node:crypto'

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
  from = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`

  constructor(readonly origin: string) {}

  async ask(path: string, init: { body?: unknown; form?: string; headers?: Record<string, string> } = {}) {
    const url = new URL(path, this.origin)
    const { body, form, headers } = init
    const isSent = body !== undefined || form !== undefined
    const response = await fetch(url, {
      method: isSent ? 'POST' : 'GET',
      redirect: 'manual',
      headers: {
        'x-forwarded-for': this.from,
        ...(this.cookies.size > 0 ? { cookie: this.cookieHeader() } : {}),
        ...(isSent ? { origin: url.origin } : {}),
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: form ?? (body === undefined ? undefined : JSON.stringify(body)),
    })
    this.keep(response.headers.getSetCookie())
    return answered(response)
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
    this.from = new Visitor(this.origin).from
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

async function answered(response: Response): Promise<Answered> {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') === true
  return { status: response.status, text, headers: response.headers, body: isJson && text ? JSON.parse(text) : {} }
}
