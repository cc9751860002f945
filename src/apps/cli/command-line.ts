import { randomUUID } from 'node:crypto'
import type { Writable } from 'node:stream'
import {
  type AnyAction,
  type Context,
  Failure,
  InvalidInput,
  type Language,
  Problem,
  type Speak,
  sentenceOf,
  speakEnglish,
  speakerOf,
  tell,
  translateOutput,
  valuesFromTexts,
} from '#platform/server'
import { contextIn, type House } from '../house.js'
import { type Asked, type OwnCommand, optionName, readCommandLine } from './command-tree.js'
import { askFar, type FarServer, farServerIn, tellProblem } from './far-server.js'
import { keepTrace } from './keep-trace.js'
import { createProgressLine } from './progress-line.js'
import { renderForPeople } from './table.js'
import { takeLanguage } from './take-language.js'
import { whoAsks } from './who-asks.js'

/** The world of a command line. */
export type World = {
  readonly actions: readonly AnyAction[]
  readonly ownCommands: readonly OwnCommand[]
  /** Opens the home and its database; called only for actions that need it. */
  openHouse(): Promise<House>
  readonly out: Writable & { isTTY?: boolean }
  readonly err: Writable & { isTTY?: boolean }
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
}

/** Runs one command line to its end and answers with the exit code. */
export async function runCommandLine(argv: readonly string[], world: World): Promise<number> {
  const requestId = randomUUID()
  const json = argv.includes('--json')
  let speaking: Speaking = { ...world, speak: speakEnglish, language: 'en' }
  try {
    const { rest, language } = takeLanguage(argv, process.env)
    speaking = { ...world, speak: await speakerOf(language), language }
    const asked = readCommandLine(rest, world.actions, world.ownCommands)
    if (asked.kind !== 'wrong') return await obey(asked, speaking, requestId)
    if (asked.help && !json) await print(world.err, `${asked.help}\n`)
    throw new Failure('wrong-usage', asked.message)
  } catch (thrown) {
    return complain(speaking, thrown, requestId, json)
  }
}

type Speaking = World & { readonly speak: Speak; readonly language: Language }

async function obey(asked: Exclude<Asked, { kind: 'wrong' }>, world: Speaking, requestId: string): Promise<number> {
  switch (asked.kind) {
    case 'help':
      await print(world.out, asked.text.trimEnd())
      return 0
    case 'own':
      return asked.command.run(asked.options, { args: asked.args, speak: world.speak })
    case 'action':
      return perform(asked, world, requestId)
  }
}

type AskedAction = Extract<Asked, { kind: 'action' }>

async function perform({ action, texts, json }: AskedAction, world: Speaking, requestId: string): Promise<number> {
  const input = valuesFromTexts(action, texts)
  checkSpelt(action, input)
  const far = action.needsDatabase ? farServerIn(process.env) : undefined
  const output = far ? await performFar(far, action, input, world) : await performHere(action, input, world, requestId)
  const said = translateOutput(action.output, output, world.speak, world.actions)
  const { columns } = action.command
  await print(world.out, json ? JSON.stringify(said) : renderForPeople(said, { columns, language: world.language }))
  return action.exitCode(output)
}

type Input = Readonly<Record<string, unknown>>

async function performFar(far: FarServer, action: AnyAction, input: Input, world: Speaking): Promise<unknown> {
  const line = createProgressLine(world.err, () => performance.now())
  try {
    return await askFar(far, action, input, { ...world, progress: line.show })
  } finally {
    line.clear()
  }
}

async function performHere(action: AnyAction, input: Input, world: Speaking, requestId: string): Promise<unknown> {
  const house = action.needsDatabase ? await world.openHouse() : undefined
  const line = createProgressLine(world.err, () => performance.now())
  try {
    const progress: Context['progress'] = (done, total, phase) => line.show(done, total, world.speak(phase))
    const { signal, speak } = world
    const caller = await whoAsks(house)
    const context = contextIn(house, { caller, requestId, signal, progress, speak })
    return await action.run(context, input)
  } catch (thrown) {
    throw world.signal.aborted && !(thrown instanceof Failure) ? world.signal.reason : thrown
  } finally {
    line.clear()
    await house?.close()
  }
}

// Inputs are called as they were typed: `--as-known-at`, not `asKnownAt`.
function checkSpelt(action: AnyAction, input: Record<string, unknown>): void {
  try {
    action.check(input)
  } catch (thrown) {
    if (!(thrown instanceof InvalidInput)) throw thrown
    const args = (action.command.args ?? []).map((arg) => arg.replace('?', ''))
    const spell = (name: string) => (args.includes(name) ? name.toUpperCase() : `--${optionName(action, name)}`)
    throw new Failure('invalid-input', sentenceOf(thrown.problems, spell))
  }
}

async function complain(world: Speaking, thrown: unknown, requestId: string, json: boolean): Promise<number> {
  const isFar = thrown instanceof Problem
  const { kind, exitCode, ...told } = isFar ? tellProblem(thrown) : tell(thrown)
  const id = (isFar ? thrown.requestId : undefined) ?? requestId
  const message = world.speak(told.message)
  const trace = process.env.MAINSTAY_TRACE && thrown instanceof Error ? `\n${thrown.stack}` : ''
  const log = kind === 'unexpected' && !isFar ? await keepTrace(thrown, requestId) : null
  const where = log === null ? '' : ` ${world.speak(`Request id ${requestId}, log ${log}`)}`
  const text = json ? JSON.stringify({ error: { kind, message, requestId: id } }) : `${message}${where}`
  await print(world.err, `${text}${trace}`)
  return exitCode
}

/** Writes a text and a line's end, and waits until the stream has taken all of it. */
function print(stream: Writable, text: string): Promise<void> {
  return new Promise((resolve) => {
    stream.write(`${text}\n`, () => resolve())
  })
}
