import { useQueries } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { client, useAsk } from '../../../api/client.js'
import type { ImportRequest } from './check/use-import-job.js'
import { type Draft, keepDraft, keptDraft, mappingText, newDraft, openQuestions, plannedOf } from './draft.js'
import { type Inspection, missingFields } from './planned-entry.js'

/** Where one stands in the wizard, in order. */
export const steps = ['files', 'columns', 'rule', 'check', 'done'] as const
export type Step = (typeof steps)[number]

/** A file of the upload, and what the server sees in it. */
export type SeenFile = {
  readonly file: string
  readonly seen: Inspection | undefined
  readonly error: unknown
  readonly again: () => void
}

/** The way through the wizard: the step stands in the address. */
export function useSteps() {
  const search = useSearch({ from: '/w/$workspace/data/upload' })
  const navigate = useNavigate({ from: '/w/$workspace/data/upload' })
  const go = (step: Step, more: { upload?: string; import?: string } = {}, replace = false) =>
    void navigate({ search: (before) => ({ ...before, file: undefined, ...more, step }), replace })
  return {
    step: steps.find((each) => each === search.step) ?? 'files',
    upload: search.upload,
    importId: search.import,
    file: search.file,
    go,
    showFile: (file: string) => void navigate({ search: (before) => ({ ...before, file }), replace: true }),
    startOver: () => void navigate({ search: {} }),
  }
}

/** An upload: what is decided about it, kept in this tab, and what the server sees in its files. */
export function useUpload(workspace: string, upload: string) {
  const [kept, setKept] = useState<Draft>(() => keptDraft(upload) ?? newDraft([]))
  const unknown = useAsk('imports.inspect', { workspace, upload }, { enabled: kept.files.length === 0 })
  const draft = kept.files.length > 0 ? kept : { ...kept, files: unknown.data?.files ?? [] }
  const change = (changes: Partial<Draft>) => {
    const changed = { ...draft, ...changes }
    setKept(changed)
    keepDraft(upload, changed)
  }
  const answers = useQueries({
    queries: draft.files.map((file) => {
      const input = { workspace, upload, file, ...draft.said[file] }
      return {
        queryKey: ['imports.inspect', input],
        queryFn: ({ signal }: { signal: AbortSignal }) => client.read('imports.inspect', input, { signal }),
      }
    }),
  })
  const files = draft.files.map((file, index): SeenFile => {
    const answer = answers[index]
    return { file, seen: answer?.data, error: answer?.error, again: () => void answer?.refetch() }
  })
  const seen = files.flatMap((each) => each.seen ?? [])
  return { draft, change, files, seen, unknown }
}

/** What keeps a file from being imported: questions to answer, fields without a column. Zero where nothing does. */
export function openPoints(draft: Draft, one: Inspection, all: readonly Inspection[]): number {
  if (draft.leftOut.includes(one.file)) return 0
  const included = plannedOf(draft, one, all).filter(({ isIncluded }) => isIncluded)
  const missing = included.flatMap(({ entry }) => missingFields(entry, fieldsOf(one, entry.entity)))
  const asked = openQuestions(draft, one, all).filter(({ field }) => !missing.includes(field))
  return asked.length + missing.length + (included.length === 0 ? 1 : 0)
}

/** What is known of the fields of an entity in a file. */
export function fieldsOf(seen: Inspection, entity: string): Inspection['entries'][number]['fields'] {
  return seen.entries.find((entry) => entry.entity === entity)?.fields ?? []
}

/** What there is to check and import; null while something is missing. */
export function requestOf(
  workspace: string,
  upload: string,
  draft: Draft,
  seen: readonly Inspection[],
): ImportRequest | null {
  const { by, mode, corrections } = draft
  const request = { workspace, upload, mode, corrections }
  if (by.from !== 'columns') return { ...request, by }
  const text = mappingText(draft, seen)
  return text === null ? null : { ...request, by: { from: 'text', text } }
}
