import { createContext, useContext } from 'react'
import type { Act, Item, Organisation, Shown } from './plan.js'

/** What every part of a plan's page knows. */
export type PlanPlace = {
  readonly workspace: string
  readonly account: string
  readonly shown: Shown
  /** Who works at the customer; undefined while that is not known. */
  readonly organisation: Organisation | undefined
  /** A look back, or somebody who may only read. */
  readonly isReadOnly: boolean
  readonly today: string
  /** Opens a form over the page. */
  readonly open: (act: Act) => void
  readonly personName: (ref: string | null) => string
  readonly unitName: (ref: string | null) => string
  readonly itemName: (item: Item) => string
}

/** Given by the page of a plan to its parts. */
export const PlanPlaceContext = createContext<PlanPlace | null>(null)

/** What the page of the plan knows. */
export function usePlanPlace(): PlanPlace {
  const place = useContext(PlanPlaceContext)
  if (!place) throw new Error('A part of a plan stands on the page of a plan.')
  return place
}
