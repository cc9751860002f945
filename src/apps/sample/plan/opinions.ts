import { addDays, type Day } from '#foundation'
import { type Dice, dice } from './dice.js'
import type { Person } from './people.js'

/** What somebody of our company thinks of a person from a day on. */
export type Opinion = {
  readonly ref: string
  readonly person: string
  readonly day: Day
  readonly kind: 'stance' | 'influence'
  readonly value: string
  readonly because: string
  readonly author: string
}

// From bad to good: people move by one step.
const stances = ['blocker', 'sceptic', 'neutral', 'supporter', 'champion'] as const

const evidence: Readonly<Record<(typeof stances)[number], readonly string[]>> = {
  blocker: ['asked for an offer of our competitor', 'refused to speak of a renewal'],
  sceptic: ['doubts that the results are ours', 'complained about the roll-out'],
  neutral: ['listens, and promises nothing', 'new in the role'],
  supporter: ['speaks well of us in their team', 'came to the user day'],
  champion: ['showed our results to the board', 'recommended us to another plant'],
}

const [daysBack, daysApart] = [700, 120]

/** Draws what is thought of two in three people of customers: one to three stances, and influence by their roles. */
export function planOpinions(seed: number, people: readonly Person[], lastDay: Day): readonly Opinion[] {
  return people
    .filter(({ account }) => account.role === 'customer')
    .flatMap((person) => {
      const throws = dice(seed, `opinions ${person.ref}`)
      return throws.chance(2 / 3) ? opinionsOf(throws, person, lastDay) : []
    })
}

function opinionsOf(throws: Dice, person: Person, lastDay: Day): Opinion[] {
  const author = person.account.owner
  const first = addDays(lastDay, -throws.whole(daysBack - 300, daysBack))
  const decides = person.roles.some((role) => role === 'budget holder' || role === 'executive sponsor')
  const influence = decides ? 'high' : throws.chance(0.5) ? 'medium' : 'low'
  const opinions: Opinion[] = []
  const add = (kind: Opinion['kind'], day: Day, value: string, because: string): void => {
    opinions.push({
      ref: `${person.ref}-O${opinions.length + 1}`,
      person: person.ref,
      day,
      kind,
      value,
      because,
      author,
    })
  }
  add('influence', first, influence, person.title)
  let place = throws.whole(1, 3)
  const count = throws.whole(1, 3)
  for (let n = 0; n < count; n += 1) {
    const stance = stances[place] ?? 'neutral'
    add('stance', addDays(first, n * daysApart + throws.whole(0, 30)), stance, throws.pick(evidence[stance]))
    place = Math.min(4, Math.max(0, place + (throws.chance(0.65) ? 1 : -1)))
  }
  return opinions
}
