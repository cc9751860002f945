import { useRef, useState } from 'react'
import { client, forgetAnswers, type Output, Problem, type Progress } from '../../api/client.js'

/** By what the files are read: a mapping that ships, by name, or the text of one. */
export type ChosenMapping =
  | { readonly from: 'shipped'; readonly name: string }
  | { readonly from: 'text'; readonly text: string }

export type ImportResult = Output<'import'>
export type Mode = 'upsert' | 'snapshot'

/** Where the import stands. */
export type Step =
  | { readonly name: 'choosing' }
  | { readonly name: 'checking' | 'importing'; readonly progress: Progress | undefined }
  | { readonly name: 'checked' | 'done'; readonly result: ImportResult }
  | { readonly name: 'failed'; readonly error: unknown }

/** The course of an import: choices, a dry run, the import itself. What is changed after a dry run is checked anew. */
export function useUpload(workspace: string) {
  const [files, setFiles] = useState<readonly File[]>([])
  const [mapping, setMapping] = useState<ChosenMapping>()
  const [mode, setMode] = useState<Mode>('upsert')
  const [step, setStep] = useState<Step>({ name: 'choosing' })
  const kept = useRef<{ readonly files: readonly File[]; readonly upload: string }>(undefined)
  const abort = useRef<AbortController>(undefined)

  const changed = <T>(set: (value: T) => void) => {
    return (value: T) => {
      set(value)
      setStep({ name: 'choosing' })
    }
  }
  const uploadOnce = async (signal: AbortSignal) => {
    if (kept.current?.files !== files) kept.current = { files, upload: (await client.upload(files, { signal })).upload }
    return kept.current.upload
  }
  const run = async (dryRun: boolean) => {
    if (!mapping) return
    const controller = new AbortController()
    abort.current = controller
    const name = dryRun ? 'checking' : 'importing'
    setStep({ name, progress: undefined })
    try {
      const upload = await uploadOnce(controller.signal)
      const by = mapping.from === 'shipped' ? { mapping: mapping.name } : { mappingText: mapping.text }
      const options = { signal: controller.signal, onProgress: (progress: Progress) => setStep({ name, progress }) }
      const result = await client.send('import', { workspace, upload, ...by, mode, dryRun }, options)
      setStep({ name: dryRun ? 'checked' : 'done', result })
      if (!dryRun) await forgetAnswers()
    } catch (error) {
      const isCancelled = controller.signal.aborted || (error instanceof Problem && error.kind === 'cancelled')
      setStep(isCancelled ? { name: 'choosing' } : { name: 'failed', error })
    }
  }
  return {
    files,
    mapping,
    mode,
    step,
    setFiles: changed(setFiles),
    setMapping: changed(setMapping),
    setMode: changed(setMode),
    check: () => void run(true),
    importNow: () => void run(false),
    cancel: () => abort.current?.abort(),
    startOver: () => {
      kept.current = undefined
      setFiles([])
      setStep({ name: 'choosing' })
    },
  }
}
