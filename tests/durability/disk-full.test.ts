import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openProgramHome, postmasterOf, run } from '../support/program.js'
import { removeHome } from '../support/sweep-homes.js'
import { accounts, line, writeFiles } from '../support/workspace.js'

const mebibyte = 1024 * 1024
const diskMebibytes = 300
const parent = openProgramHome()
const home = join(parent, 'small')
const mounted = mountSmallDisk()

// A test that could not be tried must not look like one that passed.
if (!mounted) console.warn('NOT RUN: what happens when the disk is full, because this user may not mount a small disk.')

afterAll(async () => {
  if (mounted) {
    await removeHome(home).catch(() => undefined)
    execFileSync('/usr/bin/umount', ['--lazy', home])
  }
  await removeHome(parent)
}, 60_000)

function mountSmallDisk(): boolean {
  mkdirSync(home, { mode: 0o755 })
  try {
    execFileSync('/usr/bin/mount', ['-t', 'tmpfs', '-o', `size=${diskMebibytes}m,mode=755`, 'tmpfs', home], {
      stdio: 'ignore',
    })
    return true
  } catch {
    return false
  }
}

/** Fills the disk but for some space. */
function fill(mebibytesLeft: number): void {
  const { bavail, bsize } = statfsSync(home)
  writeFileSync(join(home, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - mebibytesLeft * mebibyte)))
}

const bridge = ['ledger', 'bridge', '--from', '2024-01', '--to', '2024-01', '--workspace', 'W', '--json']

it.skipIf(!mounted)(
  'a full disk stops an import with a clear message, leaves nothing half-done, and heals with space',
  async () => {
    const refs = Array.from({ length: 2000 }, (_, index) => `a${index}`)
    const first = await writeFiles(
      { account: accounts(...refs), contract_line: [line('l0', 'a0', '2024-01-01', 1)] },
      'first',
      parent,
    )
    const lines = Array.from({ length: 60_000 }, (_, index) => line(`l${index}`, `a${index % 2000}`, '2024-01-01', 2))
    const second = await writeFiles({ contract_line: lines }, 'second', parent)
    expect(await run(home, 'workspaces', 'create', 'W', '--currency', 'EUR')).toMatchObject({ code: 0 })
    const importOf = (files: typeof first) =>
      run(home, 'import', files.folder, '--mapping', files.mapping, '--workspace', 'W', '--json')
    expect(await importOf(first)).toMatchObject({ code: 0 })
    const before = await run(home, ...bridge)
    expect(before.code).toBe(0)
    expect(postmasterOf(home)).toBeUndefined()

    // Sometimes it is the table that finds no room, sometimes the log of the database.
    for (const left of [2, 16]) {
      fill(left)
      const refused = await importOf(second)
      expect(refused.code, refused.err).toBe(2)
      const told = refused.err.trim().split('\n').at(-1) ?? ''
      const { error } = JSON.parse(told) as { error: { kind: string; message: string } }
      console.info(`with ${left} MiB left the import said: ${error.kind}: ${error.message}`)
      expect.soft(error.kind).toBe('disk-full')
      expect.soft(error.message).toMatch(/disk/i)
      rmSync(join(home, 'ballast'))
    }
    const after = await run(home, ...bridge)
    expect(after).toMatchObject({ code: 0, out: before.out })
    expect(await run(home, 'ledger', 'verify', '--workspace', 'W', '--json')).toMatchObject({ code: 0 })
    const imports = JSON.parse((await run(home, 'imports', 'list', '--workspace', 'W', '--json')).out) as {
      rows: unknown[]
    }
    expect(imports.rows).toHaveLength(1)
    const again = await importOf(second)
    expect(again.code, again.err).toBe(0)
    expect(JSON.parse(again.out).files[0]).toMatchObject({ read: 60_000, created: 59_999, updated: 1, rejected: 0 })
  },
  300_000,
)
