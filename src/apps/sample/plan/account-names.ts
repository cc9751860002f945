/** A place to be from: country, cities, legal form, words for the trade. */
export type Place = {
  readonly country: string
  readonly currency: string
  readonly cities: readonly string[]
  readonly form: string
  readonly trades: Readonly<Record<string, string>>
  readonly stems: readonly string[]
}

/** Industries that the company sells to. */
export const industries = ['Machinery', 'Food', 'Chemicals', 'Logistics', 'Packaging', 'Building materials'] as const

const german = {
  Machinery: 'Maschinenbau',
  Food: 'Lebensmittel',
  Chemicals: 'Chemie',
  Logistics: 'Logistik',
  Packaging: 'Verpackung',
  'Building materials': 'Baustoffe',
}
const english = {
  Machinery: 'Engineering',
  Food: 'Foods',
  Chemicals: 'Chemicals',
  Logistics: 'Logistics',
  Packaging: 'Packaging',
  'Building materials': 'Materials',
}
const polish = {
  Machinery: 'Maszyny',
  Food: 'Spożywczy',
  Chemicals: 'Chemia',
  Logistics: 'Logistyka',
  Packaging: 'Opakowania',
  'Building materials': 'Materiały Budowlane',
}

/** Where customers are, with invented stems for their names; each stem is used once. */
export const places: readonly Place[] = [
  {
    country: 'Germany',
    currency: 'EUR',
    cities: ['Bremen', 'Kassel', 'Ulm', 'Bielefeld', 'Chemnitz', 'Regensburg'],
    form: 'GmbH',
    trades: german,
    stems: words(`Brennholt Oldenfels Wiesentor Kaltbrunner Rautmark Harkensee Distelkamp Morgenrieth Steinkuhl
      Falkenroda Lohbrügg Tannwerder Eschenried Grauhof Quellmar Sundhoff Ahrenbeck Vossmoor Wendelrath Birkmoos
      Kronsfeldt Ziegelhain Immenreuth Osterlohn`),
  },
  {
    country: 'Poland',
    currency: 'PLN',
    cities: ['Poznań', 'Łódź', 'Gliwice', 'Bydgoszcz', 'Rzeszów', 'Wrocław'],
    form: 'Sp. z o.o.',
    trades: polish,
    stems: words(`Wiślan Jarębina Kestrów Mazurek-Dolny Brzozogaj Olszanka Świerkmar Górzyn Strugacz Dębowiec
      Zalesianka Korzenna Łęgowit Sowiniec Żurawin Piaskoł`),
  },
  {
    country: 'Netherlands',
    currency: 'EUR',
    cities: ['Zwolle', 'Breda', 'Venlo'],
    form: 'B.V.',
    trades: { ...english, Logistics: 'Logistiek', Packaging: 'Verpakking', Food: 'Voeding' },
    stems: words('Waterloop Dijkstal Veenhorst Kruiswal Haverlaan Zandmeer Molenrak Elsbroek'),
  },
  {
    country: 'Austria',
    currency: 'EUR',
    cities: ['Linz', 'Graz', 'Villach'],
    form: 'GmbH',
    trades: german,
    stems: words('Hochkogl Ennsfeldner Sattnitzer Gamsried Lärchauer Murtaler'),
  },
  {
    country: 'Sweden',
    currency: 'EUR',
    cities: ['Västerås', 'Örebro', 'Malmö'],
    form: 'AB',
    trades: { ...english, Logistics: 'Logistik', Machinery: 'Maskin', Packaging: 'Förpackning' },
    stems: words('Granvik Ljungsten Ekholmen Tallmora Björknäs Fjärdlund'),
  },
  {
    country: 'Denmark',
    currency: 'EUR',
    cities: ['Aarhus', 'Odense', 'Kolding'],
    form: 'A/S',
    trades: { ...english, Logistics: 'Logistik', Machinery: 'Maskin', Food: 'Fødevarer' },
    stems: words('Havbjerg Søndermose Klitlund Vestholt Brændekær'),
  },
  {
    country: 'Czechia',
    currency: 'EUR',
    cities: ['Brno', 'Plzeň', 'Ostrava'],
    form: 's.r.o.',
    trades: { ...english, Machinery: 'Stroje', Logistics: 'Logistika', Packaging: 'Obaly', Chemicals: 'Chemie' },
    stems: words('Javorník-Tech Kalinovec Habrovan Lipnička Vltaveň'),
  },
  {
    country: 'France',
    currency: 'EUR',
    cities: ['Nantes', 'Grenoble', 'Mulhouse'],
    form: 'SAS',
    trades: {
      ...english,
      Machinery: 'Mécanique',
      Food: 'Alimentaire',
      Logistics: 'Logistique',
      Packaging: 'Emballage',
    },
    stems: words('Valombrois Charmoise Orvelune Roquefière Montbrisel Sauvelle'),
  },
  {
    country: 'Italy',
    currency: 'EUR',
    cities: ['Modena', 'Bergamo', 'Vicenza'],
    form: 'S.r.l.',
    trades: { ...english, Machinery: 'Meccanica', Food: 'Alimentari', Logistics: 'Logistica', Packaging: 'Imballaggi' },
    stems: words('Torrevalle Brentagna Collefiume Pietrasole Montaspro'),
  },
  {
    country: 'United Kingdom',
    currency: 'USD',
    cities: ['Leeds', 'Derby', 'Swansea'],
    form: 'Ltd',
    trades: english,
    stems: words('Harrowmere Thornwick Ashcombe-Dale Pellbrook Marlowick Kestleford Dunmarsh Wexholme'),
  },
]

/** How a group names its subsidiary in a country. */
export const subsidiaryForms = [
  { country: 'Poland', currency: 'PLN', city: 'Katowice', suffix: 'Polska Sp. z o.o.' },
  { country: 'United States', currency: 'USD', city: 'Charlotte', suffix: 'Inc.' },
  { country: 'Netherlands', currency: 'EUR', city: 'Tilburg', suffix: 'Nederland B.V.' },
  { country: 'Germany', currency: 'EUR', city: 'Mainz', suffix: 'Deutschland GmbH' },
  { country: 'Czechia', currency: 'EUR', city: 'Olomouc', suffix: 'Česko s.r.o.' },
  { country: 'Spain', currency: 'EUR', city: 'Zaragoza', suffix: 'Ibérica S.L.' },
] as const

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word.length > 0)
}
