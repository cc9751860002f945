import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../parts/states.js'
import { Page } from '../../shell/page.js'
import { ChooseFiles } from './choose-files.js'
import { ChooseMapping } from './choose-mapping.js'
import { JobProgress } from './job-progress.js'
import { ModeChoice } from './mode-choice.js'
import { DoneReport, DryRunReport } from './upload-reports.js'
import { useUpload } from './use-upload.js'

/** Files in: choose them and a mapping, look what would happen, then import with progress. */
export function UploadScreen() {
  const { t } = useTranslation()
  const { workspace } = useParams({ from: '/w/$workspace/data/upload' })
  const upload = useUpload(workspace)
  const { step } = upload
  const isBusy = step.name === 'checking' || step.name === 'importing'
  return (
    <Page
      title={t('upload.title')}
      crumbs={[
        <Link key="data" to="/w/$workspace/data" params={{ workspace }}>
          {t('data.title')}
        </Link>,
        t('upload.title'),
      ]}
      sentence={t('upload.sentence')}
    >
      {step.name === 'done' ? (
        <DoneReport workspace={workspace} result={step.result} onAgain={upload.startOver} />
      ) : (
        <div className="steps">
          <fieldset className="stack" disabled={isBusy}>
            <legend className="visually-hidden">{t('upload.title')}</legend>
            <section className="stack-tight">
              <h2>{t('upload.files')}</h2>
              <ChooseFiles files={upload.files} onChange={upload.setFiles} />
            </section>
            <section className="stack-tight">
              <h2>{t('upload.mapping')}</h2>
              <ChooseMapping mapping={upload.mapping} onChange={upload.setMapping} />
            </section>
            <section className="stack-tight">
              <h2>{t('upload.mode')}</h2>
              <ModeChoice mode={upload.mode} onChange={upload.setMode} />
            </section>
          </fieldset>
          <section className="stack">
            {step.name === 'checked' && <DryRunReport result={step.result} />}
            {step.name === 'failed' && <ErrorNotice error={step.error} />}
            {isBusy && <JobProgress progress={step.progress} onCancel={upload.cancel} />}
          </section>
          <Actions upload={upload} isBusy={isBusy} />
        </div>
      )}
    </Page>
  )
}

function Actions({ upload, isBusy }: { upload: ReturnType<typeof useUpload>; isBusy: boolean }) {
  const { t } = useTranslation()
  const checked = upload.step.name === 'checked'
  const missing =
    upload.files.length === 0
      ? t('upload.needFiles')
      : upload.mapping === undefined
        ? t('upload.needMapping')
        : undefined
  return (
    <div className="cluster">
      <button
        type="button"
        className="button"
        data-kind={checked ? undefined : 'primary'}
        disabled={isBusy || missing !== undefined}
        onClick={upload.check}
      >
        {checked ? t('upload.checkAgain') : t('upload.check')}
      </button>
      {checked && (
        <button type="button" className="button" data-kind="primary" onClick={upload.importNow}>
          {t('upload.import')}
        </button>
      )}
      {missing && <span className="muted">{missing}</span>}
    </div>
  )
}
