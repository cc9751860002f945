import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleSettings } from './example-settings.js'
import { type HttpServer, startServer } from './start-server.js'

describe('the web app', () => {
  let folder: string
  let web: HttpServer
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mainstay web ż-'))
    await mkdir(join(folder, 'assets'), { recursive: true })
    await writeFile(join(folder, 'index.html'), '<!doctype html><p>Mainstay')
    await writeFile(join(folder, 'assets', 'app-1a2b.js'), 'start()')
    web = await startServer(exampleSettings(folder, { webFolder: folder }))
  })
  afterAll(async () => {
    await web.close()
    await rm(folder, { recursive: true })
  })

  it('shows its page for every path of its own, never kept', async () => {
    for (const path of ['/', '/ledger/bridge', '/accounts/a%20b']) {
      const reply = await fetch(web.address + path)
      expect([reply.status, reply.headers.get('cache-control')]).toEqual([200, 'no-cache'])
      expect(await reply.text()).toContain('Mainstay')
    }
  })

  it('shows its page for a path that ends like a file when a browser visits it', async () => {
    const reply = await fetch(`${web.address}/accounts/acme.com`, { headers: { accept: 'text/html,*/*' } })
    expect(reply.status).toBe(200)
  })

  it('keeps assets with a hash in their name for ever', async () => {
    const reply = await fetch(`${web.address}/assets/app-1a2b.js`)
    expect(reply.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(reply.headers.get('content-type')).toContain('javascript')
  })

  it('does not show its page for a lost file, a lost operation or a path out of its folder', async () => {
    for (const path of ['/assets/app-old.js', '/api/v1/plants', '/api', '/..%2f..%2fpackage.json', '/%2e%2e/x.json']) {
      expect((await fetch(web.address + path)).status, path).toBe(404)
    }
  })
})
