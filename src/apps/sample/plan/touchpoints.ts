import { addDays, type Day, monthOf } from '#foundation'
import type { Account } from './accounts.js'
import { arrSteps, liveOn } from './arr-steps.js'
import { monthsLater, yearOf } from './calendar.js'
import { campaignIn, campaigns, marketingTeam, serviceTeam } from './company.js'
import { type Dice, dice } from './dice.js'
import type { Plan } from './make-plan.js'
import { createdDayOf, type Opportunity } from './opportunity.js'
import { handOverDaysMedian, handOverDaysSigma } from './parameters.js'
import type { Person } from './people.js'
import type { Life } from './script.js'

/** One contact between us and somebody at an account. */
export type Touchpoint = {
  readonly account: Account
  readonly person: string
  readonly day: Day
  readonly team: 'marketing' | 'sales' | 'service'
  readonly channel: string
  readonly campaign: string | null
  readonly kind: string
  readonly direction: 'in' | 'out'
  /** What it was about, where its team and direction do not say so already. */
  readonly purpose: 'promotion' | 'renewal' | 'expansion' | 'support' | 'result' | 'other' | null
  /** Where on the journey: `Awareness`, an opportunity's stage, `Won`, `Onboarding`, `Adoption`, `Value`, `Renewal`. */
  readonly stage: string
  readonly by: string
}

/** How long a new customer waited between signature and kick-off. */
export type HandOver = { readonly account: Account; readonly signedDay: Day; readonly kickOffDay: Day }

/** The hand-overs from sales to service as drawn; a kick-off after the last day has not happened yet. */
export function planHandOvers({ seed, lives, calendar }: Plan): readonly HandOver[] {
  return lives
    .map(({ account, events, firstStart }) => {
      const throws = dice(seed, `hand-over ${account.ref}`)
      const signedDay = events[0]?.signedDay ?? firstStart
      const days = Math.max(1, Math.round(throws.lognormal(handOverDaysMedian[account.segment], handOverDaysSigma)))
      return { account, signedDay, kickOffDay: addDays(signedDay, days) }
    })
    .filter(({ kickOffDay }) => kickOffDay <= calendar.lastDay)
}

/** The touchpoints of buyers and customers up to the last day, in order of time. */
export function planTouchpoints(
  plan: Plan,
  people: readonly Person[],
  opportunities: readonly Opportunity[],
  handOvers: readonly HandOver[],
): readonly Touchpoint[] {
  const byAccount = new Map<string, Person[]>()
  for (const person of people) byAccount.set(person.account.ref, [...(byAccount.get(person.account.ref) ?? []), person])
  const rows: Touchpoint[] = []
  const write = new Writer(rows, byAccount, dice(plan.seed, 'touchpoints'))
  for (const opportunity of opportunities) writeBuying(write, opportunity)
  for (const handOver of handOvers) writeHandOver(write, handOver)
  for (const life of plan.lives) writeServing(write, life, plan.calendar.lastDay)
  return rows.filter(({ day }) => day <= plan.calendar.lastDay).sort((a, b) => a.day - b.day)
}

class Writer {
  constructor(
    private readonly rows: Touchpoint[],
    private readonly people: ReadonlyMap<string, readonly Person[]>,
    readonly throws: Dice,
  ) {}

  touch(
    account: Account,
    day: Day,
    what: Pick<Touchpoint, 'team' | 'channel' | 'kind' | 'stage' | 'by'> & Partial<Touchpoint>,
  ) {
    const { ref } = this.throws.pick(this.people.get(account.ref) ?? [])
    this.rows.push({ campaign: null, direction: 'out', purpose: null, ...what, account, person: ref, day })
  }
}

function writeBuying(write: Writer, opportunity: Opportunity) {
  const { account, type, history, closedDay } = opportunity
  const { throws } = write
  if (type === 'new') {
    const touches = throws.whole(3, 8)
    for (let n = 0; n < touches; n++)
      writeMarketing(write, account, addDays(createdDayOf(opportunity), -throws.whole(3, 200)))
  }
  history.forEach(({ stage, day }, index) => {
    const next = history[index + 1]?.day ?? closedDay ?? addDays(day, 20)
    for (let n = throws.whole(1, type === 'new' ? 3 : 2); n > 0; n--) {
      const [channel, kind] = throws.pick(salesTouches)
      const at = addDays(day, throws.whole(0, Math.max(0, next - day - 1)))
      write.touch(account, at, {
        team: 'sales',
        channel,
        kind,
        stage,
        by: account.owner,
        direction: throws.pick(directions),
        purpose: type === 'new' ? null : type,
      })
    }
  })
}

