import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { engagementRoles } from '#customers'
import { type Day, day } from '#foundation'
import { speakerOf } from '#platform/server'
import { type ItemKindName, itemKind, itemKindNames, stages } from '../kinds.js'
import { resolved } from '../testing/resolved.js'
import { healthyWorld, item, opportunity, person, review, today, touchpoint } from '../testing/world.js'
import { thresholds } from '../thresholds.js'
import { type PlanItem, type PlanWorld, severities } from '../world.js'
import { evaluate, rules } from './index.js'

const people = ['anna', 'bea', 'carl', 'dora', 'emil', 'fred']
const units = ['group', 'plant', 'logistics', 'lab']
const owners = ['Sam', 'Mia', 'Sol', 'Pim']

const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const near = fc.integer({ min: -400, max: 200 }).map((days) => (today + days) as Day)
const past = fc.integer({ min: -400, max: 0 }).map((days) => (today + days) as Day)

const kinds = itemKindNames.filter((kind) => kind !== 'plan')

/** Any item of a kind that says what its kind can say, about any other of the right kind. */
function itemOf(kind: ItemKindName, ref: string): fc.Arbitrary<PlanItem> {
  const { states, attributes = {}, about = [], fields } = itemKind(kind)
  const own = Object.entries(attributes).map(([name, { type, choices, required }]) => {
    const value = choices
      ? fc.constantFrom(...choices)
      : type === 'number'
        ? fc.integer({ min: 0, max: 10 }).map(String)
        : fc.constantFrom('x', 'y')
    return [name, required ? value : fc.option(value, { nil: undefined })] as const
  })
  const has = <T>(name: keyof typeof fields, of: fc.Arbitrary<T>) =>
    fields[name] === 'needed' ? of : fields[name] === 'may' ? orNull(of) : fc.constant(null)
  const others =
    about.length > 0
      ? fc.constantFrom(...about.flatMap((other) => [0, 1, 2].map((at) => `${other}-${at}`)))
      : fc.constantFrom('outcome-0', 'critic-1')
  return fc
    .record({
      state: fc.constantFrom(...states),
      title: has('title', fc.constantFrom('Less scrap', 'More trucks')),
      person: has('person', fc.constantFrom(...people)),
      otherPerson: has('otherPerson', fc.constantFrom(...people)),
      unit: has('unit', fc.constantFrom(...units)),
      about: has('about', others),
      function: has('function', fc.constantFrom('customer-service', 'marketing', 'sales', 'product')),
      owner: has('owner', fc.constantFrom(...owners)),
      day: has('day', past),
      due: has('due', near),
      until: has('until', near),
      text: has('text', fc.constant('Said.')),
      attributes: fc.record(Object.fromEntries(own)),
      stateSince: past,
      createdOn: past,
    })
    .map(({ attributes: said, ...given }) => {
      const known = Object.fromEntries(Object.entries(said).filter((each) => each[1] !== undefined)) as Record<
        string,
        string
      >
      return item(kind, ref, { ...given, function: given.function as PlanItem['function'], attributes: known })
    })
}

const someItems = fc
  .tuple(...kinds.flatMap((kind) => [0, 1, 2].map((at) => orNull(itemOf(kind, `${kind}-${at}`)))))
  .map((all) => all.filter((each) => each !== null))

const somePeople = fc
  .tuple(
    ...people.map((ref) =>
      orNull(
        fc.record({
          roles: fc.array(fc.constantFrom(...engagementRoles), { maxLength: 2 }),
          unit: orNull(fc.constantFrom(...units)),
          leftOn: fc.option(near, { nil: null, freq: 3 }),
          isPlaceholder: fc.boolean(),
          stance: orNull(
            fc.constantFrom('champion', 'blocker', 'sceptic').map((value) => ({ value, day: today }) as const),
          ),
        }),
      ).map(
        (given) =>
          given &&
          person(ref, `The ${ref}`, given.roles, {
            ...given,
            roles: given.roles.map((role) => ({ role, since: null, until: null })),
          }),
      ),
    ),
  )
  .map((all) => all.filter((each) => each !== null))

const someTouchpoints = fc
  .array(
    fc.record({
      day: past,
      person: orNull(fc.constantFrom(...people)),
      unit: orNull(fc.constantFrom(...units)),
      team: fc.constantFrom('marketing', 'sales', 'service'),
      direction: fc.constantFrom('in', 'out'),
      purpose: fc.constantFrom('promotion', 'renewal', 'expansion', 'support'),
      subject: orNull(fc.constantFrom('Offer', 'News: now')),
    }),
    { maxLength: 8 },
  )
  .map((all) =>
    all.map(({ day: on, ...given }, at) => touchpoint(`tp${at}`, on, given as Partial<ReturnType<typeof touchpoint>>)),
  )

