import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers } from '../../api/client.js'
import { formatMonth } from '../../format/dates.js'
import { useLanguage } from '../../i18n/language.js'
import { Dialog, DialogActions } from '../../parts/dialog.js'
import { ErrorNotice } from '../../parts/states.js'
import { useMay } from '../../shell/session.js'
import type { LedgerState } from './question.js'

/** Closes the next open month, after saying what that means. */
export function MonthClose({ workspace, state }: { workspace: string; state: LedgerState }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [asking, setAsking] = useState(false)
  const close = useMutation({
    mutationFn: (month: string) => client.send('ledger.close', { workspace, month }),
    onSuccess: async () => {
      setAsking(false)
      await forgetAnswers()
    },
  })
  const mayClose = useMay()(workspace, 'ledger.close')
  const next = state.nextToClose
  if (next === null || !mayClose) return null
  const month = formatMonth(language, next)
  return (
    <>
      <button type="button" className="button" onClick={() => setAsking(true)}>
        {t('close.button', { month })}
      </button>
      {asking && (
        <Dialog title={t('close.title', { month })} onClose={() => setAsking(false)}>
          <p className="prose">{t('close.what')}</p>
          <p className="prose muted">{t('close.undo')}</p>
          {close.error && <ErrorNotice error={close.error} />}
          <DialogActions>
            <button type="button" className="button" onClick={() => setAsking(false)}>
              {t('states.cancel')}
            </button>
            <button
              type="button"
              className="button"
              data-kind="primary"
              disabled={close.isPending}
              onClick={() => close.mutate(next)}
            >
              {t('close.button', { month })}
            </button>
          </DialogActions>
        </Dialog>
      )}
    </>
  )
}
