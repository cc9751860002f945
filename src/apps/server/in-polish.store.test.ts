import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  type Caller,
  connectForJobs,
  createClient,
  type HttpServer,
  machine,
  openJobs,
  Problem,
  startServer,
} from '#platform/server'
import { accounts, line, openWorkspace, type TestWorkspace } from '../../../tests/support/workspace.js'
import { actions } from '../actions.js'

let w: TestWorkspace
let server: HttpServer
let closeJobs: () => Promise<void>

beforeAll(async () => {
  w = await openWorkspace({ currency: 'EUR' })
  const contextFor = (caller: Caller, requestId: string, signal: AbortSignal) => ({
    ...w.context,
    caller,
    requestId,
    signal,
  })
  const jobs = await openJobs({
    connect: () => connectForJobs(w.test.url),
    contextFor: (caller, requestId, signal, progress) => ({ ...contextFor(caller, requestId, signal), progress }),
    report: () => undefined,
  })
  closeJobs = jobs.close
  server = await startServer({
    actions,
    version: '0.0.0',
    home: w.context.home,
    port: 0,
    log: pino({ level: 'silent' }),
    takeJob: jobs.take,
    admit: async () => machine,
    contextFor,
    checkReady: async () => undefined,
  })
})

afterAll(async () => {
  await server.close()
  await closeJobs()
})

const client = (language: string) => createClient<typeof actions>(server.address, () => language)

async function failureOf(task: Promise<unknown>): Promise<Problem> {
  const thrown = await task.catch((error: unknown) => error)
  expect(thrown).toBeInstanceOf(Problem)
  return thrown as Problem
}

it('a failure is told in Polish, with what was asked as it was', async () => {
  const { message, language } = await failureOf(
    client('pl').read('ledger.account', { workspace: w.name, account: 'Żuk' }),
  )
  expect([message, language]).toEqual(['Nie ma klienta „Żuk”.', 'pl'])
  const english = await failureOf(client('en').read('ledger.account', { workspace: w.name, account: 'Żuk' }))
  expect([english.message, english.language]).toEqual(['There is no account "Żuk".', 'en'])
})

it('wrong fields are told in Polish', async () => {
  const { fields } = await failureOf(
    client('pl').read('ledger.bridge', { workspace: w.name, from: 'x', to: '2024-01' }),
  )
  expect(fields).toEqual([{ pointer: '#/from', detail: 'from: podaj miesiąc, na przykład 2023-01.' }])
})

it('refused rows have their reasons in Polish, and their cells as they were', async () => {
  const { importId } = await w.importRows({
    account: accounts('Not found'),
    contract_line: [
      line('a', 'Not found', '31/02/2024', 100),
      line('b', 'lost', '2024-01-01', 100),
      line('c', 'Not found', '2024-06-01', 100, { endDay: '2024-01-01' }),
      line('d', 'Not found', '2024-01-01', 100, { currency: 'XYZW' }),
    ],
  })
  const asked = { workspace: w.name, id: importId ?? '', file: 1 }
  const { rows } = await client('pl').read('imports.errors', asked)
  const reasons = rows.map(({ problems }) => problems.map(({ reason }) => reason).join('; '))
  expect(reasons).toEqual([
    expect.stringMatching(/^„31\/02\/2024” w kolumnie startDay: /),
    'Nie ma klienta o kluczu „lost”. Najpierw zaimportuj brakujące dane albo popraw klucz.',
    'Pozycja kończy się 2024-01-01, zanim zacznie się 2024-06-01. Popraw jeden z tych dni.',
    '„XYZW” w kolumnie currency: to nie jest kod waluty według ISO 4217, na przykład EUR',
  ])
  expect(rows[0]?.cells).toContain('Not found')
  const english = await client('en').read('imports.errors', asked)
  expect(english.rows.map(({ cells }) => cells)).toEqual(rows.map(({ cells }) => cells))
  expect(english.rows[1]?.problems[0]?.reason).toContain('There is no account with the key "lost".')
})

