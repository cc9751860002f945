import type { Input } from '../../../api/client.js'
import { heldElsewhere, type Inspection, type PlannedEntry, plannedAtFirst, sureEnough } from './planned-entry.js'

/** How a file is read, as far as somebody said. */
export type Said = Omit<Input<'imports.inspect'>, 'workspace' | 'path' | 'upload' | 'file'>

/** By what the files are read: matched columns, a mapping by its name, or the text of one. */
export type ChosenMapping =
  | { readonly from: 'columns' }
  | { readonly from: 'named'; readonly name: string }
  | { readonly from: 'text'; readonly text: string }

export type Mode = 'upsert' | 'snapshot'

/** Corrected cells by file, row and column. */
export type Corrections = Readonly<Record<string, Readonly<Record<number, Readonly<Record<string, string>>>>>>

/** Everything that somebody decided about an upload. */
export type Draft = {
  readonly files: readonly string[]
  readonly by: ChosenMapping
  /** Under which name the mapping is kept; null for the usual one. */
  readonly name: string | null
  readonly mode: Mode
  readonly isKept: boolean
  readonly leftOut: readonly string[]
  readonly said: Readonly<Record<string, Said>>
  readonly planned: Readonly<Record<string, readonly PlannedEntry[]>>
  /** What was asked about a file, and answered. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly corrections: Corrections
}

/** Nothing decided yet. */
export function newDraft(files: readonly string[]): Draft {
  return {
    files,
    by: { from: 'columns' },
    name: null,
    mode: 'upsert',
    isKept: true,
    leftOut: [],
    said: {},
    planned: {},
    answers: {},
    corrections: {},
  }
}

/** A draft for other files: what was decided about those that are still the same stays decided. */
export function carriedOver(before: Draft | undefined, files: readonly string[], same: readonly string[]): Draft {
  const draft = before ?? newDraft(files)
  return {
    ...draft,
    files,
    leftOut: draft.leftOut.filter((file) => same.includes(file)),
    said: only(draft.said, same),
    planned: only(draft.planned, same),
    answers: only(draft.answers, same),
    corrections: only(draft.corrections, same),
  }
}

function only<T>(byFile: Readonly<Record<string, T>>, files: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(byFile).filter(([file]) => files.includes(file)))
}

/** The draft of an upload as this tab keeps it. */
export function keptDraft(upload: string): Draft | undefined {
  const text = sessionStorage.getItem(placeOf(upload))
  return text === null ? undefined : (JSON.parse(text) as Draft)
}

/** Keeps the draft of an upload until the tab is closed; where the browser has no room, it lives as long as the page. */
export function keepDraft(upload: string, draft: Draft): void {
  try {
    sessionStorage.setItem(placeOf(upload), JSON.stringify(draft))
  } catch {
    sessionStorage.removeItem(placeOf(upload))
  }
}

function placeOf(upload: string): string {
  return `mainstay.import.${upload}`
}

/** What is taken out of a file: as somebody changed it, else as it was guessed. */
export function plannedOf(draft: Draft, seen: Inspection, all: readonly Inspection[]): readonly PlannedEntry[] {
  return draft.planned[seen.file] ?? plannedAtFirst(seen, othersOf(draft, seen, all))
}

const othersOf = (draft: Draft, seen: Inspection, all: readonly Inspection[]) =>
  all.filter(({ file }) => file !== seen.file && !draft.leftOut.includes(file))

type Question = Inspection['questions'][number]

/** What the file does not say and a person should. What was imported from such a file before asks nothing. */
export function questionsOf(draft: Draft, seen: Inspection, all: readonly Inspection[]): readonly Question[] {
  if (seen.remembered !== null) return []
  const others = othersOf(draft, seen, all)
  const asked = seen.questions.filter(({ field }) => heldElsewhere(seen, field, others) === null)
  const unclear = seen.entries
    .filter(({ distinct, confidence }) => distinct && confidence >= sureEnough)
    .filter(({ entity }) => heldElsewhere(seen, entity, others) === 'other')
    .map(({ entity }) => ({ field: entity, question: entity, choices: ['another file', 'these rows'] }))
  return [...asked, ...unclear]
}

/** The questions that nobody has answered. */
export function openQuestions(draft: Draft, seen: Inspection, all: readonly Inspection[]): readonly Question[] {
  const answers = draft.answers[seen.file] ?? {}
  return questionsOf(draft, seen, all).filter(({ field }) => !(field in answers))
}

/** The mapping that the draft comes to, as JSON text; null while a file is still being looked at. */
export function mappingText(draft: Draft, seen: readonly Inspection[]): string | null {
  if (seen.length < draft.files.length) return null
  const entries = seen
    .filter(({ file }) => !draft.leftOut.includes(file))
    .flatMap((one) => plannedOf(draft, one, seen))
    .filter(({ isIncluded }) => isIncluded)
    .map(({ entry }) => entry)
  return JSON.stringify({ name: nameOf(draft, seen), version: 1, files: entries })
}

/** The name of the mapping: given, remembered, else after the files. */
export function nameOf(draft: Draft, seen: readonly Inspection[]): string {
  const remembered = rememberedFor(draft, seen)
  const stems = draft.files.filter((file) => !draft.leftOut.includes(file)).map((file) => file.replace(/\.[^.]+$/, ''))
  return draft.name ?? remembered ?? (stems.slice(0, 3).join(', ').slice(0, 120) || 'import')
}

/** The mapping that all files of the upload were imported with before; null where there is none for all of them. */
export function rememberedFor(draft: Draft, seen: readonly Inspection[]): string | null {
  const names = new Set(seen.filter(({ file }) => !draft.leftOut.includes(file)).map(({ remembered }) => remembered))
  const [name = null] = names
  return names.size === 1 ? name : null
}

/** The corrections as the server takes them. */
export function correctionsOf(
  corrections: Corrections,
): { file: string; row: number; cells: Record<string, string> }[] {
  return Object.entries(corrections).flatMap(([file, rows]) =>
    Object.entries(rows).map(([row, cells]) => ({ file, row: Number(row), cells })),
  )
}
