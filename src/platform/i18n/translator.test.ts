import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pl } from './pl/index.js'
import { createTranslator } from './translator.js'

const translate = createTranslator({
  'There is no account "{ref}".': 'Nie ma klienta „{ref}”.',
  'Did you mean "{ref}"?': 'Czy chodziło o „{ref}”?',
  'There is no rate from {from} to {to}.': 'Nie ma kursu {from} na {to}.',
  '{month} has no value. <why> Import the rate first.': '{month}: brak wartości. <why> Najpierw zaimportuj kurs.',
  'is missing': 'brak wartości',
  'must be at least {number}': 'podaj co najmniej {number}',
  'Not found': 'Nie znaleziono',
  'Read {count} rows': ({ count }) => `Wczytano: ${count}`,
  '{field} <problem>': '{field}: <problem>',
  '{field} <problem>.': '{field}: <problem>.',
})

describe('a translator', () => {
  it('fills the values of a sentence into its translation', () => {
    expect(translate('There is no account "Żuk & Syn".')).toBe('Nie ma klienta „Żuk & Syn”.')
    expect(translate('Read 12 rows')).toBe('Wczytano: 12')
  })

  it('says several sentences one after another', () => {
    expect(translate('There is no account "a". Did you mean "b"?')).toBe('Nie ma klienta „a”. Czy chodziło o „b”?')
  })

  it('says the sentences that stand inside another', () => {
    expect(translate('2024-01 has no value. There is no rate from USD to EUR. Import the rate first.')).toBe(
      '2024-01: brak wartości. Nie ma kursu USD na EUR. Najpierw zaimportuj kurs.',
    )
  })

  it('says lists that are joined by semicolons', () => {
    expect(translate('name is missing; limit must be at least 1.')).toBe(
      'name: brak wartości; limit: podaj co najmniej 1.',
    )
  })

  it('leaves values alone, even when they read like a sentence of ours', () => {
    expect(translate('There is no account "Not found".')).toBe('Nie ma klienta „Not found”.')
    expect(translate('There is no account "There is no account "a".".')).toBe(
      'Nie ma klienta „There is no account "a".”.',
    )
  })

  it('does not know what no template fits, not even in part', () => {
    expect(translate('There is no account "a". The moon is full.')).toBeUndefined()
    expect(translate('the moon is full')).toBeUndefined()
    expect(translate('')).toBeUndefined()
  })

  it('keeps every value of a sentence, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (ref) => {
        expect(translate(`There is no account "${ref}".`)).toBe(`Nie ma klienta „${ref}”.`)
      }),
    )
  })

  it('gives up on a text that can be read in too many ways, soon', () => {
    const all = createTranslator(pl)
    const began = performance.now()
    all(`${'There is no account "a". x is missing; '.repeat(150)} end`)
    all(`"${'" in a is '.repeat(300)}"`)
    all(`There is no account "${'"'.repeat(3000)}"`)
    expect(performance.now() - began).toBeLessThan(2000)
  })
})

describe('Polish', () => {
  const say = createTranslator(pl)

  it.each([
    [
      '"31/02/2024" in start_date is not a day of the calendar',
      '„31/02/2024” w kolumnie start_date: nie ma takiego dnia w kalendarzu',
    ],
    ['end day is blank, and the field needs a value', 'end day: pusto, a pole wymaga wartości'],
    ['rows.csv is empty. Export it again.', 'rows.csv: plik jest pusty. Wyeksportuj go ponownie.'],
    [
      'The mapping m.json cannot be used. files[0].fields.ref: a.csv has no column "key"; did you mean "Key"?. files[1].entity: "acount" is no entity; did you mean "account"?.',
      'Nie można użyć mapowania m.json. files[0].fields.ref: plik a.csv nie ma kolumny „key”; czy chodziło o „Key”?. files[1].entity: „acount” nie jest zawartością; czy chodziło o „account”?.',
    ],
    [
      'Somebody changed acme since you read it: name is Acme now, not blank; owner is blank now, not Jan. Read it again, then change it with version 7.',
      'Ktoś zmienił klienta acme, odkąd go wczytano: name jest teraz Acme, a nie puste; owner jest teraz puste, a nie Jan. Wczytaj go ponownie i zmień w wersji 7.',
    ],
    [
      'There is no contract line with the key "X". Import it first, or correct the key.',
      'Nie ma pozycji umowy o kluczu „X”. Najpierw zaimportuj brakujące dane albo popraw klucz.',
    ],
    ['Reading lines.csv as contract lines', 'Wczytuję lines.csv: pozycje umów'],
    ['--garden is missing; --limit must be a number.', '--garden: brak wartości; --limit: podaj liczbę.'],
    [
      'cannot be read. The rule needs "in" here, not "of".',
      'nie można odczytać. W tym miejscu reguły potrzeba „in”, a nie „of”.',
    ],
    [
      'The mapping m cannot be used. corrections of row 7: a.csv has no column "x".',
      'Nie można użyć mapowania m. poprawki wiersza 7: plik a.csv nie ma kolumny „x”.',
    ],
    ['must have at least 3 characters', 'podaj co najmniej 3 znaki'],
    ['must have at least 5 items', 'podaj co najmniej 5 elementów'],
  ])('of %j', (english, polish) => {
    expect(say(english)).toBe(polish)
  })
})

describe('a sentence that the catalogue does not have', () => {
  const say = createTranslator(pl)

  it('is not half translated where its end reads like one that it has', () => {
    expect(say('Costs cannot be imported yet: there is no acquisition cost.')).toBeUndefined()
  })
})
