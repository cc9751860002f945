import type { z } from 'zod'
import { Failure, type FailureKind } from '../failure.js'
import { inSpan } from '../tracing/tracing.js'
import { checkInput } from './check-input.js'
import { checkRight } from './check-right.js'
import type { Context } from './context.js'
import { asAct } from './current-act.js'
import { describeFields, type InputField } from './fields.js'
import { withoutPersonal } from './personal-field.js'

/** Where a field may be given from, when not from everywhere. */
export type Surface = 'cli' | 'http'

/** What the command line cannot derive from the action's name and input. */
export type CommandHints = {
  /** Inputs given by position, in order; `name?` may be left out. */
  readonly args?: readonly string[]
  /** Spelling of options that do not follow from the input's name: `{ asKnownAt: 'as-known-at' }` is not needed. */
  readonly options?: Readonly<Record<string, string>>
  /** The words of the command when they do not follow from the action's name. */
  readonly words?: readonly string[]
  /** The columns that its tables show to people; all without it. `--json` always has everything. */
  readonly columns?: readonly string[]
}

/** What an action is declared with. */
export type ActionDeclaration<
  Name extends string,
  Effect extends 'read' | 'write',
  Long extends boolean,
  Input extends z.ZodObject,
  Output extends z.ZodType,
> = {
  /** `room.verb` in the reader's words; route, command and operation follow from it. */
  readonly name: Name
  /** One sentence for help texts and the API's documentation. */
  readonly summary: string
  readonly effect: Effect
  /** JSON only: no coercion, transformation, bigint or date. */
  readonly input: Input
  readonly output: Output
  /** The right that a caller needs, such as `ledger:read`. */
  readonly permission: string
  /** The kinds of expected failure, beyond `invalid-input`. */
  readonly errors: readonly FailureKind[]
  readonly command?: CommandHints
  /** Inputs that only one surface may give: `{ path: 'cli', upload: 'http' }`. */
  readonly only?: Readonly<Partial<Record<keyof z.input<Input> & string, Surface>>>
  /** Takes long: over HTTP it becomes a job, on the command line it shows progress. */
  readonly long?: Long
  /** False when the action never touches the database, so that none is started for it. */
  readonly needsDatabase?: boolean
  /** The command line's exit code for an output; 0 without it. */
  exitCode?(output: z.output<Output>): number
  /** Load, decide, save. Returns the output, or returns or throws an expected failure. */
  run(context: Context, input: z.output<Input>): Promise<z.input<Output> | Failure>
}

/** An action as everybody else sees it. `In` is what a caller may give, `Out` what comes back. */
export type Action<Name extends string, In, Out, Method extends 'GET' | 'POST' = 'GET' | 'POST'> = {
  readonly name: Name
  readonly method: Method
  readonly summary: string
  readonly effect: 'read' | 'write'
  readonly input: z.ZodObject
  readonly output: z.ZodType
  readonly permission: string
  readonly errors: readonly FailureKind[]
  readonly command: CommandHints
  readonly only: Readonly<Record<string, Surface | undefined>>
  readonly long: boolean
  readonly needsDatabase: boolean
  /** The inputs as the edges see them. */
  fields(): readonly InputField[]
  /** Refuses an input that does not fit, with every field's problem. */
  check(input: unknown): void
  exitCode(output: Out): number
  /** Checks the caller's right and the input, runs, checks the output. Expected failures are thrown as `Failure`. */
  run(context: Context, input: In): Promise<Out>
  /** Only for types. */
  readonly types?: { readonly input: In; readonly output: Out }
}

/** Any action; its input is checked when it runs, so callers that take any need not know its type. */
// biome-ignore lint/suspicious/noExplicitAny: an action's input is contravariant in `run` and covariant in `types`.
export type AnyAction = Action<string, any, any>

type MethodOf<Effect, Long> = Effect extends 'read' ? (Long extends true ? 'POST' : 'GET') : 'POST'

/**
 * Declares an action: written once, offered over HTTP, on the command line, in the API's document and to the
 * browser.
 */
export function action<
  const Name extends string,
  const Effect extends 'read' | 'write',
  Input extends z.ZodObject,
  Output extends z.ZodType,
  const Long extends boolean = false,
>(
  declaration: ActionDeclaration<Name, Effect, Long, Input, Output>,
): Action<Name, z.input<Input>, z.output<Output>, MethodOf<Effect, Long>> {
  let fields: readonly InputField[] | undefined
  const isGet = declaration.effect === 'read' && !declaration.long
  return {
    name: declaration.name,
    method: (isGet ? 'GET' : 'POST') as MethodOf<Effect, Long>,
    summary: declaration.summary,
    effect: declaration.effect,
    input: declaration.input,
    output: declaration.output,
    permission: declaration.permission,
    errors: declaration.errors,
    command: declaration.command ?? {},
    only: declaration.only ?? {},
    long: declaration.long ?? false,
    needsDatabase: declaration.needsDatabase ?? true,
    fields() {
      fields ??= describeFields(declaration.input)
      return fields
    },
    check(input) {
      checkInput(declaration.input, input)
    },
    exitCode(output) {
      return declaration.exitCode?.(output) ?? 0
    },
    async run(context, input) {
      await checkRight(context.caller, declaration, input, context.requestId)
      const checked = checkInput(declaration.input, input)
      const { actor, from } = context.caller
      const reachIn = context.caller.reachIn?.bind(context.caller)
      const kept = withoutPersonal(declaration.input, checked)
      const today = context.clock().slice(0, 10)
      const act = { actor, from, action: declaration.name, requestId: context.requestId, input: kept, today, reachIn }
      const facts = { 'mainstay.action': declaration.name, 'mainstay.request_id': context.requestId }
      const work = () => declaration.run(context, checked)
      const output = await inSpan(`action ${declaration.name}`, facts, () => asAct(act, work))
      if (output instanceof Failure) throw output
      return checkOutput(declaration, output)
    },
  }
}

// An output that does not fit its own schema is a mistake of ours, never the caller's.
function checkOutput<Output extends z.ZodType>(
  declaration: { readonly name: string; readonly output: Output },
  output: unknown,
): z.output<Output> {
  const result = declaration.output.safeParse(output)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new Error(`Broken promise: the output of ${declaration.name} at ${issue?.path.join('.')}: ${issue?.message}`)
}
