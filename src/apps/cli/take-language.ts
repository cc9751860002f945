import { Failure, type Language, languageOfTerminal, languages } from '#platform/server'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The language of a command line and the command line without it: that of `--language`, else that of the terminal.
 * Programs read `--json`, so it is English unless another language is named.
 */
export function takeLanguage(
  argv: readonly string[],
  environment: Environment,
): { readonly rest: readonly string[]; readonly language: Language } {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length
  const at = argv.findIndex((word, index) => index < end && /^--language(=|$)/.test(word))
  if (at < 0) return { rest: argv, language: argv.includes('--json') ? 'en' : languageOfTerminal(environment) }
  const isApart = argv[at] === '--language'
  const text = isApart ? argv[at + 1] : argv[at]?.replace('--language=', '')
  const language = languages.find((each) => each === text)
  if (!language) throw new Failure('wrong-usage', `--language must be ${languages.join(' or ')}, not "${text ?? ''}".`)
  return { rest: [...argv.slice(0, at), ...argv.slice(at + (isApart ? 2 : 1))], language }
}
