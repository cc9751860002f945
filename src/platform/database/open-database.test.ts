import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../tests/support/test-database.js'
import { openDatabase } from './open-database.js'

const workspaceA = '00000000-0000-4000-8000-00000000000a'
const workspaceB = '00000000-0000-4000-8000-00000000000b'

let world: TestDatabase

beforeAll(async () => {
  world = await createTestDatabase()
  await world.owner.query('create schema trial')
  await world.owner.query('create table trial.note (workspace_id uuid not null, n int primary key, words text)')
  await world.owner.query('alter table trial.note enable row level security')
  await world.owner.query('alter table trial.note force row level security')
  await world.owner.query(
    `create policy own on trial.note using (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid))`,
  )
  await world.owner.query('create policy owner on trial.note to mainstay_owner using (true) with check (true)')
})

afterAll(() => world.drop())

test('values come as whole numbers, decimal strings, days and moments in UTC', async () => {
  const { rows } = await world.app.query(
    `select 9007199254740991::int8 as big, 1.50::numeric as amount, date '2024-02-29' as day,
            timestamptz '2024-02-29 13:14:15.12+02' as moment, timestamptz '2024-01-01 00:00Z' as midnight,
            'infinity'::timestamptz as never, array[1, null, 3]::int8[] as bigs, array['2024-02-29']::date[] as days,
            array[[1.10, 2]]::numeric[] as amounts, array['2024-02-29 00:00Z']::timestamptz[] as moments, null::int8 as none`,
  )
  expect(rows[0]).toEqual({
    big: 9007199254740991,
    amount: '1.50',
    day: '2024-02-29',
    moment: '2024-02-29T11:14:15.120000Z',
    midnight: '2024-01-01T00:00:00.000000Z',
    never: 'infinity',
    bigs: [1, null, 3],
    days: ['2024-02-29'],
    amounts: [['1.10', '2']],
    moments: ['2024-02-29T00:00:00.000000Z'],
    none: null,
  })
})

