import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Output, useAsk } from '../../../api/client.js'
import { formatCount } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'
import { Answer, Empty, Skeleton } from '../../../parts/states.js'
import { CountsTable } from '../imports/counts-table.js'
import { countsOf } from '../imports/import-counts.js'
import { UndoImport } from '../imports/undo-import.js'
import { useSteps } from './use-wizard.js'

/** The end: what went in, what stayed out, where to go from here, and the way back. */
export function DoneStep({ workspace, importId }: { workspace: string; importId: string }) {
  const { t } = useTranslation()
  const asked = useAsk('imports.list', { workspace })
  return (
    <Answer of={asked} waiting={<Skeleton lines={6} />}>
      {({ rows }) => {
        const done = rows.find((row) => row.importId === importId)
        if (!done) return <Empty title={t('data.noSuchImport')}>{t('data.importNumber', { id: importId })}</Empty>
        return <Done workspace={workspace} done={done} />
      }}
    </Answer>
  )
}

function Done({ workspace, done }: { workspace: string; done: Output<'imports.list'>['rows'][number] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { startOver } = useSteps()
  const counts = countsOf(done.files)
  const good = counts.read - counts.rejected
  const isUndone = done.undoneAt !== null
  const title = isUndone
    ? `↩ ${t('undo.result')}`
    : counts.rejected > 0
      ? `▲ ${t('upload.doneWithErrors')}`
      : `✓ ${t('upload.done')}`
  return (
    <div className="wizard" data-testid="done">
      <div
        className="notice"
        data-tone={isUndone ? undefined : counts.rejected > 0 ? 'attention' : 'good'}
        role="status"
      >
        <h2>{title}</h2>
        {!isUndone && (
          <p>
            {t('upload.doneCounts', { count: good, written: formatCount(language, good) })}{' '}
            {counts.rejected > 0 &&
              t('upload.someKeptOut', { count: counts.rejected, written: formatCount(language, counts.rejected) })}
          </p>
        )}
      </div>
      <CountsTable caption={t('counts.caption')} files={done.files} />
      <div className="cluster step-actions">
        <Link to="/w/$workspace" params={{ workspace }} className="button" data-kind="primary">
          {t('upload.toHome')}
        </Link>
        <Link to="/w/$workspace/revenue" params={{ workspace }} className="button">
          {t('upload.toRevenue')}
        </Link>
        <Link to="/w/$workspace/data/imports/$import" params={{ workspace, import: done.importId }} className="button">
          {counts.rejected > 0 ? t('upload.toRefused') : t('upload.toImport')}
        </Link>
        <button type="button" className="button" onClick={startOver}>
          {t('upload.again')}
        </button>
        {!isUndone && <UndoImport workspace={workspace} id={done.importId} />}
      </div>
    </div>
  )
}
