import { createServer } from 'node:net'
import { expect, inject, onTestFinished, test } from 'vitest'
import { temporaryHome } from '../../../tests/support/temporary-home.js'
import { openHome } from '../home/index.js'
import { checkServer } from './check-server.js'
import { findDatabase } from './find-database.js'

test('DATABASE_URL is used instead of the embedded PostgreSQL', async () => {
  const { url } = inject('postgres')
  const home = await openHome({ MAINSTAY_HOME: temporaryHome() })
  const found = await findDatabase(home, { DATABASE_URL: url })
  expect(found).toMatchObject({ url, source: 'server' })
  await found.release()
})

test('a server that cannot be reached is named without its password', async () => {
  const failing = checkServer('postgres://someone:secret@127.0.0.1:1/books')
  await expect(failing).rejects.toMatchObject({ kind: 'database-unavailable' })
  await expect(failing).rejects.toThrow(/postgres:\/\/127\.0\.0\.1:1\/books.*ECONNREFUSED.*DATABASE_URL/)
  await expect(failing).rejects.not.toThrow(/secret/)
})

test('a DATABASE_URL that is no URL is called so', async () => {
  await expect(checkServer('postgres://[')).rejects.toMatchObject({ kind: 'database-unavailable' })
  await expect(checkServer('https://example.com/')).rejects.toThrow(/postgres:\/\/user:password@host/)
})

test('a refusal is told in the server’s words', async () => {
  const url = new URL(inject('postgres').url)
  url.pathname = '/nowhere'
  await expect(checkServer(url.href)).rejects.toThrow(/database "nowhere" does not exist/)
})

test('a port where something else answers does not hang the start', { timeout: 30_000 }, async () => {
  const stranger = createServer((socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1')
  onTestFinished(() => void stranger.close())
  await new Promise((resolve) => stranger.once('listening', resolve))
  const address = stranger.address()
  const port = typeof address === 'object' ? address?.port : 0
  await expect(checkServer(`postgres://a:b@127.0.0.1:${port}/c`)).rejects.toMatchObject({
    kind: 'database-unavailable',
  })
})