test('an integer too large for a number is an error, not another number', async () => {
  await expect(world.app.query('select 9007199254740993::int8')).rejects.toThrow(/too large/)
  expect((await world.app.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})

test('a workspace sees and writes its own rows only', async () => {
  await world.app.withWorkspace(workspaceA, (tx) =>
    tx.query('insert into trial.note values ($1, 1, $2)', [workspaceA, 'a']),
  )
  const read = (id: string): Promise<number> =>
    world.app.withWorkspace(id, async (tx) => (await tx.query('select * from trial.note')).rowCount)
  expect(await read(workspaceA)).toBe(1)
  expect(await read(workspaceB)).toBe(0)
  expect((await world.app.query('select * from trial.note')).rowCount).toBe(0)
  const foreign = world.app.withWorkspace(workspaceB, (tx) =>
    tx.query('insert into trial.note values ($1, 2, $2)', [workspaceA, 'b']),
  )
  await expect(foreign).rejects.toThrow(/row-level security/)
})

test('a transaction that throws leaves nothing', async () => {
  const failing = world.app.withWorkspace(workspaceA, async (tx) => {
    await tx.query('insert into trial.note values ($1, 10)', [workspaceA])
    throw new Error('changed my mind')
  })
  await expect(failing).rejects.toThrow('changed my mind')
  const { rowCount } = await world.owner.query('select from trial.note where n = 10')
  expect(rowCount).toBe(0)
})

test('a failed query that the work passes over cannot pass for a commit', async () => {
  const failing = world.app.withWorkspace(workspaceA, async (tx) => {
    await tx.query('insert into trial.note values ($1, 11)', [workspaceA])
    await tx.query('select 1 / 0').catch(() => undefined)
  })
  await expect(failing).rejects.toThrow(/nothing was written/)
})

test('queries that are not awaited are answered in order', async () => {
  const answers = await world.app.transaction((tx) =>
    Promise.all(
      Array.from(
        { length: 200 },
        async (_, n) => (await tx.query<{ n: number }>('select $1::int as n', [n])).rows[0]?.n,
      ),
    ),
  )
  expect(answers).toEqual(Array.from({ length: 200 }, (_, n) => n))
})

test('a snapshot refuses to write and does not see later commits', async () => {
  await world.app.withWorkspace(
    workspaceA,
    async (tx) => {
      const count = async (): Promise<number> => (await tx.query('select from trial.note')).rowCount
      const before = await count()
      await world.app.withWorkspace(workspaceA, (other) =>
        other.query('insert into trial.note values ($1, 12)', [workspaceA]),
      )
      expect(await count()).toBe(before)
    },
    { snapshot: true },
  )
  await expect(world.app.read((tx) => tx.query('create table trial.other ()'))).rejects.toThrow(/read-only/)
})

test('a long answer is read in batches, and may be left early', async () => {
  await world.app.transaction(async (tx) => {
    const sizes: number[] = []
    let sum = 0
    for await (const rows of tx.rows<{ n: number }>('select n from generate_series(1, $1::int) n', [2500], 1000)) {
      sizes.push(rows.length)
      for (const row of rows) sum += row.n
      await tx.query('select 1')
    }
    expect(sizes).toEqual([1000, 1000, 500])
    expect(sum).toBe((2500 * 2501) / 2)
    for await (const rows of tx.rows('select n from generate_series(1, 5000) n', [], 10)) {
      expect(rows).toHaveLength(10)
      break
    }
    expect((await tx.query('select 2 as two')).rows).toEqual([{ two: 2 }])
  })
})

test('COPY goes in and comes out with every character', async () => {
  const words = ['plain', 'Łódź żółw', 'tab\there', 'line\nbreak', 'back\\slash', '\\N', '', null]
  await world.app.transaction(async (tx) => {
    await tx.query('create temporary table word (n int, w text) on commit drop')
    const before = tx.query('select 1')
    const escaped = (w: string | null): string =>
      w === null ? '\\N' : w.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n')
    expect(
      await tx.copyIn(
        'copy word from stdin',
        words.map((w, n) => `${n}\t${escaped(w)}\n`),
      ),
    ).toBe(words.length)
    await before
    const cells: (string | null)[] = []
    for await (const rows of tx.copyOut('copy (select n, w from word order by n) to stdout'))
      cells.push(...rows.map(([, word]) => word ?? null))
    expect(cells).toEqual(words)
    expect((await tx.query('select count(*) as n from word')).rows).toEqual([{ n: words.length }])
  })
})

test('a COPY of half a million rows passes both ways', async () => {
  await world.app.transaction(async (tx) => {
    await tx.query('create temporary table many (n int, w text) on commit drop')
    async function* pieces(): AsyncIterable<string> {
      for (let at = 0; at < 500_000; at += 1000) {
        yield Array.from({ length: 1000 }, (_, i) => `${at + i}\tsome words for row ${at + i}\n`).join('')
      }
    }
    expect(await tx.copyIn('copy many from stdin', pieces())).toBe(500_000)
    let sum = 0
    for await (const rows of tx.copyOut('copy many to stdout')) for (const [n] of rows) sum += Number(n)
    expect(sum).toBe((500_000 * 499_999) / 2)
  })
})

test.each([
  ['the server refuses a row', 'copy target from stdin', ['not a number\n'], /invalid input syntax/],
  ['the table does not exist', 'copy nowhere from stdin', ['1\n'], /does not exist/],
])('a COPY fails cleanly when %s', async (_, sql, source, reason) => {
  const failing = world.app.transaction(async (tx) => {
    await tx.query('create temporary table target (n int) on commit drop')
    await tx.copyIn(sql, source)
  })
  await expect(failing).rejects.toThrow(reason)
  expect((await world.app.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})

test('a COPY whose source fails takes nothing and gives the source’s reason', async () => {
  for (const rowsBefore of [0, 1, 50_000]) {
    const failing = world.app.transaction(async (tx) => {
      await tx.query('create temporary table target (n int) on commit drop')
      await tx.copyIn(
        'copy target from stdin',
        (function* () {
          for (let n = 0; n < rowsBefore; n += 1) yield `${n}\n`
          throw new Error('the file is broken')
        })(),
      )
    })
    await expect(failing).rejects.toThrow('the file is broken')
    expect((await world.app.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  }
})

test('a COPY that is left early ends its transaction and nothing else', async () => {
  const leaving = world.app.transaction(async (tx) => {
    for await (const _ of tx.copyOut('copy (select generate_series(1, 1000000)) to stdout')) break
  })
  await expect(leaving).rejects.toThrow(/COPY was read to its end/)
  expect((await world.app.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})

test('a question during a COPY is refused instead of waiting for ever', async () => {
  const asking = world.app.transaction(async (tx) => {
    await tx.query('create temporary table target (n int) on commit drop')
    await tx.copyIn(
      'copy target from stdin',
      (async function* () {
        await tx.query('select 1')
        yield '1\n'
      })(),
    )
  })
  await expect(asking).rejects.toThrow(/while its COPY runs/)
})

test('a workspace’s turn is taken by one transaction at a time', async () => {
  await world.app.withWorkspace(workspaceA, async (tx) => {
    await tx.lockWorkspace('import')
    const other = (id: string, name: string): Promise<boolean> =>
      world.app.withWorkspace(id, (second) => second.tryLockWorkspace(name))
    expect(await other(workspaceA, 'import')).toBe(false)
    expect(await other(workspaceA, 'close')).toBe(true)
    expect(await other(workspaceB, 'import')).toBe(true)
  })
})

test('a connection that is cut fails its query as database-unavailable, and the next one works', async () => {
  const lost: Error[] = []
  const database = openDatabase({ url: world.url, poolSize: 2, onLostConnection: (error) => lost.push(error) })
  const cut = database.transaction((tx) => tx.query('select pg_terminate_backend(pg_backend_pid())'))
  await expect(cut).rejects.toMatchObject({ kind: 'database-unavailable' })
  expect((await database.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await database.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and usename = current_user`,
  )
  expect((await database.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await database.close()
})

test('a connection that is cut while nobody uses it does not end the process', async () => {
  const lost: Error[] = []
  const database = openDatabase({ url: world.url, poolSize: 1, onLostConnection: (error) => lost.push(error) })
  const { rows } = await database.query<{ pid: number }>('select pg_backend_pid() as pid')
  await world.owner.query('reset role')
  const other = openDatabase({ url: world.url })
  await other.query('select pg_terminate_backend($1)', [rows[0]?.pid])
  await expect.poll(() => lost.length).toBe(1)
  expect((await database.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await Promise.all([database.close(), other.close()])
})

test('a cut connection ends a COPY in either direction', async () => {
  const other = openDatabase({ url: world.url })
  const cutBackend = async (pid: number | undefined): Promise<void> => {
    await other.query('select pg_terminate_backend($1)', [pid])
  }
  const pidOf = async (tx: { query: typeof other.query }): Promise<number | undefined> =>
    (await tx.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid
  const reading = world.app.transaction(async (tx) => {
    const pid = await pidOf(tx)
    let bytes = 0
    for await (const piece of tx.copyOutBytes('copy (select generate_series(1, 5000000)) to stdout')) {
      if (bytes === 0) await cutBackend(pid)
      bytes += piece.length
    }
  })
  await expect(reading).rejects.toMatchObject({ kind: 'database-unavailable' })
  const writing = world.app.transaction(async (tx) => {
    const pid = await pidOf(tx)
    await tx.query('create temporary table target (n int) on commit drop')
    await tx.copyIn(
      'copy target from stdin',
      (async function* () {
        yield '1\n'
        await cutBackend(pid)
        for (let n = 0; n < 1000; n += 1) yield `${n}\n`.repeat(1000)
      })(),
    )
  })
  await expect(writing).rejects.toMatchObject({ kind: 'database-unavailable' })
  expect((await world.app.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await other.close()
})
