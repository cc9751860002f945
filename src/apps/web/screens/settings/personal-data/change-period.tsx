import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers } from '../../../api/client.js'
import { useLanguage } from '../../../i18n/language.js'
import { Dialog, DialogActions } from '../../../parts/dialog.js'
import { FormField } from '../../../parts/fields.js'
import { ErrorNotice } from '../../../parts/states.js'
import { tell } from '../../../shell/toasts.js'
import type { Holding } from './holding.js'

type Props = { readonly workspace: string; readonly holding: Holding; readonly onClose: () => void }

/** Sets how long something is kept. */
export function ChangePeriod({ workspace, holding, onClose }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [written, setWritten] = useState(holding.period === null ? '' : String(holding.period))
  const [forever, setForever] = useState(holding.period === null)
  const save = useMutation({
    mutationFn: () => {
      const period = forever || written === '' ? undefined : Number(written)
      return client.send('personal-data.retention', { workspace, holding: holding.name, period, forever })
    },
    onSuccess: () => {
      onClose()
      tell(t('personalData.saved'))
      void forgetAnswers()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Dialog title={t('personalData.changeOf')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p className="prose">{holding.what[language]}</p>
        <FormField
          label={t(holding.unit === 'days' ? 'personalData.inDays' : 'personalData.inMonths')}
          hint={t('personalData.asShipped')}
        >
          {(ids) => (
            <input
              {...ids}
              className="input"
              type="number"
              min={1}
              max={1200}
              disabled={forever}
              value={forever ? '' : written}
              onChange={(event) => setWritten(event.target.value)}
            />
          )}
        </FormField>
        <label className="cluster">
          <input type="checkbox" checked={forever} onChange={(event) => setForever(event.target.checked)} />
          {t('personalData.forever')}
        </label>
        {save.error && <ErrorNotice error={save.error} />}
        <DialogActions>
          <button type="button" className="button" onClick={onClose}>
            {t('states.cancel')}
          </button>
          <button type="submit" className="button" data-kind="primary" disabled={save.isPending}>
            {t('personalData.save')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
