import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers, type Output, type Progress } from '../../../api/client.js'
import { formatCount } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'
import { Dialog, DialogActions } from '../../../parts/dialog.js'
import { ErrorNotice } from '../../../parts/states.js'
import { useMay } from '../../../shell/session.js'
import { JobProgress } from '../job-progress.js'

/** Takes an import back after asking; says what was removed, restored and kept. */
export function UndoImport({ workspace, id, look }: { workspace: string; id: string; look?: 'small' }) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const [progress, setProgress] = useState<Progress>()
  const undo = useMutation({
    mutationFn: () => client.send('imports.undo', { workspace, id }, { onProgress: setProgress }),
  })
  const mayUndo = useMay()(workspace, 'imports.undo')
  const close = () => {
    setAsking(false)
    if (undo.data) void forgetAnswers()
  }
  if (!mayUndo) return null
  return (
    <>
      <button type="button" className="button" data-kind="danger" data-size={look} onClick={() => setAsking(true)}>
        {t(look === 'small' ? 'undo.mending' : 'undo.button')}
      </button>
      {asking && (
        <Dialog title={undo.data ? t('undo.result') : t('undo.title', { id })} onClose={close}>
          {undo.data ? <Result undone={undo.data} /> : <p className="prose">{t('undo.what')}</p>}
          {undo.isPending && <JobProgress progress={progress} />}
          {undo.error && <ErrorNotice error={undo.error} />}
          <DialogActions>
            <button type="button" className="button" onClick={close}>
              {undo.data ? t('states.close') : t('states.cancel')}
            </button>
            {!undo.data && (
              <button
                type="button"
                className="button"
                data-kind="danger"
                disabled={undo.isPending}
                onClick={() => undo.mutate()}
              >
                {t('undo.button')}
              </button>
            )}
          </DialogActions>
        </Dialog>
      )}
    </>
  )
}

const keptShown = 200

function Result({ undone }: { undone: Output<'imports.undo'> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <div className="stack">
      <table className="table">
        <caption className="visually-hidden">{t('undo.result')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('data.entity')}</th>
            {(['removed', 'restored', 'kept'] as const).map((name) => (
              <th scope="col" key={name} className="number">
                {t(`undo.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {undone.entities
            .filter((row) => row.removed + row.restored + row.kept > 0)
            .map((row) => (
              <tr key={row.entity}>
                <th scope="row">{t(`entities.${row.entity}` as 'entities.account', row.entity)}</th>
                {(['removed', 'restored', 'kept'] as const).map((name) => (
                  <td key={name} className="number">
                    {formatCount(language, row[name])}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
      {undone.kept.length > 0 && (
        <details>
          <summary>
            {t('undo.keptList', { count: undone.kept.length, written: formatCount(language, undone.kept.length) })}
          </summary>
          <ul>
            {undone.kept.slice(0, keptShown).map((fact) => (
              <li key={`${fact.entity} ${fact.key}`}>
                {t(`entities.${fact.entity}` as 'entities.account', fact.entity)} <code>{fact.key}</code>:{' '}
                {t(`undo.because.${fact.because}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
