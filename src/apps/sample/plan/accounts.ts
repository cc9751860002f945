import { industries, type Place, places, subsidiaryForms } from './account-names.js'
import { type Channel, channels, sellers } from './company.js'
import { type Dice, dice } from './dice.js'
import type { Segment } from './parameters.js'
import { planUnits, type Unit } from './units.js'

/** A company in the sample: a customer at some time, a holding that only owns customers, or a prospect. */
export type Account = {
  readonly ref: string
  readonly name: string
  readonly role: 'customer' | 'holding' | 'prospect'
  readonly parent: string | null
  readonly country: string
  readonly city: string
  readonly currency: string
  readonly industry: string
  readonly segment: Segment
  readonly owner: string
  readonly channel: Channel
  readonly employees: number
  /** Domain of its e-mail addresses; `.example` belongs to nobody (RFC 2606). */
  readonly domain: string
  readonly units: readonly Unit[]
  /** Contract lines name the unit that they serve. Where false, the unit is unknown. */
  readonly unitsOnLines: boolean
}

type Root = { readonly place: Place; readonly stem: string }
type Draft = Pick<Account, 'name' | 'role' | 'parent' | 'country' | 'city' | 'currency' | 'industry' | 'segment'> & {
  readonly stem: string
}

/** Draws the companies: groups with two subsidiaries each (some led by a holding), stand-alone customers, prospects. */
export function planAccounts(seed: number, customers: number): readonly Account[] {
  const throws = dice(seed, 'accounts')
  const roots = throws.shuffle(places.flatMap((place) => place.stems.map((stem) => ({ place, stem }))))
  const groups = Math.round((customers * 8) / 60)
  const holdings = Math.round(groups * 0.4)
  const prospects = Math.round(customers * 0.6)
  const alone = customers - groups * 3 + holdings
  const drafts: Draft[] = []
  for (let index = 0; index < groups; index++) drafts.push(...group(throws, rootAt(roots, index), index < holdings))
  for (let index = 0; index < alone + prospects; index++) {
    drafts.push(company(throws, rootAt(roots, groups + index), index < alone ? 'customer' : 'prospect'))
  }
  return refs(drafts).map((draft) => finish(dice(seed, `account ${draft.ref}`), draft))
}

function rootAt(roots: readonly Root[], index: number): Root {
  const root = roots[index % roots.length] as Root
  const round = Math.floor(index / roots.length)
  return round === 0 ? root : { ...root, stem: `${root.stem} ${round + 1}` }
}

function company(throws: Dice, root: Root, role: Account['role'], segment?: Segment): Draft {
  const industry = throws.pick(industries)
  const { country, currency, form, trades } = root.place
  return {
    name: `${root.stem} ${trades[industry]} ${form}`,
    role,
    parent: null,
    country,
    city: throws.pick(root.place.cities),
    currency,
    industry,
    segment: segment ?? (throws.chance(0.45) ? 'Enterprise' : 'Mid-market'),
    stem: root.stem,
  }
}

function group(throws: Dice, root: Root, ledByHolding: boolean): Draft[] {
  const leader = company(throws, root, ledByHolding ? 'holding' : 'customer', 'Enterprise')
  const forms = throws.shuffle(subsidiaryForms.filter((form) => form.country !== leader.country)).slice(0, 2)
  const subsidiaries = forms.map(({ country, currency, city, suffix }): Draft => {
    const segment = throws.chance(0.45) ? 'Enterprise' : 'Mid-market'
    const name = `${root.stem} ${suffix}`
    return { ...leader, name, role: 'customer', parent: root.stem, country, currency, city, segment }
  })
  return [{ ...leader, name: ledByHolding ? `${root.stem} Holding ${root.place.form}` : leader.name }, ...subsidiaries]
}

function refs(drafts: readonly Draft[]): (Draft & { ref: string })[] {
  const numbered = drafts.map((draft, index) => ({ ...draft, ref: `A-${String(index + 1).padStart(3, '0')}` }))
  const leaders = new Map(numbered.filter(({ parent }) => parent === null).map(({ stem, ref }) => [stem, ref]))
  return numbered.map((draft) => ({
    ...draft,
    parent: draft.parent === null ? null : (leaders.get(draft.parent) ?? null),
  }))
}

function finish(throws: Dice, draft: Draft & { ref: string }): Account {
  const { stem, ...kept } = draft
  const enterprise = draft.segment === 'Enterprise'
  const suffix = draft.parent === null ? '' : `-${draft.country.slice(0, 2)}`
  return {
    ...kept,
    owner: throws.pick(sellers[draft.segment]),
    channel: throws.weighted(channels.map((channel) => [channel, channel === 'Direct' ? 4 : 2] as const)),
    employees: Math.round(throws.lognormal(enterprise ? 2_400 : 420, 0.5) / 10) * 10,
    domain: `${asciiOf(`${stem}${suffix}`)}.example`,
    units: planUnits(throws, draft.segment),
    unitsOnLines: !throws.chance(0.1),
  }
}

/** Lower-case letters, digits and hyphens for addresses: `Dębowiec` → `debowiec`. */
export function asciiOf(text: string): string {
  const plain = text.normalize('NFD').replace(/ł/g, 'l').replace(/Ł/g, 'L').replace(/ø|Ø/g, 'o').replace(/æ|Æ/g, 'ae')
  return plain
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, '')
}
