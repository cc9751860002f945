import { add, type Decimal, parseDay, parseDecimal } from '#foundation'

/** The attributes of an account as rules see them: open ones under their own names. Blank is null. */
export type AccountAttributes = {
  readonly parent: string | null
  readonly country: string | null
  readonly industry: string | null
  readonly segment: string | null
  readonly owner: string | null
  readonly channel: string | null
  readonly attributes: Readonly<Record<string, unknown>> | null
}

const comparisons = ['>=', '<=', '>', '<'] as const

/** One condition of a rule. `attribute` is `country` or `attributes.employees`, say. */
export type Condition =
  | { readonly test: 'in' | 'not in'; readonly attribute: string; readonly values: readonly string[] }
  | { readonly test: 'blank' | 'not blank'; readonly attribute: string }
  | { readonly test: (typeof comparisons)[number]; readonly attribute: string; readonly value: Comparable }

/** What order can be asked of: a number, or a day as ISO text. */
type Comparable = { readonly number: Decimal } | { readonly day: string }

/** Conditions that must all hold. */
export type Rule = readonly Condition[]

/** A rule that cannot be read: what stands where, and what could stand there. */
export class UnreadableRule extends Error {}

const attributes = ['country', 'industry', 'segment', 'owner', 'channel', 'parent'] as const

/**
 * Reads a rule such as `country in (PL, DE) and attributes.employees >= 500`. Values with spaces or signs stand in
 * quotes; words of the language are read in any case, values and names exactly. Throws `UnreadableRule`.
 */
export function parseRule(text: string): Rule {
  const tokens = tokensOf(text)
  const rule: Condition[] = []
  do rule.push(condition(tokens))
  while (takeWord(tokens, 'and'))
  if (!tokens.isOver()) throw tokens.unexpected('"and" or the end of the rule')
  return rule
}

/** What is wrong with the text of a rule, as a sentence; null if it can be read. */
export function problemOfRule(text: string): string | null {
  try {
    parseRule(text)
    return null
  } catch (error) {
    if (error instanceof UnreadableRule) return error.message
    throw error
  }
}

/**
 * Whether a rule takes an account. Blank equals nothing: it is not in any list, and `!=` and `not in` take it; no
 * comparison by size takes it, nor what is no number (or no day, where the rule names a day).
 */
export function fits(rule: Rule, account: AccountAttributes): boolean {
  return rule.every((condition) => holds(condition, attributeValue(account, condition.attribute)))
}

function holds(condition: Condition, value: string | null): boolean {
  switch (condition.test) {
    case 'blank':
      return value === null
    case 'not blank':
      return value !== null
    case 'in':
      return value !== null && condition.values.includes(value)
    case 'not in':
      return value === null || !condition.values.includes(value)
    default:
      return value !== null && isOrdered(condition.test, value, condition.value)
  }
}

function isOrdered(test: (typeof comparisons)[number], text: string, bound: Comparable): boolean {
  const order = 'day' in bound ? orderOfDays(text, bound.day) : orderOfNumbers(text, bound.number)
  if (order === null) return false
  if (test === '>=') return order >= 0
  if (test === '<=') return order <= 0
  return test === '>' ? order > 0 : order < 0
}

function orderOfDays(text: string, day: string): number | null {
  if (parseDay(text) === null) return null
  return text === day ? 0 : text < day ? -1 : 1
}

function orderOfNumbers(text: string, bound: Decimal): number | null {
  const number = parseDecimal(text)
  if (number === null) return null
  const { digits } = add(number, { digits: -bound.digits, scale: bound.scale })
  return digits === 0n ? 0 : digits < 0n ? -1 : 1
}

