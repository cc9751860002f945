import type { Segment } from './parameters.js'

/** The invented company whose data this is. */
export const companyName = 'Nordhafen Systems'

/** The currency that it reports in. */
export const reportingCurrency = 'EUR'

/** A product of the price book; `priceMinor` is the list price of one unit per year in euro cents, null for services. */
export type Product = {
  readonly ref: string
  readonly name: string
  readonly family: string
  readonly priceMinor: number | null
  /** Sold as one amount without a quantity. */
  readonly flat: boolean
  /** Cost of goods as a share of its revenue, in percent. */
  readonly cogsPercent: number
}

/** The price book. */
export const products: readonly Product[] = [
  product('P-10', 'Plant Control', 'Operations', 115_000, 19),
  product('P-11', 'Maintenance Planner Classic', 'Operations', 62_000, 26),
  product('P-12', 'Maintenance Planner', 'Operations', 69_000, 18),
  product('P-13', 'Quality Ledger', 'Operations', 84_000, 17),
  product('P-20', 'Yard Flow', 'Logistics', 96_000, 21),
  product('P-21', 'Dock Scheduler', 'Logistics', 54_000, 20),
  { ...product('P-30', 'Energy Insight', 'Insight', 3_600_000, 24), flat: true },
  { ...product('P-90', 'Professional Services', 'Services', 0, 0), priceMinor: null },
]

export const legacyProduct = 'P-11'
export const legacySuccessor = 'P-12'
export const flatProduct = 'P-30'
export const servicesProduct = 'P-90'

/** The recurring products that a new customer can start with. */
export const entryProducts = ['P-10', 'P-12', 'P-20', 'P-13'] as const

/** The recurring products that can be sold on top. */
export const addOnProducts = ['P-13', 'P-21', 'P-30', 'P-12', 'P-20', 'P-10'] as const

/** The product of a ref; the ref must exist. */
export function productOf(ref: string): Product {
  const found = products.find((candidate) => candidate.ref === ref)
  if (!found) throw new Error(`Broken promise: ${ref} is a product`)
  return found
}

function product(ref: string, name: string, family: string, priceMinor: number, cogsPercent: number): Product {
  return { ref, name, family, priceMinor, flat: false, cogsPercent }
}

/** What one unit of the price book costs in another currency, as a factor on the euro price. */
export const priceFactors: Readonly<Record<string, number>> = { EUR: 1, USD: 1.08, PLN: 4.45 }

/** Who sells to a segment. */
export const sellers: Readonly<Record<Segment, readonly string[]>> = {
  Enterprise: ['Marlene Voss', 'Tobias Reinecke', 'Agnieszka Lis'],
  'Mid-market': ['Jonas Ahlert', 'Katarzyna Dudek', 'Sofie Brandt'],
}

/** Who serves customers. */
export const serviceTeam = ['Hanna Lüders', 'Piotr Sowa', 'Emil Nørgaard', 'Ines Carvalho'] as const

/** Who runs marketing. */
export const marketingTeam = ['Lea Winkelmann', 'Michał Gajda'] as const

/** How customers are found. */
export const channels = ['Direct', 'Partner', 'Inbound', 'Events'] as const
export type Channel = (typeof channels)[number]

/** The campaigns of a year: name, channel of the touch, monthly cost in whole euros, months. */
export const campaigns = [
  { name: 'Spring plant tour', channel: 'event', costMonthly: 21_000, months: [3, 4] },
  { name: 'Shop-floor webinars', channel: 'webinar', costMonthly: 5_200, months: [1, 2, 3, 4, 5, 6, 9, 10, 11] },
  { name: 'Search always on', channel: 'search', costMonthly: 8_400, months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] },
  { name: 'Autumn logistics fair', channel: 'event', costMonthly: 34_000, months: [9, 10] },
  { name: 'Benchmark report', channel: 'content', costMonthly: 6_100, months: [2, 3, 10, 11] },
  { name: 'Partner roadshow', channel: 'partner', costMonthly: 9_800, months: [5, 6, 10] },
] as const
export type Campaign = (typeof campaigns)[number]

/** The name of a campaign in a year, as touchpoints and costs write it. */
export function campaignIn(year: number, campaign: Campaign): string {
  return `${campaign.name} ${year}`
}
