import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../../../api/client.js'
import { formatCount } from '../../../../format/numbers.js'
import { useLanguage } from '../../../../i18n/language.js'
import { Answer, ErrorNotice, Skeleton } from '../../../../parts/states.js'
import { tell } from '../../../../shell/toasts.js'
import { countsOf } from '../../imports/import-counts.js'
import { JobProgress } from '../../job-progress.js'
import { nameOf } from '../draft.js'
import type { Open } from '../open.js'
import { requestOf, useSteps } from '../use-wizard.js'
import { DryRun } from './dry-run.js'
import { baseOf, type ImportRequest, signatureOf } from './use-import-job.js'

/** What would happen, without anything happening; wrong cells are corrected here, and then it is imported. */
export function CheckStep({ open }: { open: Open }) {
  const { draft, seen, files, workspace, upload } = open
  const request = requestOf(workspace, upload, draft, seen)
  const waiting = files.find((one) => !one.seen)
  if (request) return <Check open={open} request={request} />
  return (
    <Answer
      of={{ data: undefined, error: waiting?.error, refetch: waiting?.again ?? (() => {}) }}
      waiting={<Skeleton lines={8} />}
    >
      {() => null}
    </Answer>
  )
}

function Check({ open, request }: { open: Open; request: ImportRequest }) {
  const { t } = useTranslation()
  const { job } = open
  const { work, checked } = job
  const isBusy = work.name === 'checking' || work.name === 'importing'
  const base = baseOf(request)
  const result = checked?.base === base ? checked.result : undefined
  const check = () => void job.check(request)
  // biome-ignore lint/correctness/useExhaustiveDependencies: corrections wait until somebody asks to check again.
  useEffect(() => {
    if (checked?.base !== base) check()
  }, [base])
  // Beside the button that began it.
  const progress = (work.name === 'checking' || work.name === 'importing') && (
    <JobProgress
      progress={work.progress}
      label={t(work.name === 'checking' ? 'wizard.checking' : 'wizard.importing')}
      onCancel={job.cancel}
    />
  )
  return (
    <div className="wizard" data-testid="check">
      {!result && progress}
      {result ? (
        <fieldset className="stack" disabled={isBusy}>
          <legend className="visually-hidden">{t('upload.dryRun')}</legend>
          <DryRun open={open} result={result} />
        </fieldset>
      ) : (
        work.name === 'checking' && <Skeleton lines={6} />
      )}
      {work.name === 'failed' && <ErrorNotice error={work.error} onRetry={check} />}
      {result && progress}
      <Actions open={open} request={request} isBusy={isBusy} onCheck={check} />
    </div>
  )
}

type ActionProps = { open: Open; request: ImportRequest; isBusy: boolean; onCheck: () => void }

function Actions({ open, request, isBusy, onCheck }: ActionProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { go } = useSteps()
  const { checked } = open.job
  const isFresh = checked?.of === signatureOf(request)
  const counts = checked && isFresh ? countsOf(checked.result.files) : undefined
  const good = counts ? counts.read - counts.rejected : 0
  const importNow = async () => {
    const done = await open.job.importNow(request)
    if (!done?.importId) return
    await keepMapping(open, request).catch(() => tell(t('wizard.notKept'), 'off'))
    go('done', { import: done.importId }, true)
  }
  return (
    <div className="cluster step-actions">
      <button type="button" className="button" disabled={isBusy} onClick={() => go('rule')}>
        {t('wizard.back')}
      </button>
      {!isFresh && (
        <button type="button" className="button" data-kind="primary" disabled={isBusy} onClick={onCheck}>
          {t(checked ? 'upload.checkAgain' : 'upload.check')}
        </button>
      )}
      {counts && (
        <button
          type="button"
          className="button"
          data-kind="primary"
          disabled={isBusy || good === 0}
          onClick={() => void importNow()}
        >
          {t('wizard.import', { count: good, written: formatCount(language, good) })}
        </button>
      )}
      {counts && counts.rejected > 0 && (
        <span className="muted">
          {t('wizard.stayOut', { count: counts.rejected, written: formatCount(language, counts.rejected) })}
        </span>
      )}
    </div>
  )
}

// Kept with the columns that it was made for, so that the next file with them is known.
async function keepMapping({ draft, seen, workspace, job }: Open, request: ImportRequest): Promise<void> {
  if (draft.by.from !== 'columns' || !draft.isKept || request.by.from !== 'text') return
  const columns = new Map(job.checked?.result.files.map((file) => [file.file, file.columns]))
  const input = { workspace, name: nameOf(draft, seen), mappingText: request.by.text, columns: [...columns.values()] }
  await client.send('mappings.save', input)
}
