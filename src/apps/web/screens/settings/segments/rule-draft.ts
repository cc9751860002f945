import { type Condition, parseRule } from '#customers'
import { formatDecimal } from '#foundation'

/** What an account is asked for; `attributes` takes any further column by its name. */
export const ruleFields = ['country', 'industry', 'segment', 'owner', 'channel', 'parent', 'attributes'] as const
export type RuleField = (typeof ruleFields)[number]

/** How it is asked, in the order of the list to choose from. */
export const ruleTests = ['in', 'not in', '>=', '<=', '>', '<', 'blank', 'not blank'] as const
export type RuleTest = (typeof ruleTests)[number]

/** A condition as it is being built. Several values of a list stand in one text with commas. */
export type DraftCondition = {
  readonly id: number
  readonly field: RuleField
  /** The name of an open attribute. */
  readonly attribute: string
  readonly test: RuleTest
  readonly value: string
}

let lastId = 0

/** A condition to begin with. */
export function blankCondition(): DraftCondition {
  return { id: ++lastId, field: 'country', attribute: '', test: 'in', value: '' }
}

/** The conditions of a rule as rows. Throws what `parseRule` throws. */
export function conditionsOf(rule: string): DraftCondition[] {
  return rule.trim() === '' ? [] : parseRule(rule).map(draftOf)
}

/** The rule that the rows say, as text; rows that say nothing yet are left out. */
export function ruleTextOf(conditions: readonly DraftCondition[]): string {
  return conditions
    .filter(isComplete)
    .map((condition) => `${fieldText(condition)} ${testText(condition)}`)
    .join(' and ')
}

/** Whether a row says what it asks for. */
export function isComplete({ field, attribute, test, value }: DraftCondition): boolean {
  if (field === 'attributes' && attribute.trim() === '') return false
  return !needsValue(test) || valuesIn(value).length > 0
}

/** Whether a test takes a value. */
export function needsValue(test: RuleTest): boolean {
  return test !== 'blank' && test !== 'not blank'
}

/** The values of a list: `PL, "New York"` → `PL`, `New York`. */
export function valuesIn(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|([^,]+)/g)]
    .map(([, double, single, bare]) => (double ?? single ?? bare ?? '').trim())
    .filter((value) => value !== '')
}

function draftOf(condition: Condition): DraftCondition {
  const open = condition.attribute.startsWith(prefix)
  const field = open ? 'attributes' : (condition.attribute as RuleField)
  const attribute = open ? condition.attribute.slice(prefix.length) : ''
  return { id: ++lastId, field, attribute, test: condition.test, value: valueTextOf(condition) }
}

function valueTextOf(condition: Condition): string {
  if ('values' in condition)
    return condition.values.map((value) => (value.includes(',') ? quoted(value) : value)).join(', ')
  if (!('value' in condition)) return ''
  return 'day' in condition.value ? condition.value.day : formatDecimal(condition.value.number)
}

function fieldText({ field, attribute }: DraftCondition): string {
  if (field !== 'attributes') return field
  const name = attribute.trim()
  return isPlain(name) ? `${prefix}${name}` : `${prefix}${quoted(name)}`
}

function testText({ test, value }: DraftCondition): string {
  if (!needsValue(test)) return `is ${test}`
  const values = valuesIn(value).map((each) => (isPlain(each) ? each : quoted(each)))
  if (test !== 'in' && test !== 'not in') return `${test} ${values[0]}`
  if (values.length === 1) return `${test === 'in' ? '=' : '!='} ${values[0]}`
  return `${test} (${values.join(', ')})`
}

function quoted(value: string): string {
  return value.includes('"') ? `'${value}'` : `"${value}"`
}

function isPlain(value: string): boolean {
  return /^[^\s"'=<>!(),]+$/.test(value)
}

const prefix = 'attributes.'