function attributeValue(account: AccountAttributes, attribute: string): string | null {
  if (!attribute.startsWith(openPrefix)) return account[attribute as (typeof attributes)[number]] || null
  const value = account.attributes?.[attribute.slice(openPrefix.length)]
  if (value === null || value === undefined || value === '') return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** What stands before the name of an open attribute in a rule. */
export const openPrefix = 'attributes.'

type Token = { readonly kind: 'word' | 'quoted' | 'sign'; readonly text: string }

type Tokens = {
  peek(): Token | undefined
  take(): Token | undefined
  isOver(): boolean
  unexpected(wanted: string): UnreadableRule
}

const pattern = /\s*(?:(?<quoted>"[^"]*"|'[^']*')|(?<sign>>=|<=|!=|[=<>(),])|(?<word>[^\s"'=<>!(),]+))/uy

function tokensOf(text: string): Tokens {
  const tokens: Token[] = []
  pattern.lastIndex = 0
  const end = text.trimEnd().length
  for (let at = 0; at < end; at = pattern.lastIndex) {
    pattern.lastIndex = at
    const groups = pattern.exec(text)?.groups
    if (!groups) throw new UnreadableRule(`The rule cannot be read from "${text.slice(at).trim()}" on.`)
    const { quoted, sign, word } = groups
    const [kind, found] = quoted ? ['quoted', quoted.slice(1, -1)] : sign ? ['sign', sign] : ['word', word ?? '']
    tokens.push({ kind: kind as Token['kind'], text: found as string })
  }
  let next = 0
  return {
    peek: () => tokens[next],
    take: () => tokens[next++],
    isOver: () => next >= tokens.length,
    unexpected: (wanted) => {
      const token = tokens[next]
      const before = tokens[next - 1]
      const place = token
        ? `not "${token.text}"`
        : before
          ? `but the rule ends after "${before.text}"`
          : 'but it is blank'
      return new UnreadableRule(`The rule needs ${wanted} here, ${place}.`)
    },
  }
}

function condition(tokens: Tokens): Condition {
  const attribute = attributeName(tokens)
  if (takeWord(tokens, 'is')) {
    const not = takeWord(tokens, 'not')
    if (!takeWord(tokens, 'blank')) throw tokens.unexpected('"blank"')
    return { test: not ? 'not blank' : 'blank', attribute }
  }
  if (takeWord(tokens, 'in')) return { test: 'in', attribute, values: list(tokens) }
  if (takeWord(tokens, 'not')) {
    if (!takeWord(tokens, 'in')) throw tokens.unexpected('"in"')
    return { test: 'not in', attribute, values: list(tokens) }
  }
  const sign = tokens.peek()
  if (sign?.kind !== 'sign' || ['(', ')', ','].includes(sign.text)) {
    throw tokens.unexpected('one of =, !=, >=, <=, >, <, in, not in, is blank, is not blank')
  }
  tokens.take()
  if (sign.text === '=' || sign.text === '!=') {
    return { test: sign.text === '=' ? 'in' : 'not in', attribute, values: [value(tokens)] }
  }
  return { test: sign.text as (typeof comparisons)[number], attribute, value: comparable(tokens) }
}

function attributeName(tokens: Tokens): string {
  const token = tokens.peek()
  const wanted = `${attributes.join(', ')} or attributes.NAME`
  if (token?.kind !== 'word') throw tokens.unexpected(wanted)
  if (token.text === openPrefix) {
    // The name stands in quotes: attributes."Number of staff".
    tokens.take()
    const name = tokens.peek()
    if (name?.kind !== 'quoted' || name.text === '') throw tokens.unexpected('the name of an attribute')
    tokens.take()
    return openPrefix + name.text
  }
  const isKnown = (attributes as readonly string[]).includes(token.text) || token.text.startsWith(openPrefix)
  if (!isKnown) throw tokens.unexpected(wanted)
  tokens.take()
  return token.text
}

function list(tokens: Tokens): string[] {
  if (!takeSign(tokens, '(')) throw tokens.unexpected('"("')
  const values = [value(tokens)]
  while (takeSign(tokens, ',')) values.push(value(tokens))
  if (!takeSign(tokens, ')')) throw tokens.unexpected('"," or ")" (quotes around a value with spaces)')
  return values
}

function value(tokens: Tokens): string {
  const token = tokens.peek()
  if (!token || token.kind === 'sign' || token.text === '') throw tokens.unexpected('a value')
  tokens.take()
  return token.text
}

function comparable(tokens: Tokens): Comparable {
  const token = tokens.peek()
  const number = token ? parseDecimal(token.text) : null
  const isDay = token !== undefined && parseDay(token.text) !== null
  if (!token || (number === null && !isDay)) throw tokens.unexpected('a number such as 500 or a day such as 2024-01-31')
  tokens.take()
  return number === null ? { day: token.text } : { number }
}

function takeWord(tokens: Tokens, word: string): boolean {
  const token = tokens.peek()
  if (token?.kind !== 'word' || token.text.toLowerCase() !== word) return false
  tokens.take()
  return true
}

function takeSign(tokens: Tokens, sign: string): boolean {
  const token = tokens.peek()
  if (token?.kind !== 'sign' || token.text !== sign) return false
  tokens.take()
  return true
}