function writeMarketing(write: Writer, account: Account, day: Day) {
  const month = (monthOf(day) % 12) + 1
  const on = campaigns.filter(({ months }) => (months as readonly number[]).includes(month))
  const by = write.throws.pick(marketingTeam)
  if (on.length === 0 || write.throws.chance(0.25)) {
    write.touch(account, day, {
      team: 'marketing',
      channel: 'website',
      kind: 'visit',
      stage: 'Awareness',
      by,
      direction: 'in',
    })
    return
  }
  const campaign = write.throws.pick(on)
  const kind = marketingKinds[campaign.channel]
  const named = { campaign: campaignIn(yearOf(day), campaign), direction: 'in' as const }
  write.touch(account, day, { team: 'marketing', channel: campaign.channel, kind, stage: 'Awareness', by, ...named })
}

function writeHandOver(write: Writer, { account, signedDay, kickOffDay }: HandOver) {
  const by = write.throws.pick(serviceTeam)
  const meeting = { channel: 'meeting', team: 'service' as const, by }
  write.touch(account, signedDay, {
    ...meeting,
    team: 'sales',
    kind: 'contract signed',
    stage: 'Won',
    by: account.owner,
    purpose: 'other',
  })
  write.touch(account, kickOffDay, { ...meeting, kind: 'kick-off', stage: 'Onboarding' })
  const goLive = addDays(kickOffDay, write.throws.whole(30, 85))
  write.touch(account, goLive, { ...meeting, kind: 'go-live', stage: 'Adoption' })
  write.touch(account, addDays(goLive, write.throws.whole(60, 140)), {
    ...meeting,
    kind: 'value review',
    stage: 'Value',
    purpose: 'result',
  })
}

function writeServing(write: Writer, life: Life, lastDay: Day) {
  const { account, firstStart } = life
  const { throws } = write
  const steps = arrSteps(life)
  const by = throws.pick(serviceTeam)
  for (let month = 4; monthsLater(firstStart, month) <= lastDay; month += 3) {
    const day = addDays(monthsLater(firstStart, month), throws.whole(0, 25))
    if (liveOn(steps, day).size === 0) continue
    write.touch(account, day, {
      team: 'service',
      channel: 'meeting',
      kind: 'business review',
      stage: 'Value',
      by,
      purpose: 'result',
    })
    for (let n = throws.whole(0, 2); n > 0; n--) {
      const asked = addDays(day, throws.whole(1, 80))
      if (liveOn(steps, asked).size === 0) continue
      write.touch(account, asked, {
        team: 'service',
        channel: 'ticket',
        kind: 'question',
        stage: 'Adoption',
        by,
        direction: 'in',
        purpose: 'support',
      })
    }
    if (month % 12 === 10)
      write.touch(account, day, {
        team: 'sales',
        channel: 'call',
        kind: 'renewal talk',
        stage: 'Renewal',
        by: account.owner,
        purpose: 'renewal',
      })
    if (throws.chance(0.2)) writeMailing(write, account, addDays(day, throws.whole(5, 60)))
  }
}

function writeMailing(write: Writer, account: Account, day: Day) {
  const by = write.throws.pick(marketingTeam)
  write.touch(account, day, { team: 'marketing', channel: 'email', kind: 'newsletter', stage: 'Value', by })
}

const directions = ['out', 'out', 'in'] as const
const salesTouches = [
  ['call', 'discovery call'],
  ['meeting', 'demo'],
  ['email', 'follow-up'],
  ['meeting', 'workshop'],
] as const
const marketingKinds = {
  event: 'attended',
  webinar: 'attended',
  search: 'clicked',
  content: 'downloaded',
  partner: 'introduced',
} as const
