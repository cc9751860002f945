import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers } from '../../../api/client.js'
import { Dialog, DialogActions } from '../../../parts/dialog.js'
import { FormField } from '../../../parts/fields.js'
import { ErrorNotice } from '../../../parts/states.js'
import { useUndo } from '../../../shell/toasts.js'
import type { Reconciled } from './reconciled.js'

type Props = {
  readonly workspace: string
  readonly account: string
  readonly at: string
  readonly row: Reconciled
}

/** Withdraws an explanation, with a reason; both stay in the history. */
export function Reopen(props: Props) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  return (
    <div>
      <button type="button" className="button" data-size="small" onClick={() => setAsking(true)}>
        {t('reconciliation.reopen')}
      </button>
      {asking && <ReopenDialog {...props} onClose={() => setAsking(false)} />}
    </div>
  )
}

function ReopenDialog({ workspace, account, at, row, onClose }: Props & { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const offerUndo = useUndo()
  const [because, setBecause] = useState('')
  const [tried, setTried] = useState(false)
  const { source, owner, reason, category, explainedFor, accountName: name } = row
  const again = async () => {
    if (owner === null || reason === null) return
    const day = explainedFor ?? at
    await client.send('reconciliation.explain', {
      workspace,
      account,
      source,
      at: day,
      owner,
      reason,
      category: category ?? undefined,
    })
    await forgetAnswers()
  }
  const reopen = useMutation({
    mutationFn: () => client.send('reconciliation.reopen', { workspace, account, source, at, because: because.trim() }),
    onSuccess: async () => {
      onClose()
      await forgetAnswers()
      offerUndo(t('reconciliation.reopened', { name }), again)
    },
  })
  const isWrong = because.trim().length < 3
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isWrong) reopen.mutate()
  }
  return (
    <Dialog title={t('reconciliation.reopenTitle', { name })} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <p className="muted">{t('reconciliation.reopenWhat')}</p>
        <FormField label={t('reconciliation.because')} error={tried && isWrong && t('reconciliation.wrong.reason')}>
          {(ids) => (
            <input {...ids} className="input" value={because} onChange={(event) => setBecause(event.target.value)} />
          )}
        </FormField>
        {reopen.error && <ErrorNotice error={reopen.error} />}
        <DialogActions>
          <button type="button" className="button" onClick={onClose}>
            {t('states.cancel')}
          </button>
          <button type="submit" className="button" data-kind="primary" disabled={reopen.isPending}>
            {t('reconciliation.reopen')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
