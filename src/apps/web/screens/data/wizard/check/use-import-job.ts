import { useEffect, useRef, useState } from 'react'
import { client, forgetAnswers, type Output, Problem, type Progress } from '../../../../api/client.js'
import { type ChosenMapping, type Corrections, correctionsOf, type Mode } from '../draft.js'

/** What is checked and imported. */
export type ImportRequest = {
  readonly workspace: string
  readonly upload: string
  readonly by: Exclude<ChosenMapping, { from: 'columns' }>
  readonly mode: Mode
  readonly corrections: Corrections
}

/** Long work: what is done at the moment, or why it failed. */
export type Work =
  | { readonly name: 'idle' }
  | { readonly name: 'checking' | 'importing'; readonly progress: Progress | undefined }
  | { readonly name: 'failed'; readonly error: unknown }

const rowsShown = 200

/** The dry run of an import, and the import itself; both tell how far they are and can be cancelled. */
export function useImportJob() {
  const [work, setWork] = useState<Work>({ name: 'idle' })
  const [checked, setChecked] = useState<{
    readonly of: string
    readonly base: string
    readonly result: Output<'imports.preview'>
  }>()
  const abort = useRef<AbortController>(undefined)
  useEffect(() => () => abort.current?.abort(), [])

  const follow = async <T>(
    name: 'checking' | 'importing',
    send: (options: { signal: AbortSignal; onProgress: (progress: Progress) => void }) => Promise<T>,
  ): Promise<T | undefined> => {
    abort.current?.abort()
    const controller = new AbortController()
    abort.current = controller
    const isCurrent = () => abort.current === controller
    setWork({ name, progress: undefined })
    try {
      const onProgress = (progress: Progress) => isCurrent() && setWork({ name, progress })
      const result = await send({ signal: controller.signal, onProgress })
      if (isCurrent()) setWork({ name: 'idle' })
      return result
    } catch (error) {
      const isCancelled = controller.signal.aborted || (error instanceof Problem && error.kind === 'cancelled')
      if (isCurrent()) setWork(isCancelled ? { name: 'idle' } : { name: 'failed', error })
      return undefined
    }
  }
  return {
    work,
    checked,
    check: async (request: ImportRequest) => {
      const result = await follow('checking', (options) =>
        client.send('imports.preview', { ...inputOf(request), rows: rowsShown }, options),
      )
      if (result) setChecked({ of: signatureOf(request), base: baseOf(request), result })
    },
    importNow: async (request: ImportRequest) => {
      const result = await follow('importing', (options) => client.send('import', inputOf(request), options))
      if (result) await forgetAnswers()
      return result
    },
    cancel: () => abort.current?.abort(),
  }
}

/** Two requests with one signature come to the same. */
export function signatureOf(request: ImportRequest): string {
  return JSON.stringify(request)
}

/** What a request comes to before anything is corrected. */
export function baseOf(request: ImportRequest): string {
  return signatureOf({ ...request, corrections: {} })
}

function inputOf({ workspace, upload, by, mode, corrections }: ImportRequest) {
  const mapping = by.from === 'named' ? { mapping: by.name } : { mappingText: by.text }
  return { workspace, upload, ...mapping, mode, corrections: correctionsOf(corrections) }
}
