import type { TFunction } from 'i18next'
import { localeOf } from '../../../format/numbers.js'
import type { Language } from '../../../i18n/language.js'
import { conditionsOf, type DraftCondition, type RuleTest, valuesIn } from './rule-draft.js'

/** The key of a test in the texts. */
export const testKeys = {
  in: 'in',
  'not in': 'notIn',
  '>=': 'atLeast',
  '<=': 'atMost',
  '>': 'above',
  '<': 'below',
  blank: 'blank',
  'not blank': 'notBlank',
} as const satisfies Record<RuleTest, string>

/** A rule as a sentence: `Country is PL or DE and employees is at least 500`. */
export function ruleWords(t: TFunction, language: Language, rule: string): string {
  const conditions = conditionsOf(rule).map((condition) => conditionWords(t, language, condition))
  return new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(conditions)
}

function conditionWords(t: TFunction, language: Language, condition: DraftCondition): string {
  const { field, attribute, test, value } = condition
  const list = new Intl.ListFormat(localeOf(language), { type: 'disjunction' })
  return t(`segments.says.${testKeys[test]}`, {
    field: field === 'attributes' ? attribute : t(`segments.fields.${field}`),
    value: test === 'in' || test === 'not in' ? list.format(valuesIn(value)) : value,
  })
}
