const cardinal = new Intl.PluralRules('pl')

/** The form of a noun that Polish puts after a number: 1 wiersz, 2 wiersze, 5 wierszy. */
export function counted(count: string | undefined, one: string, few: string, many: string): string {
  const number = Number(String(count).replace(/[,\s]/g, ''))
  const form = cardinal.select(Number.isFinite(number) ? number : 5)
  return form === 'one' ? one : form === 'few' ? few : many
}

type Forms = { readonly one: string; readonly of: string; readonly many: string }

const facts: Readonly<Record<string, Forms>> = {
  account: { one: 'klient', of: 'klienta', many: 'klienci' },
  unit: { one: 'jednostka', of: 'jednostki', many: 'jednostki' },
  person: { one: 'osoba', of: 'osoby', many: 'osoby' },
  opinion: { one: 'opinia', of: 'opinii', many: 'opinie' },
  product: { one: 'produkt', of: 'produktu', many: 'produkty' },
  segment: { one: 'segment', of: 'segmentu', many: 'segmenty' },
  'segment member': { one: 'klient segmentu', of: 'klienta segmentu', many: 'klienci segmentów' },
  'contract line': { one: 'pozycja umowy', of: 'pozycji umowy', many: 'pozycje umów' },
  balance: { one: 'saldo', of: 'salda', many: 'salda' },
  'invoice line': { one: 'pozycja faktury', of: 'pozycji faktury', many: 'pozycje faktur' },
  touchpoint: { one: 'kontakt', of: 'kontaktu', many: 'kontakty' },
  opportunity: { one: 'szansa sprzedaży', of: 'szansy sprzedaży', many: 'szanse sprzedaży' },
  'exchange rate': { one: 'kurs waluty', of: 'kursu waluty', many: 'kursy walut' },
}

/** A kind of fact as the program names it, in Polish: who or what, of whom or what, several. A stranger stays. */
export function fact(name: string | undefined, form: keyof Forms): string {
  const words = String(name).replaceAll('_', ' ')
  const known = facts[words.replace(/ies$/, 'y').replace(/s$/, '')] ?? facts[words]
  return known?.[form] ?? String(name)
}

/** What a field that may be empty holds. */
export function orBlank(value: string | undefined): string {
  return value === 'blank' ? 'puste' : (value ?? '')
}
