import type { Mapping } from '../mapping.js'

/** What people of a workspace confirmed before. */
export type Learned = {
  /** The mapping that was used for a header, by its signature. */
  readonly bySignature: ReadonlyMap<string, Mapping>
  /** What a column was mapped to, by its name as people mean it; the latest first. */
  readonly columns: ReadonlyMap<string, readonly { field: string; entity: string; mapping: string }[]>
}

/** Nothing was confirmed yet. */
export const nothingLearned: Learned = { bySignature: new Map(), columns: new Map() }
