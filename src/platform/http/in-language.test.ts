import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exampleSettings } from './example-settings.js'
import { type HttpServer, startServer } from './start-server.js'

let home: string
let server: HttpServer

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'mainstay-language-'))
  server = await startServer(exampleSettings(home))
})

afterAll(async () => {
  await server.close()
  await rm(home, { recursive: true })
})

type Told = { detail: string; errors: { detail: string }[] }

async function ask(path: string, language: string | null, init: RequestInit = {}) {
  const headers = { ...init.headers, ...(language === null ? {} : { 'accept-language': language }) }
  const response = await fetch(`${server.address}${path}`, { ...init, headers })
  return { status: response.status, headers: response.headers, json: (await response.json()) as Told }
}

it('tells what is wrong with an input in Polish, field by field', async () => {
  const { status, headers, json } = await ask('/api/v1/plants/list?from=x&limit=0&gardne=g', 'pl-PL,pl;q=0.9,en;q=0.8')
  expect([status, headers.get('content-language'), headers.get('vary')]).toEqual([400, 'pl', 'accept-language'])
  expect(json).toMatchObject({
    kind: 'invalid-input',
    title: 'Coś jest nieprawidłowe',
    detail: 'gardne: nieznane pole (czy chodziło o garden?).',
    errors: [{ pointer: '#/gardne', detail: 'gardne: nieznane pole (czy chodziło o garden?).' }],
  })
  const fields = await ask('/api/v1/plants/list?from=x&limit=0', 'pl')
  expect(fields.json.errors).toEqual([
    { pointer: '#/garden', detail: 'garden: brak wartości.' },
    { pointer: '#/from', detail: 'from: podaj miesiąc, na przykład 2023-01.' },
    { pointer: '#/limit', detail: 'limit: podaj co najmniej 1.' },
  ])
  expect(fields.json.detail).toBe(
    'garden: brak wartości; from: podaj miesiąc, na przykład 2023-01; limit: podaj co najmniej 1.',
  )
})

it('tells in Polish what is not there, what is not taken, and what is no JSON', async () => {
  const lost = await ask('/api/v1/plants/lst', 'pl')
  expect(lost.json).toMatchObject({
    title: 'Nie znaleziono',
    detail: 'Pod adresem /api/v1/plants/lst nic nie ma. Czy chodziło o /api/v1/plants/list?',
  })
  const wrong = await ask('/api/v1/plants/list', 'pl', { method: 'DELETE' })
  expect(wrong.json.detail).toBe('/api/v1/plants/list przyjmuje tylko GET.')
  const headers = { 'content-type': 'application/json' }
  const broken = await ask('/api/v1/plants/add', 'pl', { method: 'POST', headers, body: '{' })
  expect([broken.json.detail, broken.json.errors[0]?.detail]).toEqual(Array(2).fill('Dane: nieprawidłowo zbudowane.'))
})

it('tells a mistake of ours in Polish', async () => {
  const headers = { 'content-type': 'application/json' }
  const { json } = await ask('/api/v1/plants/add', 'pl', { method: 'POST', headers, body: '{"name":"bug"}' })
  expect(json.detail).toBe('Mainstay popełnił błąd. Więcej mówi jego dziennik pod tym identyfikatorem żądania.')
})

it.each([[null], ['en'], ['de']])('speaks English to who accepts %s', async (language) => {
  const { headers, json } = await ask('/api/v1/plants/list', language)
  expect([headers.get('content-language'), json.detail]).toEqual(['en', 'garden is missing.'])
})

it('says the language of an answer too', async () => {
  const { headers } = await ask('/api/v1/plants/list?garden=g', 'pl')
  expect([headers.get('content-language'), headers.get('vary')]).toEqual(['pl', 'accept-language'])
})
