import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Words } from '#metrics'
import { thresholdNames, thresholds, thresholdTable } from '../thresholds.js'
import type { severities } from '../world.js'
import { rules } from './index.js'

const languages = ['en', 'pl'] as const
type Language = (typeof languages)[number]

const pathOf = (language: Language) =>
  fileURLToPath(new URL(`../../../../docs/plan-rules.${language}.md`, import.meta.url))

const intro: Words = {
  en: '# Rules of customer plans\n\nEvery rule that finds what a plan lacks, as `mainstay plans rules` lists it, and every number that rules compare with. A workspace sets its own by `mainstay plans tune`. Written from the rules; do not edit.\n',
  pl: '# Reguły planów klientów\n\nWszystkie reguły, które znajdują luki planu, tak jak wymienia je `mainstay plans rules`, oraz wszystkie liczby, z którymi reguły porównują. Przestrzeń ustawia własne przez `mainstay plans tune`. Strona powstaje z reguł; nie edytuj jej.\n',
}

const rulesTitle: Words = { en: 'Rules', pl: 'Reguły' }
const thresholdsTitle: Words = { en: 'Thresholds', pl: 'Progi' }

const columns: Readonly<Record<'rules' | 'thresholds', readonly Words[]>> = {
  rules: [
    { en: 'Rule', pl: 'Reguła' },
    { en: 'What it finds', pl: 'Co znajduje' },
    { en: 'Severity', pl: 'Waga' },
    { en: 'Thresholds', pl: 'Progi' },
    { en: 'Resolved by', pl: 'Rozwiązuje' },
    { en: 'How', pl: 'Jak' },
  ],
  thresholds: [
    { en: 'Threshold', pl: 'Próg' },
    { en: 'What it says', pl: 'Co mówi' },
    { en: 'Default', pl: 'Domyślnie' },
    { en: 'At least', pl: 'Co najmniej' },
    { en: 'Unit', pl: 'Jednostka' },
  ],
}

const severityWords: Readonly<Record<(typeof severities)[number], Words>> = {
  high: { en: 'high', pl: 'wysoka' },
  medium: { en: 'medium', pl: 'średnia' },
  low: { en: 'low', pl: 'niska' },
}

const units: Readonly<Record<string, Words>> = {
  days: { en: 'days', pl: 'dni' },
  percent: { en: '%', pl: '%' },
  people: { en: 'people', pl: 'osoby' },
  outcomes: { en: 'outcomes', pl: 'rezultaty' },
  asks: { en: 'asks', pl: 'prośby' },
  plans: { en: 'plans', pl: 'plany' },
  points: { en: 'points', pl: 'punkty' },
}

function table(head: readonly Words[], rows: readonly (readonly string[])[], language: Language): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head.map((words) => words[language])), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function pageOf(language: Language): string {
  const code = (name: string) => `\`${name}\``
  const ruleRows = rules.map(({ id, name, says, severity, thresholds: needs, action, mend }) => [
    `<a id="${id}"></a>**${name[language]}**<br>${code(id)}`,
    says[language],
    severityWords[severity][language],
    needs.map((need) => `${code(need)}: ${thresholds[need]}`).join('<br>') || '—',
    code(action),
    mend[language],
  ])
  const thresholdRows = thresholdNames.map((name) => {
    const { words, standard, least, unit } = thresholdTable[name]
    return [code(name), words[language], String(standard), String(least), units[unit]?.[language] ?? unit]
  })
  return [
    intro[language],
    `## ${rulesTitle[language]}\n`,
    `${table(columns.rules, ruleRows, language)}\n`,
    `## ${thresholdsTitle[language]}\n`,
    `${table(columns.thresholds, thresholdRows, language)}\n`,
  ].join('\n')
}

describe('the rules', () => {
  it.each(rules)(
    'have no blank words in either language, and ids of their own: $id',
    ({ id, name, says, mend, action }) => {
      for (const language of languages)
        for (const words of [name, says, mend]) expect(words[language].trim()).not.toBe('')
      expect(id).toMatch(/^[a-z][a-z0-9-]*[a-z0-9]$/)
      expect(action).toMatch(/^[a-z-]+\.[a-z-]+$/)
      expect(rules.filter((other) => other.id === id)).toHaveLength(1)
    },
  )

  it('are listed on a page of either language (run with UPDATE_DOCS=1 to write it)', () => {
    for (const language of languages) {
      const path = pathOf(language)
      if (process.env.UPDATE_DOCS) writeFileSync(path, pageOf(language))
      expect(readFileSync(path, 'utf8')).toBe(pageOf(language))
    }
  })
})

describe('the thresholds', () => {
  it('are those of the definition', () => {
    expect(thresholds).toMatchObject({
      ...{ 'single-thread-contacts': 2, 'single-thread-days': 90, 'silent-critic-days': 60, 'early-watch-days': 90 },
      ...{ 'earned-outcomes': 1, 'ask-budget': 2, 'active-plans': 2 },
    })
  })

  it('are never below their least, and each is said in both languages', () => {
    for (const name of thresholdNames) {
      const { standard, least, words } = thresholdTable[name]
      expect(standard).toBeGreaterThanOrEqual(least)
      for (const language of languages) expect(words[language].trim()).not.toBe('')
    }
  })
})
