import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryHome } from '../../../tests/support/temporary-home.js'
import { openHome } from '../home/index.js'
import { launchPostgres } from './embedded/launch-postgres.js'
import { type Database, openDatabase } from './open-database.js'

const rounds = 5
const writers = 4

test('nothing acknowledged is lost when PostgreSQL is killed while writers write', { timeout: 120_000 }, async () => {
  const home = temporaryHome()
  const postgres = await launchPostgres(await openHome({ MAINSTAY_HOME: home }))
  const database = openDatabase({ url: postgres.url })
  await database.query('create table written (id int primary key, pair int not null)')
  const acknowledged: number[] = []
  let next = 0
  for (let round = 0; round < rounds; round += 1) {
    const before = acknowledged.length
    const lost = Array.from({ length: writers }, () => writeUntilLost(database, () => (next += 2), acknowledged))
    await expect.poll(() => acknowledged.length - before, { timeout: 20_000, interval: 5 }).toBeGreaterThan(50)
    // In turn the whole server, and one of its processes, for which it stops and recovers by itself.
    process.kill(round % 2 === 0 ? serverPid(home) : await backendPid(database), 'SIGKILL')
    await Promise.all(lost)
    expect((await postgres.revive()).url).toBe(postgres.url)
  }
  const { rows } = await database.query<{ id: number; pair: number }>('select id, pair from written order by id')
  const found = new Set(rows.map((row) => row.id))
  expect(acknowledged.filter((id) => !found.has(id))).toEqual([])
  // Each transaction wrote two rows: a half of one is as bad as a lost one.
  expect(rows.filter((row) => !found.has(row.pair))).toEqual([])
  console.log(`${rounds} rounds of kill -9: ${acknowledged.length / 2} transactions acknowledged, none lost or halved`)
  await database.close()
  await postgres.release()
})

async function writeUntilLost(database: Database, nextId: () => number, acknowledged: number[]): Promise<void> {
  for (;;) {
    const id = nextId()
    try {
      await database.transaction(async (tx) => {
        await tx.query('insert into written values ($1, $2)', [id, id + 1])
        await tx.query('insert into written values ($1, $2)', [id + 1, id])
      })
      acknowledged.push(id, id + 1)
    } catch (error) {
      expect(error).toMatchObject({ kind: 'database-unavailable' })
      return
    }
  }
}

function serverPid(home: string): number {
  return Number(readFileSync(join(home, 'database', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
}

async function backendPid(database: Database): Promise<number> {
  const { rows } = await database.query<{ pid: number }>('select pg_backend_pid() as pid')
  return Number(rows[0]?.pid)
}
