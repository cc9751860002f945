import type { Queryable } from '../database/index.js'
import type { PersonalMark } from '../facts/shape.js'

/** A text of the product in its languages. */
export type Words = { readonly en: string; readonly pl: string }

/** A person of a customer, whose data is given out or erased. */
export type DataSubject = {
  readonly personId: number
  /** The key that their source gave them. */
  readonly ref: string
  /** What else they are known by in any version: names and e-mail addresses. */
  readonly names: readonly string[]
}

/** How long something is kept by default, or the reason for which it is kept without end. */
export type Retention =
  | { readonly period: number; readonly unit: 'days' | 'months'; readonly from: Words }
  | { readonly period: null; readonly unit: null; readonly from: Words }

/** In one workspace, in a transaction that sees all of it: opinions and every account too. */
export type Work<Rest extends readonly unknown[], Result> = (
  queryable: Queryable,
  workspaceId: string,
  ...rest: Rest
) => Promise<Result>

/**
 * Something personal that a room keeps. The register of purposes, what a person is given, erasure and retention all come
 * from the list of these; a test fails when a table looks personal and no holding names it.
 */
export type PersonalHolding = {
  /** A name in the reader's words, such as `opinions`. */
  readonly name: string
  /** The tables that it lies in. */
  readonly tables: readonly string[]
  readonly what: Words
  readonly purpose: Words
  /** Of article 6 (1) of the GDPR. */
  readonly basis: 'contract' | 'legal-obligation' | 'legitimate-interest'
  readonly subjects: 'people' | 'users'
  readonly mark: PersonalMark
  readonly retention: Retention
  /** What is kept about a person, as JSON. Absent where it holds nothing that is kept by person. */
  readonly exportOf?: Work<[subject: DataSubject], readonly unknown[]>
  /** Takes out what is kept about a person; gives how many rows that were. */
  readonly erase?: Work<[subject: DataSubject], number>
  /** Takes out what is older than a day (ISO); gives how many rows that were. Only with a period. */
  readonly expire?: Work<[before: string], number>
}
