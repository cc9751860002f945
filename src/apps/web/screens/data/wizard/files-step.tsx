import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../../api/client.js'
import { ErrorNotice } from '../../../parts/states.js'
import { JobProgress } from '../job-progress.js'
import { ChooseFiles } from './choose-files.js'
import { carriedOver, keepDraft, keptDraft } from './draft.js'
import { filesOfUpload, rememberFiles } from './open-uploads.js'
import { useSteps } from './use-wizard.js'

/** The first step: which files. They go to the server, where nothing is imported yet. */
export function FilesStep({ upload }: { upload: string | undefined }) {
  const { t } = useTranslation()
  const { go } = useSteps()
  const sent = filesOfUpload(upload)
  const [files, setFiles] = useState<readonly File[]>(sent ?? [])
  const [state, setState] = useState<{ isBusy: boolean; error?: unknown }>({ isBusy: false })
  const abort = useRef<AbortController>(undefined)
  const earlier = upload !== undefined && sent === undefined ? keptDraft(upload)?.files : undefined
  const isAsBefore = upload !== undefined && (files === sent || (files.length === 0 && earlier !== undefined))
  const send = async () => {
    if (isAsBefore) return go('columns')
    abort.current = new AbortController()
    setState({ isBusy: true })
    try {
      const made = await client.upload(files, { signal: abort.current.signal })
      const same = files.filter((file) => sent?.includes(file)).map(({ name }) => name)
      keepDraft(made.upload, carriedOver(upload === undefined ? undefined : keptDraft(upload), made.files, same))
      rememberFiles(made.upload, files)
      go('columns', { upload: made.upload })
    } catch (error) {
      setState({ isBusy: false, error: abort.current.signal.aborted ? undefined : error })
    }
  }
  return (
    <div className="wizard">
      <fieldset className="stack" disabled={state.isBusy}>
        <legend className="visually-hidden">{t('wizard.names.files')}</legend>
        <ChooseFiles files={files} onChange={setFiles} />
        {earlier !== undefined && files.length === 0 && (
          <p className="notice wrap-anywhere">{t('wizard.sentAlready', { files: earlier.join(', ') })}</p>
        )}
      </fieldset>
      {state.error !== undefined && <ErrorNotice error={state.error} />}
      {state.isBusy && (
        <JobProgress
          progress={{ done: 0, total: null, phase: '' }}
          label={t('wizard.uploading')}
          onCancel={() => abort.current?.abort()}
        />
      )}
      <div className="cluster step-actions">
        <button
          type="button"
          className="button"
          data-kind="primary"
          disabled={state.isBusy || (files.length === 0 && !isAsBefore)}
          onClick={() => void send()}
        >
          {t('wizard.next')}
        </button>
        {files.length === 0 && !isAsBefore && <span className="muted">{t('upload.needFiles')}</span>}
      </div>
    </div>
  )
}
