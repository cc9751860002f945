import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSignIn } from '#access/server'
import { checkBackup, loadMigrations, openLibraryPool, restoreBackup, takeBackup } from '#platform/server'
import { rooms } from '../../architecture/rooms.js'
import { type Door, openDoor, password } from '../../src/access/testing/open-door.js'
import { afterRestore } from '../../src/apps/cli/restore-command.js'
import { homePrefix } from '../support/sweep-homes.js'
import { createEmptyDatabase, type TestDatabase } from '../support/test-database.js'

const signal = new AbortController().signal
const progress = (): void => undefined
let door: Door
let target: TestDatabase
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), `${homePrefix}${process.pid}-`))
  door = await openDoor()
  target = await createEmptyDatabase()
})
afterAll(async () => {
  await door.close()
  await target.drop()
  rmSync(folder, { recursive: true, force: true })
})

it('a restored backup signs nobody in: neither a session nor a link that was used since', async () => {
  const invite = { workspace: 'Ours', email: 'ann@example.com', name: 'Ann', role: 'sales' }
  const { body } = await door.owner.send('members.invite', invite)
  const token = new URL(String(body.link)).searchParams.get('token')
  const cookie = [...door.owner.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const file = join(folder, 'of-today.backup')
  await takeBackup({ url: door.test.url, file, programVersion: '0.1.0', progress, signal })

  const migrations = await loadMigrations(join(import.meta.dirname, '..', '..', 'src'), rooms)
  const backup = await checkBackup({ path: file }, migrations, progress)
  await restoreBackup(backup, { url: target.url, afterRestore, progress, signal })

  const pool = openLibraryPool({ url: target.url, role: 'mainstay_sign_in', schema: 'access' })
  const settings = { address: door.address, secret: 'only for tests'.repeat(3) }
  const signIn = openSignIn(pool, target.app, () => settings)
  try {
    expect((await signIn.admit(new Headers({ cookie }), '10.0.0.1')).actor).toBe('nobody')
    const ask = (path: string, sent: object) => {
      const headers = { 'content-type': 'application/json', origin: door.address }
      const request = new Request(`${door.address}/api/sign-in/${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(sent),
      })
      return signIn.handle(request, { from: '10.0.0.1', requestId: 'r' })
    }
    await expect(ask('reset-password', { token, newPassword: password })).rejects.toMatchObject({ kind: 'forbidden' })
    // People are who they were.
    expect((await ask('sign-in/email', { email: 'owner@example.com', password }))?.status).toBe(200)
  } finally {
    await signIn.close()
  }
})
