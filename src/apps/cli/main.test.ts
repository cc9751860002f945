import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { spawnProgram } from '../../../tests/support/spawn-program.js'
import { root } from '../root.js'
import { bundleExample, type ExampleBundle } from './bundle-example.js'

let example: ExampleBundle
const home = mkdtempSync(join(tmpdir(), 'mainstay-cli-'))

beforeAll(async () => {
  example = await bundleExample()
})

afterAll(() => {
  example.remove()
  rmSync(home, { recursive: true, force: true })
})

type Ended = { code: number | null; out: string; err: string }

function start(
  args: readonly string[],
  program: readonly string[] = [example.path],
  environment: Readonly<Record<string, string>> = {},
) {
  const child = spawnProgram([...program, ...args], {
    cwd: root,
    env: { ...process.env, MAINSTAY_HOME: home, ...environment },
  })
  const ended = new Promise<Ended>((resolve) => {
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.on('close', (code) => resolve({ code, out, err }))
  })
  return { child, ended }
}

const run = (...args: string[]) => start(args).ended
const mainstay = (...args: string[]) => start(args, [join(root, 'bin', 'mainstay.mjs')]).ended

describe('a command', () => {
  it('prints a table with its numbers to the right, and no control characters of others', async () => {
    const { code, out } = await run('plants', 'list', '--garden', 'Ogród')
    expect(code).toBe(0)
    expect(out).toBe(
      [
        'garden: Ogród',
        '',
        'plant name  height',
        '----------  ------',
        '·[31mfern     0.50',
        '·[31mfern    10.50',
        '',
      ].join('\n'),
    )
  })

  it('with --json prints JSON alone', async () => {
    const { code, out, err } = await run(
      'plants',
      'list',
      '--garden=g',
      '--limit',
      '1',
      '--kinds',
      'tree',
      '--kinds',
      'herb',
      '--json',
    )
    expect([code, err]).toEqual([0, ''])
    expect(JSON.parse(out)).toEqual({ garden: 'g', rows: [{ plantName: 'tree+herb', height: '0.50' }] })
  })

  it('takes values by position, flags, and names that begin with a dash after --', async () => {
    const { out } = await run('plants', 'add', '--dry-run', '--json', '--', '-fern', 'shade')
    expect(JSON.parse(out)).toEqual({ name: '-fern', place: 'shade', dryRun: true })
  })

  it('ends with the exit code that its result asks for', async () => {
    expect((await run('plants', 'add', 'weed')).code).toBe(3)
  })

  it('lets all of a huge result through a slow pipe', async () => {
    const { child, ended } = start(['plants', 'list', '--garden', 'g', '--limit', '300000', '--json'])
    child.stdout.pause()
    await sleep(500)
    child.stdout.resume()
    const { code, out } = await ended
    expect([code, JSON.parse(out).rows.length]).toEqual([0, 300_000])
  })

  it('is quiet when the reader closes the pipe', async () => {
    const { child, ended } = start(['plants', 'list', '--garden', 'g', '--limit', '300000'])
    child.stdout.once('data', () => child.stdout.destroy())
    const { code, err } = await ended
    expect([code, err]).toEqual([0, ''])
  })
})

