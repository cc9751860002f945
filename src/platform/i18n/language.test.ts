import { expect, it } from 'vitest'
import { languageAccepted, languageOfTerminal } from './language.js'

it.each([
  [undefined, 'en'],
  ['', 'en'],
  ['pl', 'pl'],
  ['pl-PL,pl;q=0.9,en-US;q=0.8,en;q=0.7', 'pl'],
  ['en-US,en;q=0.9,pl;q=0.8', 'en'],
  ['de,pl;q=0.5,en;q=0.4', 'pl'],
  ['en;q=0.2, PL;q=0.6', 'pl'],
  ['de', 'en'],
  ['pl;q=0', 'en'],
  ['plq', 'en'],
])('the language of %j is %s', (header, language) => {
  expect(languageAccepted(header)).toBe(language)
})

it.each([
  [{}, 'en'],
  [{ LANG: 'pl_PL.UTF-8' }, 'pl'],
  [{ LANG: 'pl_PL.UTF-8', LC_ALL: 'C.UTF-8' }, 'en'],
  [{ LANG: 'C', LC_MESSAGES: 'pl_PL' }, 'pl'],
  [{ LANG: '', LC_ALL: '' }, 'en'],
])('the language of a terminal with %j is %s', (environment, language) => {
  expect(languageOfTerminal(environment)).toBe(language)
})