it('a month without a rate says why in Polish', async () => {
  await w.importRows({ contract_line: [line('usd', 'Not found', '2024-01-01', 100, { currency: 'USD' })] })
  const { rows } = await client('pl').read('ledger.bridge', { workspace: w.name, from: '2024-01', to: '2024-01' })
  expect(rows[0]?.because).toBe(
    'Nie ma kursu budżetowego USD na EUR na rok obrotowy od 2024-01-01 ani kursu z tego dnia i z 7 dni przed nim.',
  )
  const closing = await failureOf(client('pl').send('ledger.close', { workspace: w.name, month: '2024-01' }))
  expect(closing.message).toMatch(
    /^Miesiąc 2024-01 nie ma wartości, którą można by zamknąć\. Nie ma kursu budżetowego /,
  )
})

it('a metric without a value has its reason in Polish', async () => {
  const shown = await client('pl').read('metrics.show', { workspace: w.name, id: 'nrr', at: '2024-12' })
  if (Array.isArray(shown)) throw new Error('one value was asked for')
  const { because, reasons } = shown
  expect([because, reasons.because?.pl]).toEqual(Array(2).fill(expect.stringContaining('Nie ma kursu budżetowego USD')))
})

it('what a person wrote stays as it is, even when it reads like a sentence of ours', async () => {
  await w.importRows({ contract_line: [line('e', 'Not found', '2024-01-01', 100)] })
  await w.correct('e', 'arr=2400.00', 'No month is closed.')
  const { lines } = await client('pl').read('ledger.account', { workspace: w.name, account: 'Not found' })
  expect(JSON.stringify(lines)).toContain('No month is closed.')
  const listed = await client('pl').read('accounts.list', { workspace: w.name })
  expect(listed.rows.map(({ name }) => name)).toContain('Not found')
})

it('long work tells its phase, its result and its failure in Polish', async () => {
  const headers = { 'content-type': 'application/json', 'accept-language': 'pl' }
  const post = async (name: string, input: unknown): Promise<{ job: string }> => {
    const body = JSON.stringify({ workspace: w.name, ...(input as object) })
    return (await fetch(`${server.address}/api/v1/${name}`, { method: 'POST', headers, body })).json() as Promise<{
      job: string
    }>
  }
  const ended = async ({ job }: { job: string }) => {
    for (let turn = 0; turn < 200; turn++) {
      const shown = await client('pl').read('jobs.show', { id: job })
      if (shown.endedAt !== null) return shown
      await sleep(50)
    }
    throw new Error('The job does not end')
  }
  const { job } = await post('ledger/verify', {})
  expect(await ended({ job })).toMatchObject({ state: 'done', phase: 'Odbudowuję księgę' })

  const upload = await client('pl').upload([new File(['ref,account\r\nf,lost\r\n'], 'contract_line.csv')])
  const failed = await ended(await post('import', { upload: upload.upload, mappingText: '{"name":"m"' }))
  expect(failed.error?.message).toMatch(/^Nie można użyć mapowania .*To nie jest JSON/)

  const fields = Object.fromEntries(
    ['ref', 'account', 'startDay', 'amount', 'period', 'currency'].map((name) => [name, name]),
  )
  const mapping = { name: 'm', version: 1, files: [{ match: 'contract_line.csv', entity: 'contract_line', fields }] }
  const rows = 'ref,account,startDay,amount,period,currency\r\nf,lost,2024-01-01,100,month,EUR\r\n'
  const again = await client('pl').upload([new File([rows], 'contract_line.csv')])
  const done = await ended(await post('import', { upload: again.upload, mappingText: JSON.stringify(mapping) }))
  expect(done.result).toMatchObject({
    files: [
      { file: 'contract_line.csv', problems: [{ reason: expect.stringMatching(/^Nie ma klienta o kluczu „lost”/) }] },
    ],
  })
})