describe('a failure', () => {
  it('is one sentence on stderr', async () => {
    expect(await run('plants', 'list', '--garden', 'lost')).toEqual({
      code: 2,
      out: '',
      err: 'There is no garden "lost".\n',
    })
  })

  it('with --json is JSON on stderr, for wrong usage too', async () => {
    const lost = await run('plants', 'list', '--garden', 'lost', '--json')
    const wrong = await run('plants', 'list', '--gardne', 'g', '--json')
    expect([lost.out, wrong.out, lost.code, wrong.code]).toEqual(['', '', 2, 2])
    const { error } = JSON.parse(lost.err)
    expect(error).toEqual({ kind: 'not-found', message: 'There is no garden "lost".', requestId: expect.any(String) })
    expect(JSON.parse(wrong.err).error).toMatchObject({
      kind: 'wrong-usage',
      message: "Unknown option '--gardne'; did you mean --garden?",
    })
  })

  it('of our own tells neither stack nor message, and where its log is', async () => {
    const { code, err } = await run('plants', 'list', '--garden', 'bug')
    expect([code, err]).toEqual([1, expect.stringContaining('Mainstay made a mistake')])
    expect(err).not.toMatch(/a bug|\.ts/)
    const [, requestId = '', log = ''] = /Request id (\S+), log (\S+)/.exec(err) ?? []
    expect(JSON.parse(readFileSync(log, 'utf8').trim().split('\n').at(-1) ?? '')).toMatchObject({
      requestId,
      message: 'a bug',
      stack: expect.arrayContaining([expect.stringMatching(/^at /)]),
    })
  })

  it.each([
    [['plnts'], "Unknown command 'plnts'; did you mean plants?\n"],
    [['plants', 'lst'], "Unknown command 'lst'; did you mean list?\n"],
    [['plants', 'add'], "Missing required argument 'name'.\n"],
    [
      ['plants', 'list', '--measure', 'weight', '--limit=x'],
      '--garden is missing; --measure must be one of height, width; --limit must be a number.\n',
    ],
    [['plants', 'add', 'fern', '--upload', 'x'], "Unknown option '--upload'.\n"],
    [['plants', 'add', ''], 'NAME must not be empty.\n'],
  ])('of %j says what is wrong', async (args, err) => {
    expect(await run(...args)).toEqual({ code: 2, out: '', err })
  })

  it.each([
    [['plants', 'list', '--garden', 'g', '--limit=x', '--language', 'pl'], '--limit: podaj liczbę.\n'],
    [['--language=pl', 'plnts'], 'Nie ma polecenia „plnts”; czy chodziło o plants?\n'],
    [['plants', 'add', '--language=pl'], 'Brak wymaganego argumentu „name”.\n'],
    [['plants', 'list', '--gardne', 'g', '--language', 'pl'], 'Nie ma opcji „--gardne”; czy chodziło o --garden?\n'],
    [['plants', 'list', '--language', 'de'], '--language must be en or pl, not "de".\n'],
  ])('of %j is told in the language that was named', async (args, err) => {
    expect(await run(...args)).toEqual({ code: 2, out: '', err })
  })

  it('is told in the language of the terminal, but to programs in English unless another is named', async () => {
    const inPoland = { LC_ALL: '', LC_MESSAGES: '', LANG: 'pl_PL.UTF-8' }
    const told = await start(['plants', 'list', '--limit', '1'], [example.path], inPoland).ended
    expect(told.err).toBe('--garden: brak wartości.\n')
    const json = await start(['plants', 'list', '--limit', '1', '--json'], [example.path], inPoland).ended
    expect(JSON.parse(json.err).error).toMatchObject({ kind: 'invalid-input', message: '--garden is missing.' })
    const named = await run('plants', 'list', '--limit', '1', '--json', '--language', 'pl')
    expect(JSON.parse(named.err).error).toMatchObject({ kind: 'invalid-input', message: '--garden: brak wartości.' })
  })

  it('of a missing command shows what there is', async () => {
    const { code, out, err } = await run('plants')
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/List plants\.[\s\S]*A command is missing\.\n$/)
  })
})

describe('help', () => {
  it('is there on all levels', async () => {
    expect((await run('--help')).out).toMatch(/plants +list, add[\s\S]*grow .*Grow plants/)
    expect((await run('plants', '--help')).out).toMatch(/add .*Add a plant/)
    const { code, out } = await run('plants', 'list', '-h')
    expect(code).toBe(0)
    expect(out).toMatch(/--garden <text>\s+Name of the garden\. \(required\)/)
    expect(out).toMatch(/--as-known-at <text>\s+A past moment\./)
    expect(out).toMatch(/--measure <height\|width>\s+What is measured\. \(default: height\)/)
  })
})

describe('long work', () => {
  it('shows how far it is on stderr', async () => {
    const { code, out, err } = await run('grow', '--steps', '30', '--json')
    expect([code, JSON.parse(out)]).toEqual([0, { grown: 30 }])
    expect(err).toMatch(/^growing: \d+ of 30 \(\d+ %\)\n$/)
  })

  it('stops at Ctrl-C', async () => {
    const { child, ended } = start(['grow', '--steps', '300', '--json'])
    child.stderr.once('data', () => child.kill('SIGINT'))
    const { code, out, err } = await ended
    expect([code, out]).toEqual([2, ''])
    expect(JSON.parse(err.trim().split('\n').at(-1) ?? '').error.kind).toBe('cancelled')
  })
})

describe('the program itself', () => {
  it('runs after a bare install', async () => {
    const { code, out } = await mainstay('system', 'version', '--json')
    expect([code, JSON.parse(out).version]).toEqual([0, (await mainstay('--version')).out.trim()])
  })

  it('refuses what it does not know', async () => {
    expect(await mainstay('sistem')).toEqual({
      code: 2,
      out: '',
      err: "Unknown command 'sistem'; did you mean system?\n",
    })
  })
})
