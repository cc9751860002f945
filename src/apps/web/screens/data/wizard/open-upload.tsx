import { useTranslation } from 'react-i18next'
import { Answer, Empty, Skeleton } from '../../../parts/states.js'
import { CheckStep } from './check/check-step.js'
import { useImportJob } from './check/use-import-job.js'
import { ColumnsStep } from './columns/columns-step.js'
import type { Open } from './open.js'
import { RuleStep } from './rule-step.js'
import { useSteps, useUpload } from './use-wizard.js'

/** The steps between the files and the end; they share what is decided, so going back and forth loses nothing. */
export function OpenUpload({ workspace, upload }: { workspace: string; upload: string }) {
  const { t } = useTranslation()
  const { step, startOver } = useSteps()
  const open: Open = { ...useUpload(workspace, upload), workspace, upload, job: useImportJob() }
  if (open.draft.files.length === 0) {
    return (
      <Answer of={open.unknown} waiting={<Skeleton lines={6} />}>
        {() => (
          <Empty
            title={t('wizard.noFiles')}
            action={
              <button type="button" className="button" data-kind="primary" onClick={startOver}>
                {t('wizard.names.files')}
              </button>
            }
          >
            {t('upload.formats')}
          </Empty>
        )}
      </Answer>
    )
  }
  if (step === 'check') return <CheckStep open={open} />
  if (step === 'rule') return <RuleStep open={open} />
  return <ColumnsStep open={open} />
}
