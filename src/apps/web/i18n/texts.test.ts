import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { en } from './en/index.js'
import { languages } from './language-names.js'
import { pl } from './pl/index.js'

type Texts = { readonly [key: string]: string | Texts }

const byLanguage: Record<(typeof languages)[number], Map<string, string>> = { en: flat(en), pl: flat(pl) }
const plural = /_(zero|one|two|few|many|other)$/

function flat(texts: Texts, path = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[path + key, value]] : [...flat(value, `${path}${key}.`)],
    ),
  )
}

it('every language has every text', () => {
  const [english, polish] = languages.map(
    (language) => new Set([...byLanguage[language].keys()].map((key) => key.replace(plural, ''))),
  )
  expect([...(polish ?? [])].sort()).toEqual([...(english ?? [])].sort())
})

it.each(languages)('every text that counts has all plural forms of %s', (language) => {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  const counting = new Set(
    [...byLanguage[language].keys()].filter((key) => plural.test(key)).map((key) => key.replace(plural, '')),
  )
  const missing = [...counting]
    .flatMap((key) => forms.map((form) => `${key}_${form}`))
    .filter((key) => !byLanguage[language].has(key))
  expect(missing).toEqual([])
})

it('a text has the same places for values in every language', () => {
  const placesOf = (text: string | undefined) => [...new Set(text?.match(/{{\w+}}|<\/?\w+>/g))].sort()
  for (const [key, text] of byLanguage.pl) {
    const english = byLanguage.en.get(key) ?? byLanguage.en.get(key.replace(plural, '_other'))
    // Polish names the last day where English names the month, whose genitive Intl does not write.
    const same = (places: string[]) => places.map((place) => (place === '{{day}}' ? '{{month}}' : place)).sort()
    expect([key, same(placesOf(text))]).toEqual([key, same(placesOf(english))])
  }
})

it('no screen has words of its own: all of them are in the texts', () => {
  const screens = sourceFiles('.').filter((path) => path.endsWith('.tsx'))
  expect(screens.length).toBeGreaterThan(30)
  const found = screens.flatMap((path) => wordsIn(readFileSync(path, 'utf8')).map((words) => `${path}: ${words}`))
  expect(found.filter((words) => !/: Mainstay$/.test(words))).toEqual([])
  expect(wordsIn('<p aria-label="Total">Sum {t("a.b")} of all</p>')).toEqual(['Total', 'Sum', 'of all'])
})

it('every text is used', () => {
  const code = sourceFiles('.')
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
  const stems = [...byLanguage.en.keys()].map((key) => key.replace(plural, ''))
  // Texts of words that come from the server (kinds, entities …) are found by their group.
  const unused = stems.filter(
    (key) =>
      !code.includes(`'${key}'`) &&
      !code.includes(`"${key}"`) &&
      !groupsOf(key).some((group) => code.includes(`${group}.\${`)),
  )
  expect(unused).toEqual([])
})

// `a.b.c` → `a`, `a.b`
function groupsOf(key: string): string[] {
  const steps = key.split('.')
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join('.'))
}

function sourceFiles(folder: string): string[] {
  const root = join(import.meta.dirname, '..', folder)
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|^i18n/.test(name))
    .map((name) => join(root, name))
}

const readAloud = new Set(['aria-label', 'title', 'label', 'placeholder', 'alt', 'hint', 'caption'])

function wordsIn(code: string): string[] {
  const source = ts.createSourceFile('screen.tsx', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const words: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && /\p{L}{2}/u.test(node.text)) words.push(node.text.trim())
    if (
      ts.isJsxAttribute(node) &&
      readAloud.has(node.name.getText()) &&
      node.initializer &&
      ts.isStringLiteral(node.initializer)
    ) {
      if (/\p{L}/u.test(node.initializer.text)) words.push(node.initializer.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return words
}
