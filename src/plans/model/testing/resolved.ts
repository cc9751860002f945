import { addDays, type Day, day } from '#foundation'
import { type ItemKindName, itemKind } from '../kinds.js'
import type { Gap, PlanItem, PlanPerson, PlanWorld } from '../world.js'
import { item, person, review, touchpoint } from './world.js'

/**
 * The world after the action that a gap names, begun with its input; what the input leaves blank, or the kind needs,
 * a user filled in. Whom a user adds on the way is there too.
 */
export function resolved(world: PlanWorld, { resolve: { action, input }, id }: Gap): PlanWorld {
  const act = acts[action]
  if (!act) throw new Error(`${id} names an action that nobody knows here: ${action}`)
  return act(world, input)
}

type Input = Readonly<Record<string, string>>

const acts: Readonly<Record<string, (world: PlanWorld, input: Input) => PlanWorld>> = {
  'plan-items.add'(world, { account: _, kind, ...input }) {
    const ref = `new-${world.items.length}`
    const added = { ...item(kind as ItemKindName, ref), stateSince: world.today, createdOn: world.today }
    return withNewcomer({ ...world, items: [...world.items, filled(world, added, input)] })
  },
  'plan-items.change'(world, { item: ref, ...input }) {
    const change = (each: PlanItem): PlanItem => {
      const stateSince = input.state && input.state !== each.state ? world.today : each.stateSince
      return { ...filled(world, each, input), stateSince }
    }
    return withNewcomer({ ...world, items: world.items.map((each) => (each.ref === ref ? change(each) : each)) })
  },
  'plans.change'(world, { account: _, state, ...input }) {
    const said = Object.entries(input).map(([name, value]) => [name, value || 'Said.'])
    const change = (plan: PlanItem) =>
      ({
        ...plan,
        state: state ?? plan.state,
        attributes: { ...plan.attributes, ...Object.fromEntries(said) },
      }) as PlanItem
    return { ...world, items: world.items.map((each) => (each.kind === 'plan' ? change(each) : each)) }
  },
  'people.create': (world) => ({
    ...world,
    people: [...world.people, person(`new-${world.people.length}`, 'Nora Neu')],
  }),
  'touchpoints.record': (world, input) => ({
    ...world,
    touchpoints: [
      ...world.touchpoints,
      touchpoint(`new-${world.touchpoints.length}`, day(input.day ?? ''), { person: input.person ?? null }),
    ],
  }),
  'reviews.open': (world, { stage }) => ({
    ...world,
    reviews: [
      ...world.reviews,
      { ...review('new', []), stage: stage as 'value', closedOn: null, deadline: addDays(world.today, 14) },
    ],
  }),
  'reviews.close': (world, { review: ref }) => ({
    ...world,
    reviews: world.reviews.map((each) => (each.ref === ref ? { ...each, closedOn: world.today } : each)),
  }),
}

const newcomer = 'newcomer'

// Somebody who is chosen may not have been there before.
function withNewcomer(world: PlanWorld): PlanWorld {
  const isThere = world.people.some(({ ref }) => ref === newcomer)
  return isThere ? world : { ...world, people: [...world.people, person(newcomer, 'Nora Neu') as PlanPerson] }
}

function filled(world: PlanWorld, into: PlanItem, input: Input): PlanItem {
  const { fields, attributes = {} } = itemKind(into.kind)
  const needed = Object.entries(fields).flatMap(([name, has]) => (has === 'needed' ? [name] : []))
  const own = Object.entries(attributes).flatMap(([name, { required }]) => (required ? [`attributes.${name}`] : []))
  const isNew = !world.items.some(({ ref }) => ref === into.ref)
  const names = new Set([...Object.keys(input), ...(isNew ? [...needed, ...own] : [])])
  let result: PlanItem = into
  for (const name of names) {
    const given = input[name] || ordinary(world, into.kind, name)
    result = name.startsWith('attributes.')
      ? { ...result, attributes: { ...result.attributes, [name.slice('attributes.'.length)]: String(given) } }
      : { ...result, [name]: isDay(name) && typeof given === 'string' ? day(given) : given }
  }
  return result
}

function isDay(name: string): boolean {
  return name === 'day' || name === 'due' || name === 'until'
}

function ordinary({ today }: PlanWorld, kind: ItemKindName, name: string): string | Day {
  const attribute = itemKind(kind).attributes?.[name.slice('attributes.'.length)]
  if (attribute) return attribute.type === 'number' ? '1' : (attribute.choices?.[0] ?? 'Something.')
  if (name === 'day') return today
  if (name === 'due') return addDays(today, 30)
  if (name === 'until') return addDays(today, 400)
  if (name === 'person' || name === 'otherPerson') return newcomer
  return name === 'function' ? 'sales' : 'Something.'
}