const someReviews = fc
  .array(
    fc.record({
      stage: fc.constantFrom(...stages),
      closedOn: orNull(past),
      deadline: near,
      isDecided: fc.boolean(),
      scores: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }),
    }),
    { maxLength: 3 },
  )
  .map((all) =>
    all.map(({ scores, ...given }, at) =>
      review(`v${at}`, given.closedOn === null ? [] : scores, { ...given, asked: 4 }),
    ),
  )

const somePlan = fc.record({
  state: fc.constantFrom('draft', 'active', 'paused'),
  stage: orNull(fc.constantFrom(...stages)),
  message: orNull(fc.constant('Said.')),
})

const anyWorld: fc.Arbitrary<PlanWorld> = fc
  .record({
    plan: somePlan,
    items: someItems,
    people: somePeople,
    touchpoints: someTouchpoints,
    reviews: someReviews,
    since: orNull(past),
    until: orNull(past),
    noticeDay: orNull(near),
    arr: fc.constantFrom(0n, 5_000_000n),
    open: fc.constantFrom(null, 4_000_000n),
  })
  .map(({ plan, since, until, arr, open, ...rows }) => ({
    ...healthyWorld,
    ...rows,
    customerSince: since,
    customerUntil: since === null ? until : null,
    arrMinor: arr,
    units: [
      ...healthyWorld.units.map((unit) => (unit.ref === 'plant' ? { ...unit, arrMinor: arr } : unit)),
      { ref: 'lab', name: 'Laboratory', parent: 'plant', arrMinor: 0n },
    ],
    opportunities: [opportunity('opp', { unit: 'logistics', amountMinor: open })],
    items: [
      item('plan', 'plan', {
        state: plan.state,
        day: day('2026-01-01'),
        attributes: { ...(plan.stage && { stage: plan.stage }), ...(plan.message && { group1Message: plan.message }) },
      }),
      ...rows.items,
    ],
  }))

const runs = { numRuns: 40 }

describe('over any world', () => {
  it('every gap can be resolved by the action that it names, and resolving it removes it', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        for (const gap of evaluate(world, thresholds)) {
          const left = evaluate(resolved(world, gap), thresholds).map(({ id }) => id)
          expect(left, gap.reason).not.toContain(gap.id)
        }
      }),
      runs,
    )
  })

  it('ids are unique, the worst comes first, and the order of the rows does not matter', () => {
    fc.assert(
      fc.property(anyWorld, fc.array(fc.integer()), (world, seeds) => {
        const gaps = evaluate(world, thresholds)
        expect(new Set(gaps.map(({ id }) => id)).size).toBe(gaps.length)
        const places = gaps.map(({ severity }) => severities.indexOf(severity))
        expect(places).toEqual([...places].sort((a, b) => a - b))
        expect(evaluate(shuffled(world, seeds), thresholds)).toEqual(gaps)
      }),
      runs,
    )
  })

  it('every rule finds something somewhere, names rows, and says it in Polish as well', async () => {
    const speak = await speakerOf('pl')
    const found = new Set<string>()
    for (const world of fc.sample(anyWorld, { numRuns: 400, seed: 5 })) {
      for (const { rule, reason, rows, resolve } of evaluate(world, thresholds)) {
        if (found.has(rule)) continue
        found.add(rule)
        expect(speak(reason), reason).not.toBe(reason)
        expect(reason).toMatch(/^["A-ZT].*\.$/)
        expect(rows.length, reason).toBeGreaterThan(0)
        expect(resolve.action).toBe(rules.find(({ id }) => id === rule)?.action)
      }
    }
    // An empty plan is none of these worlds.
    expect(rules.map(({ id }) => id).filter((id) => !found.has(id))).toEqual(['plan-empty'])
  })
})

function shuffled(world: PlanWorld, seeds: readonly number[]): PlanWorld {
  const mixed = <T>(rows: readonly T[]): T[] =>
    rows
      .map((row, at) => ({ row, place: Math.imul((seeds[at % (seeds.length || 1)] ?? 7) + at, 2_654_435_761) }))
      .sort((a, b) => a.place - b.place)
      .map(({ row }) => row)
  const { people: someone, items, touchpoints, reviews, opportunities } = world
  return {
    ...world,
    people: mixed(someone),
    items: mixed(items),
    touchpoints: mixed(touchpoints),
    reviews: mixed(reviews),
    opportunities: mixed(opportunities),
    units: mixed(world.units),
  }
}
