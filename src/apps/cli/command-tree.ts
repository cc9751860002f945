import { Command, CommanderError, Option } from 'commander'
import { type AnyAction, fieldsAt, type InputField, kebab, type Speak, wordsOf } from '#platform/server'

/** A command that is not an action, such as `serve`. */
export type OwnCommand = {
  readonly words: readonly string[]
  readonly summary: string
  configure(command: Command): void
  run(options: Readonly<Record<string, unknown>>, asked: AskedOwn): Promise<number>
}

/** What else a command that is not an action is asked with: what was given by position, and the language. */
export type AskedOwn = { readonly args: readonly string[]; readonly speak: Speak }

/** What a command line asks for. */
export type Asked =
  | {
      readonly kind: 'action'
      readonly action: AnyAction
      readonly texts: Record<string, unknown>
      readonly json: boolean
    }
  | {
      readonly kind: 'own'
      readonly command: OwnCommand
      readonly options: Record<string, unknown>
      readonly args: readonly string[]
    }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'wrong'; readonly message: string; readonly help?: string }

/** Reads a command line against the list of all actions. */
export function readCommandLine(
  argv: readonly string[],
  actions: readonly AnyAction[],
  ownCommands: readonly OwnCommand[],
): Asked {
  const tree = new Tree(argv)
  for (const command of ownCommands) tree.addOwn(command)
  for (const action of actions) tree.addAction(action)
  return tree.read()
}

/** The words of an action's command. */
export function commandWords(action: AnyAction): readonly string[] {
  return action.command.words ?? wordsOf(action.name)
}

class Tree {
  private readonly root: Command
  private asked: Asked | undefined
  private written = ''

  constructor(private readonly argv: readonly string[]) {
    this.root = this.prepare(new Command('mainstay'))
      .description('The self-hosted revenue operating system.')
      .option('--version', 'Print the version.')
      .option(...languageOption)
  }

  addOwn(own: OwnCommand): void {
    const command = this.commandAt(own.words).description(own.summary)
    own.configure(command)
    command.action(() => {
      this.asked = { kind: 'own', command: own, options: command.opts(), args: command.args }
    })
  }

  addAction(action: AnyAction): void {
    const words = commandWords(action)
    const command = this.commandAt(words).description(action.summary)
    const args = (action.command.args ?? []).map((arg) => arg.replace('?', ''))
    for (const arg of action.command.args ?? []) {
      const name = kebab(arg.replace('?', ''))
      command.argument(arg.endsWith('?') ? `[${name}]` : `<${name}>`)
    }
    const options = this.names(words) ? addOptions(command, action, args) : new Map<string, string>()
    command.action((...given: unknown[]) => {
      const texts = Object.fromEntries(
        args.map((name, index) => [name, given[index]] as const).filter(([, text]) => text !== undefined),
      )
      const values = command.opts<Record<string, unknown>>()
      for (const [attribute, field] of options) if (values[attribute] !== undefined) texts[field] = values[attribute]
      this.asked = { kind: 'action', action, texts, json: values.json === true }
    })
  }

  read(): Asked {
    this.describeGroups()
    if (this.argv.length === 0) return { kind: 'help', text: this.root.helpInformation() }
    try {
      this.root.parse([...this.argv], { from: 'user' })
      return this.asked ?? { kind: 'help', text: this.root.helpInformation() }
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error
      if (error.code === 'commander.helpDisplayed') return { kind: 'help', text: this.written }
      if (error.code === 'commander.help')
        return { kind: 'wrong', message: 'A command is missing.', help: this.written.trimEnd() }
      return { kind: 'wrong', message: sentence(error.message) }
    }
  }

  private describeGroups(): void {
    for (const group of this.root.commands) {
      const names = group.commands.map((command) => command.name())
      if (group.description() === '' && names.length > 0) group.description(names.join(', '))
    }
  }

  private commandAt(words: readonly string[]): Command {
    let at = this.root
    for (const word of words) {
      at = at.commands.find((command) => command.name() === word) ?? this.addTo(at, word)
    }
    return at
  }

  private addTo(parent: Command, word: string): Command {
    const command = this.prepare(new Command(word))
    parent.addCommand(command)
    return command
  }

  private prepare(command: Command): Command {
    const write = (text: string) => {
      this.written += text
    }
    return command
      .exitOverride()
      .configureOutput({ writeOut: write, writeErr: write })
      .helpOption('-h, --help', 'Show this help.')
      .helpCommand(false)
  }

  // Options are built for the one command that was asked for: with hundreds of actions the rest would cost time.
  private names(words: readonly string[]): boolean {
    const given = this.argv.filter((word) => !word.startsWith('-'))
    return words.every((word, index) => given[index] === word)
  }
}

const languageOption = [
  '--language <en|pl>',
  'Language of messages. Without it that of the terminal; JSON is English without it.',
] as const

function addOptions(command: Command, action: AnyAction, args: readonly string[]): Map<string, string> {
  const fields = new Map<string, string>()
  for (const field of fieldsAt(action, 'cli')) {
    if (args.includes(field.name)) continue
    const option = optionOf(field, optionName(action, field.name))
    command.addOption(option)
    fields.set(option.attributeName(), field.name)
  }
  command.option('--json', 'Print JSON alone.').option(...languageOption)
  return fields
}

/** How the command line spells an input: `asKnownAt` → `as-known-at`. */
export function optionName(action: AnyAction, field: string): string {
  return action.command.options?.[field] ?? kebab(field)
}

function optionOf(field: InputField, name: string): Option {
  const summary = [field.summary, field.required ? '(required)' : '', defaultOf(field)].filter(Boolean).join(' ')
  if (field.kind === 'flag') return new Option(field.defaultValue === true ? `--no-${name}` : `--${name}`, summary)
  const option = new Option(`--${name} <${wordFor(field)}>`, summary)
  if (field.kind === 'list') option.argParser((text: string, before: string[] = []) => [...before, text])
  return option
}

function wordFor(field: InputField): string {
  const choices = field.choices?.join('|')
  if (choices && choices.length <= 60) return choices
  return field.kind === 'list' ? (field.itemKind ?? 'text') : field.kind
}

function defaultOf(field: InputField): string {
  if (field.defaultValue === undefined || field.kind === 'flag') return ''
  return `(default: ${typeof field.defaultValue === 'string' ? field.defaultValue : JSON.stringify(field.defaultValue)})`
}

function sentence(message: string): string {
  const text = message.replace(/^error: /, '').replace(/\n\(Did you mean (.*)\?\)/, '; did you mean $1?')
  const capital = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.?!]$/.test(capital) ? capital : `${capital}.`
}
