import './data.css'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '../../shell/page.js'
import { DoneStep } from './wizard/done-step.js'
import { FilesStep } from './wizard/files-step.js'
import { OpenUpload } from './wizard/open-upload.js'
import { StepList } from './wizard/step-list.js'
import { useSteps } from './wizard/use-wizard.js'

/** Files in, step by step: nothing changes before the last one, and every step can be gone back. */
export function UploadScreen() {
  const { t } = useTranslation()
  const { workspace } = useParams({ from: '/w/$workspace/data/upload' })
  const { step, upload, importId } = useSteps()
  return (
    <Page
      title={t('upload.title')}
      crumbs={[
        <Link key="data" to="/w/$workspace/data" params={{ workspace }}>
          {t('data.title')}
        </Link>,
        t('upload.title'),
      ]}
      sentence={t(`wizard.sentences.${step}`)}
    >
      <StepList />
      {step === 'done' && importId !== undefined ? (
        <DoneStep workspace={workspace} importId={importId} />
      ) : step === 'files' || upload === undefined ? (
        <FilesStep upload={upload} />
      ) : (
        <OpenUpload key={upload} workspace={workspace} upload={upload} />
      )}
    </Page>
  )
}
