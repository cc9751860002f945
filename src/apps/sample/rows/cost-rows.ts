import { addMonths, type Day, firstDayOf, lastDayOf, type Month, monthOf } from '#foundation'
import { type Calendar, earlier, yearOf } from '../plan/calendar.js'
import { campaignIn, campaigns } from '../plan/company.js'
import type { AccountEconomics } from '../plan/economics.js'
import { amountCell, type Cell, dayCell, type SampleFile, table } from './table.js'

const columns = [
  'ref',
  'day',
  'amount',
  'currency',
  'kind',
  'description',
  'account',
  'opportunity',
  'campaign',
  'channel',
  'product',
  'team',
] as const
type Owner = 'account' | 'opportunity' | 'campaign' | 'channel' | 'product' | 'team'

/** A cost as booked; it belongs to what it names, or to nothing yet. */
export type Cost = {
  readonly day: Day
  readonly minor: bigint
  readonly currency: string
  readonly kind: 'acquisition' | 'service' | 'cogs' | 'overhead'
  readonly description: string
} & { readonly [Key in Owner]?: string }

/** All costs up to the last day, in order of time: those of single customers, and the shared ones. */
export function costsOf(
  economics: readonly AccountEconomics[],
  calendar: Calendar,
  wonBy: ReadonlyMap<string, string>,
): readonly Cost[] {
  const direct = economics.flatMap((own) => directCosts(own, calendar, wonBy.get(own.account.ref)))
  const shared = monthsOf(calendar).flatMap((month) => sharedCosts(month, calendar))
  return [...direct, ...shared].filter(({ day }) => day <= calendar.lastDay).sort((a, b) => a.day - b.day)
}

/** The file of costs. */
export function costFile(costs: readonly Cost[]): SampleFile {
  const records = costs.map(
    (cost, index): Record<(typeof columns)[number], Cell> => ({
      ref: `K-${String(index + 1).padStart(5, '0')}`,
      day: dayCell(cost.day),
      amount: amountCell(cost.minor, cost.currency),
      currency: cost.currency,
      kind: cost.kind,
      description: cost.description,
      account: cost.account ?? null,
      opportunity: cost.opportunity ?? null,
      campaign: cost.campaign ?? null,
      channel: cost.channel ?? null,
      product: cost.product ?? null,
      team: cost.team ?? null,
    }),
  )
  return table('costs.csv', 'cost', columns, records)
}

function directCosts(
  { account, acquisition, months }: AccountEconomics,
  calendar: Calendar,
  opportunity?: string,
): Cost[] {
  const won = acquisition.map(({ day, name, minor }): Cost => {
    const belongs =
      name === 'Sales commission' && opportunity ? { account: account.ref, opportunity } : { account: account.ref }
    return { day, minor, currency: 'EUR', kind: 'acquisition', description: name, ...belongs }
  })
  const served = months.flatMap(({ month, serviceBookedMinor, cogsMinor }): Cost[] => {
    const day = earlier(lastDayOf(month), calendar.lastDay)
    const common = { day, account: account.ref }
    const service = { minor: serviceBookedMinor, currency: account.currency, description: 'Service hours' }
    const hosting = { minor: cogsMinor, currency: 'EUR', description: 'Hosting and licences of others' }
    return [
      { ...common, ...service, kind: 'service' as const },
      { ...common, ...hosting, kind: 'cogs' as const },
    ].filter(({ minor }) => minor !== 0n)
  })
  return [...won, ...served]
}

function monthsOf({ historyStart, lastDay }: Calendar): Month[] {
  const first = monthOf(historyStart)
  return Array.from({ length: monthOf(lastDay) - first + 1 }, (_, index) => addMonths(first, index))
}

// Costs that belong to a team, a campaign, a channel or a product; rent and administration belong to nothing.
function sharedCosts(month: Month, calendar: Calendar): Cost[] {
  const day = earlier(lastDayOf(month), calendar.lastDay)
  const years = yearOf(day) - yearOf(calendar.historyStart)
  const grown = (euros: number) => BigInt(euros) * BigInt(100 + 9 * years)
  const monthNumber = (month % 12) + 1
  const running = campaigns.filter(({ months }) => (months as readonly number[]).includes(monthNumber))
  const common = { day, currency: 'EUR' }
  return [
    ...teamCosts.map(({ kind, team, description, euros }) => ({
      ...common,
      kind,
      team,
      description,
      minor: grown(euros),
    })),
    ...running.map((campaign): Cost => {
      const name = campaignIn(yearOf(firstDayOf(month)), campaign)
      const cost = { description: campaign.name, minor: grown(campaign.costMonthly) }
      return { ...common, ...cost, kind: 'acquisition', campaign: name }
    }),
    { ...common, kind: 'acquisition', channel: 'Partner', description: 'Partner programme', minor: grown(4_200) },
    { ...common, kind: 'cogs', product: 'P-30', description: 'Weather and tariff data', minor: grown(2_600) },
    { ...common, kind: 'overhead', description: 'Rent', minor: grown(18_000) },
    { ...common, kind: 'overhead', description: 'Administration', minor: grown(52_000) },
  ]
}

const teamCosts = [
  { kind: 'acquisition', team: 'Sales', description: 'Salaries', euros: 74_000 },
  { kind: 'acquisition', team: 'Marketing', description: 'Salaries', euros: 27_000 },
  { kind: 'service', team: 'Service', description: 'Support desk', euros: 31_000 },
] as const
