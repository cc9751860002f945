import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Metric, Words } from './metric.js'
import { findMetric, metrics } from './registry.js'

const languages = ['en', 'pl'] as const
const pathOf = (language: string) => fileURLToPath(new URL(`../../../docs/metrics.${language}.md`, import.meta.url))

const fields = ['name', 'words', 'formula', 'includes', 'excludes', 'grain', 'owner', 'source'] as const

const headings: Readonly<
  Record<(typeof fields)[number] | 'unit' | 'direction' | 'undefined' | 'missing' | 'id', Words>
> = {
  id: { en: 'Id', pl: 'Identyfikator' },
  name: { en: 'Name', pl: 'Nazwa' },
  words: { en: 'What it tells', pl: 'Co mówi' },
  formula: { en: 'Formula', pl: 'Wzór' },
  includes: { en: 'In', pl: 'Obejmuje' },
  excludes: { en: 'Out', pl: 'Nie obejmuje' },
  grain: { en: 'Counted per', pl: 'Liczone dla' },
  owner: { en: 'Owner', pl: 'Właściciel' },
  source: { en: 'Source', pl: 'Źródło' },
  unit: { en: 'Unit', pl: 'Jednostka' },
  direction: { en: 'Better', pl: 'Lepiej' },
  undefined: { en: 'No value when', pl: 'Brak wartości, gdy' },
  missing: { en: 'Not told yet', pl: 'Jeszcze niedostępne' },
}

const units: Readonly<Record<Metric['unit'], Words>> = {
  money: { en: 'money', pl: 'kwota' },
  ratio: { en: 'ratio (1.0 = 100 %)', pl: 'wskaźnik (1,0 = 100%)' },
  count: { en: 'number', pl: 'liczba' },
  months: { en: 'months', pl: 'miesiące' },
  days: { en: 'days', pl: 'dni' },
  'money-per-day': { en: 'money per day', pl: 'kwota na dzień' },
}

const directions: Readonly<Record<Metric['direction'], Words>> = {
  up: { en: 'higher', pl: 'wyżej' },
  down: { en: 'lower', pl: 'niżej' },
  neither: { en: 'neither', pl: 'nie dotyczy' },
}

const intro: Words = {
  en: '# Metrics\n\nEvery metric that the program knows, as `mainstay metrics list` shows it. Written from the registry; do not edit.\n',
  pl: '# Wskaźniki\n\nWszystkie wskaźniki programu, tak jak pokazuje je `mainstay metrics list`. Strona powstaje z rejestru; nie edytuj jej.\n',
}

function pageOf(language: 'en' | 'pl'): string {
  return [intro[language], ...metrics.map((metric) => sectionOf(metric, language))].join('\n')
}

function sectionOf(metric: Metric, language: 'en' | 'pl'): string {
  const rows: [Words, string][] = [
    [headings.id, `\`${metric.id}\``],
    ...fields.slice(2).map((field): [Words, string] => [headings[field], metric[field][language]]),
    [headings.unit, units[metric.unit][language]],
    [headings.direction, directions[metric.direction][language]],
    ...(metric.undefinedWhen ? [[headings.undefined, metric.undefinedWhen[language]] as [Words, string]] : []),
    ...(metric.missing ? [[headings.missing, metric.missing[language]] as [Words, string]] : []),
  ]
  const list = rows.map(([heading, text]) => `- **${heading[language]}:** ${text}\n`).join('')
  return `<a id="${metric.id}"></a>\n\n## ${metric.name[language]}\n\n${metric.words[language]}\n\n${list}`
}

describe('the registry of metrics', () => {
  it.each(metrics)('has no blank field in either language: $id', (metric) => {
    for (const language of languages) {
      for (const field of fields) expect(metric[field][language].trim(), `${field} in ${language}`).not.toBe('')
      for (const words of [metric.undefinedWhen, metric.missing, ...(metric.parts ?? [])])
        if (words) expect(words[language].trim()).not.toBe('')
    }
    expect(metric.id).toMatch(/^[a-z][a-z0-9-]*[a-z0-9]$/)
  })

  it('says of every ratio that can be told what it divides and why it may have no value', () => {
    const told = metrics.filter(({ kind, missing }) => kind === 'ratio' && missing === null)
    expect(told.filter(({ parts, undefinedWhen }) => parts === null || undefinedWhen === null)).toEqual([])
  })

  it('has every metric once, and finds it', () => {
    expect(new Set(metrics.map(({ id }) => id)).size).toBe(metrics.length)
    expect(findMetric('nrr')?.name.pl).toBe('Retencja przychodów netto (NRR)')
    expect(findMetric('nothing')).toBeUndefined()
  })

  it.each(languages)('has a page for every metric (run with UPDATE_DOCS=1 to write it): %s', (language) => {
    const page = pageOf(language)
    if (process.env.UPDATE_DOCS) writeFileSync(pathOf(language), page)
    expect(existsSync(pathOf(language))).toBe(true)
    expect(readFileSync(pathOf(language), 'utf8')).toBe(page)
  })
})
