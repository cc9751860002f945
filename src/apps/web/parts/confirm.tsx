import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog, DialogActions } from './dialog.js'
import { ErrorNotice } from './states.js'

/** Asks before something that cannot be taken back. */
export function Confirm(props: {
  readonly title: string
  readonly children: ReactNode
  readonly button: string
  readonly run: () => Promise<unknown>
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const act = useMutation({ mutationFn: props.run, onSuccess: props.onClose })
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <div className="stack-tight">{props.children}</div>
      {act.error && <ErrorNotice error={act.error} />}
      <DialogActions>
        <button type="button" className="button" onClick={props.onClose}>
          {t('states.cancel')}
        </button>
        <button
          type="button"
          className="button"
          data-kind="danger"
          disabled={act.isPending}
          onClick={() => act.mutate()}
        >
          {props.button}
        </button>
      </DialogActions>
    </Dialog>
  )
}
