import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Ended, openProgramHome, run } from '../support/program.js'
import { removeHome } from '../support/sweep-homes.js'

// Real processes: a backup that still holds a person and a user who were erased since, restored where the erasure is known.

const homes: string[] = []
let source: string
let folder: string
let file: string

function newHome(): string {
  const home = openProgramHome()
  homes.push(home)
  return home
}

async function ok(home: string, ...args: string[]): Promise<Ended> {
  const ended = await run(home, ...args)
  expect([args.join(' '), ended.code, ended.err]).toEqual([args.join(' '), 0, expect.anything()])
  return ended
}

const members = async (home: string): Promise<string> =>
  (await ok(home, 'members', 'list', '--workspace', 'Acme', '--json')).out

const people = async (home: string): Promise<string> =>
  (await ok(home, 'people', 'list', '--workspace', 'Acme', '--json')).out

beforeAll(async () => {
  source = newHome()
  folder = join(newHome(), 'files')
  file = join(folder, '..', 'before.backup')
  mkdirSync(folder)
  writeFileSync(join(folder, 'account.csv'), 'ref,name\nacme,Acme\n')
  writeFileSync(
    join(folder, 'person.csv'),
    'ref,account,name,email\np-zuzanna,acme,Zuzanna Wrona,zw@acme.example\np-jan,acme,Jan Sowa,js@acme.example\n',
  )
  const fields = (...names: string[]) => Object.fromEntries(names.map((name) => [name, name]))
  const files = [
    { match: 'account.csv', entity: 'account', fields: fields('ref', 'name') },
    { match: 'person.csv', entity: 'person', fields: fields('ref', 'account', 'name', 'email') },
  ]
  writeFileSync(`${folder}.json`, JSON.stringify({ name: 'acme', version: 1, files }))
  await ok(source, 'workspaces', 'create', 'Acme')
  await ok(source, 'import', folder, '--mapping', `${folder}.json`, '--workspace', 'Acme')
  await ok(source, 'opinions', 'record', 'p-zuzanna', 'stance', 'sceptic', '--workspace', 'Acme')
  const invited = ['members', 'invite', 'quillon@example.com', '--name', 'Quillon', '--role', 'sales']
  const { userId } = JSON.parse((await ok(source, ...invited, '--workspace', 'Acme', '--json')).out)
  await ok(source, 'backup', file)
  await ok(source, 'members', 'erase', userId, '--confirm', 'Quillon', '--workspace', 'Acme')
  await ok(source, 'people', 'erase', 'p-zuzanna', '--confirm', 'p-zuzanna', '--workspace', 'Acme')
}, 240_000)

afterAll(async () => {
  for (const home of homes) await removeHome(home).catch(() => undefined)
}, 60_000)

async function expectErased(home: string): Promise<void> {
  expect(await people(home)).toContain('Jan Sowa')
  expect(await people(home)).not.toMatch(/zuzanna|wrona/i)
  const opinions = await ok(home, 'opinions', 'list', '--workspace', 'Acme', '--json')
  expect(JSON.parse(opinions.out)).toEqual({ rows: [] })
  const audited = JSON.parse((await ok(home, 'audit', 'verify', '--workspace', 'Acme', '--json')).out)
  expect(audited).toMatchObject({ intact: true })
  await ok(home, 'ledger', 'verify', '--workspace', 'Acme', '--json')
  const log = await ok(home, 'audit', 'list', '--workspace', 'Acme', '--json')
  expect(log.out).not.toMatch(/zuzanna|wrona|quillon/i)
  expect(await members(home)).not.toMatch(/quillon/i)
  expect(JSON.parse(log.out).rows).toMatchObject([
    { action: 'members.erase', from: 'restore', actor: 'mainstay' },
    { action: 'people.erase', from: 'restore', actor: 'mainstay' },
    ...Array(JSON.parse(log.out).rows.length - 2).fill({}),
  ])
  const again = await run(home, 'import', folder, '--mapping', `${folder}.json`, '--workspace', 'Acme', '--json')
  expect(again.code).toBe(3)
  expect(again.out).toContain('The data of this person were erased')
}

it('a restored backup brings a person back where nothing is known of the erasure: the yardstick', async () => {
  const home = newHome()
  await ok(home, 'restore', file)
  expect(await people(home)).toContain('Zuzanna Wrona')
  expect(await members(home)).toContain('Quillon')
}, 120_000)

it('restored into a home that keeps its erasures, the person is gone again and stays refused', async () => {
  const home = newHome()
  copyFileSync(join(source, 'erasures.jsonl'), join(home, 'erasures.jsonl'))
  await ok(home, 'restore', file)
  await expectErased(home)
}, 240_000)

it('restored on another machine with --erasures, too, and that machine keeps them from then on', async () => {
  const home = newHome()
  await ok(home, 'restore', file, '--erasures', join(source, 'erasures.jsonl'))
  await expectErased(home)
  expect(readFileSync(join(home, 'erasures.jsonl'), 'utf8')).toBe(readFileSync(join(source, 'erasures.jsonl'), 'utf8'))
}, 240_000)

it('a file of erasures that cannot be read stops the restore before anything is changed', async () => {
  const home = newHome()
  const broken = `${folder}.broken.jsonl`
  writeFileSync(broken, 'not one\n')
  for (const path of [broken, `${folder}.nowhere.jsonl`]) {
    const refused = await run(home, 'restore', file, '--erasures', path)
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('Nothing was changed')])
  }
  expect((await ok(home, 'workspaces', 'list', '--json')).out).not.toContain('Acme')
}, 120_000)
