import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog, DialogActions } from '../../../parts/dialog.js'
import { useMay } from '../../../shell/session.js'
import { SourceRow } from '../../data/source-row.js'

type Props = {
  readonly workspace: string
  readonly of:
    | { readonly importId: string | null; readonly file: string | null; readonly row: number | null }
    | undefined
}

/** The row of a file that something comes from, opened where it stands; a dash where there is none. */
export function SourceButton({ workspace, of }: Props) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const maySee = useMay()(workspace, 'imports.row')
  if (!of?.importId || !of.file || of.row === null) return <span className="zero">—</span>
  const { importId, file, row } = of
  if (!maySee) return t('movements.fileRow', { file, row })
  return (
    <>
      <button type="button" className="row-button" onClick={() => setOpen(true)}>
        {t('movements.fileRow', { file, row })}
      </button>
      {isOpen && (
        <Dialog title={t('source.title')} onClose={() => setOpen(false)}>
          <SourceRow workspace={workspace} importId={importId} file={file} row={row} />
          <DialogActions>
            <button type="button" className="button" onClick={() => setOpen(false)}>
              {t('states.close')}
            </button>
          </DialogActions>
        </Dialog>
      )}
    </>
  )
}
