import { addDays } from '#foundation'
import { yearOf } from '../plan/calendar.js'
import { type Campaign, campaignIn, campaigns } from '../plan/company.js'
import { type Dice, dice } from '../plan/dice.js'
import { createdDayOf, type Opportunity } from '../plan/opportunity.js'
import type { Line } from './lines.js'
import { amountCell, dayCell, type SampleFile, table } from './table.js'

const columns = [
  'ref',
  'account',
  'unit',
  'product',
  'type',
  'name',
  'owner',
  'channel',
  'campaign',
  'createdDay',
  'stage',
  'amount',
  'currency',
  'expectedCloseDay',
  'closedDay',
  'outcome',
  'reason',
  'competitor',
  'contractLine',
] as const

/** The key of the n-th opportunity (from 0), as the files write it. */
export function opportunityRef(index: number): string {
  return `O-${String(index + 1).padStart(4, '0')}`
}

/** The file of opportunities. */
export function opportunityFile(
  seed: number,
  opportunities: readonly Opportunity[],
  lines: readonly Line[],
): SampleFile {
  const throws = dice(seed, 'opportunity rows')
  const records = opportunities.map((opportunity, index) => {
    const { account, amountMinor, type } = opportunity
    return {
      ref: opportunityRef(index),
      account: account.ref,
      unit: opportunity.unit,
      product: opportunity.product,
      type,
      name: `${account.name}: ${names[type]}`,
      owner: account.owner,
      channel: account.channel,
      campaign: type === 'new' ? sourceOf(throws, opportunity) : null,
      createdDay: dayCell(createdDayOf(opportunity)),
      stage: stageOf(opportunity),
      amount: amountCell(amountMinor, account.currency),
      currency: account.currency,
      expectedCloseDay: dayCell(opportunity.expectedCloseDay),
      closedDay: dayCell(opportunity.closedDay),
      outcome: opportunity.outcome,
      reason: opportunity.reason,
      competitor: opportunity.competitor,
      contractLine: lineOf(opportunity, lines),
    }
  })
  return table('opportunities.csv', 'opportunity', columns, records)
}

/** The file of stage history: the day on which each opportunity entered each stage, the last one included. */
export function stageFile(opportunities: readonly Opportunity[]): SampleFile {
  const records = opportunities.flatMap((opportunity, index) => {
    const ref = opportunityRef(index)
    const passed = opportunity.history.map(({ stage, day }) => ({
      opportunity: ref,
      stage: stage as string,
      day: dayCell(day),
    }))
    if (opportunity.closedDay === null) return passed
    return [...passed, { opportunity: ref, stage: stageOf(opportunity), day: dayCell(opportunity.closedDay) }]
  })
  return table('opportunity-stages.csv', 'opportunity_stage', ['opportunity', 'stage', 'day'], records)
}

function stageOf({ outcome, history }: Opportunity): string {
  if (outcome === 'won') return 'Won'
  if (outcome === 'lost') return 'Lost'
  return history.at(-1)?.stage ?? 'Qualified'
}

// The campaign that ran in the month before, if the opportunity came from one.
function sourceOf(throws: Dice, opportunity: Opportunity): string | null {
  if (throws.chance(0.4)) return null
  const before = addDays(createdDayOf(opportunity), -20)
  const campaign: Campaign = throws.pick(campaigns)
  return campaignIn(yearOf(before), campaign)
}

function lineOf(opportunity: Opportunity, lines: readonly Line[]): string | null {
  if (opportunity.outcome !== 'won') return null
  const { position, closedDay } = opportunity
  return lines.find((line) => line.position === position && line.signedDay === closedDay)?.ref ?? null
}

const names = { new: 'first contract', expansion: 'more units', renewal: 'renewal' } as const
