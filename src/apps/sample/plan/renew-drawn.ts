import type { Day } from '#foundation'
import { legacyProduct, legacySuccessor } from './company.js'
import { change, type LifeDraft, type OpenPosition, running, start, stop, termsWorth } from './life-draft.js'
import { growth } from './parameters.js'
import { arrMinorOf, type ChangeCause, type Terms } from './script.js'

type Moment = { readonly day: Day; readonly signedDay: Day }

const contractionReasons = ['Headcount reduced', 'Plant sold', 'Licences unused', 'Insourced'] as const
const dropReasons = ['Not adopted', 'Replaced by a tool of the group', 'Budget cut'] as const

/** A yearly renewal: at most one product is dropped; each other position is swapped, reduced, raised or just renewed. */
export function renewDrawn(draft: LifeDraft, moment: Moment, termEnd: Day | null) {
  const { throws } = draft
  const positions = running(draft)
  const dropped = positions.length > 1 && throws.chance(0.05) ? throws.pick(positions) : null
  for (const position of positions) {
    if (position === dropped) stop(draft, moment, position.ref, 'product-dropped', throws.pick(dropReasons))
    else if (position.terms.product === legacyProduct && throws.chance(0.35)) swap(draft, moment, position, termEnd)
    else renewPosition(draft, moment, position, termEnd)
  }
}

function renewPosition(draft: LifeDraft, moment: Moment, position: OpenPosition, termEnd: Day | null) {
  const { throws, account } = draft
  const { upliftRatio, contractionRatio } = growth[account.segment]
  const causes: ChangeCause[] = termEnd === null ? [] : ['renewal']
  let terms: Terms = { ...position.terms, termEnd, discountPercent: 0, discountTo: null }
  let reason: string | null = null
  if (throws.chance(contractionRatio)) {
    terms = scaled(terms, 1 - throws.between(0.1, 0.35))
    causes.push('contraction')
    reason = throws.pick(contractionReasons)
  }
  if (throws.chance(upliftRatio)) {
    terms = repriced(terms, 1 + throws.between(0.02, 0.055))
    causes.push('uplift')
  } else if (throws.chance(0.1)) {
    terms = repriced(terms, 1 - throws.between(0.03, 0.08))
    causes.push('concession')
  }
  if (causes.length > 0) change(draft, moment, position.ref, causes, terms, reason)
}

/** Replaces the legacy product by its successor at a slightly higher price. */
export function swap(draft: LifeDraft, moment: Moment, position: OpenPosition, termEnd: Day | null) {
  const worth = Number(arrMinorOf(position.terms, false)) * draft.throws.between(1.02, 1.12)
  const agreed = { unit: position.terms.unit, period: position.terms.period, termEnd }
  stop(draft, moment, position.ref, 'swap', 'Replaced by the successor product')
  start(draft, moment, 'swap', termsWorth(draft, legacySuccessor, worth, agreed), position.ref)
}

/** More of the same inside the term. */
export function raiseQuantity(draft: LifeDraft, moment: Moment, position: OpenPosition) {
  change(draft, moment, position.ref, ['upsell'], scaled(position.terms, 1 + draft.throws.between(0.09, 0.32)))
}

/** Terms with another quantity; sold as one amount, with another amount. */
export function scaled(terms: Terms, factor: number): Terms {
  if (terms.quantity === null) return repriced(terms, factor)
  const moved = Math.round(terms.quantity * factor)
  const quantity = moved === terms.quantity ? terms.quantity + (factor > 1 ? 1 : -1) : moved
  return { ...terms, quantity: Math.max(1, quantity) }
}

/** Terms with another price. */
export function repriced(terms: Terms, factor: number): Terms {
  return { ...terms, priceMinor: Math.max(1, Math.round(terms.priceMinor * factor)) }
}
