import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers, Problem } from '../../../api/client.js'
import { Dialog, DialogActions } from '../../../parts/dialog.js'
import { FormField } from '../../../parts/fields.js'
import { ErrorNotice } from '../../../parts/states.js'
import { useUndo } from '../../../shell/toasts.js'
import { type Correction, correctionProblem, plainDecimal } from './check-correction.js'
import type { Line } from './line.js'

/** Corrects the amount, quantity or end of a line, with the reason that everybody will read. */
export function CorrectLine({ workspace, line, onClose }: { workspace: string; line: Line; onClose: () => void }) {
  const { t } = useTranslation()
  const now = line.versions[0]
  const [correction, setCorrection] = useState<Correction>({ what: 'arr', value: line.arr, because: '' })
  const [tried, setTried] = useState(false)
  const offerUndo = useUndo()
  const save = useMutation({
    mutationFn: () => {
      const value = correction.what === 'end' ? correction.value : plainDecimal(correction.value)
      return client.send('ledger.correct', {
        workspace,
        line: line.line,
        set: `${correction.what}=${value}`,
        because: correction.because,
      })
    },
    onSuccess: async ({ correctionId }) => {
      await forgetAnswers()
      onClose()
      if (correctionId === null) return
      offerUndo(t('correct.done', { line: line.line }), () =>
        client.send('changes.undo', { workspace, id: correctionId }).then(forgetAnswers),
      )
    },
  })
  const wrong = tried ? correctionProblem(correction) : {}
  const refused = save.error instanceof Problem && save.error.kind === 'wrong-usage' ? save.error.message : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const problem = correctionProblem(correction)
    if (!problem.value && !problem.because) save.mutate()
  }
  const values = { arr: line.arr, quantity: now?.quantity ?? '', end: now?.endDay ?? '' }
  return (
    <Dialog title={t('correct.title', { line: line.line })} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <p className="muted">{t('correct.what')}</p>
        <FormField label={t('correct.field')}>
          {(ids) => (
            <select
              {...ids}
              className="input"
              value={correction.what}
              onChange={(event) => {
                const what = event.target.value as Correction['what']
                setCorrection({ ...correction, what, value: values[what] })
              }}
            >
              <option value="arr">{t('correct.arr', { currency: line.currency })}</option>
              <option value="quantity">{t('correct.quantity')}</option>
              <option value="end">{t('correct.end')}</option>
            </select>
          )}
        </FormField>
        <FormField
          label={t(correction.what === 'end' ? 'correct.newDay' : 'correct.newValue')}
          hint={t(correction.what === 'end' ? 'correct.endHint' : 'correct.valueHint')}
          error={wrong.value ? t(`correct.wrong.${wrong.value}`) : refused}
        >
          {(ids) => (
            <input
              {...ids}
              className="input figures"
              type={correction.what === 'end' ? 'date' : 'text'}
              inputMode={correction.what === 'end' ? undefined : 'decimal'}
              value={correction.value}
              onChange={(event) => setCorrection({ ...correction, value: event.target.value })}
            />
          )}
        </FormField>
        <FormField
          label={t('correct.because')}
          hint={t('correct.becauseHint')}
          error={wrong.because && t('correct.wrong.because')}
        >
          {(ids) => (
            <input
              {...ids}
              className="input"
              value={correction.because}
              onChange={(event) => setCorrection({ ...correction, because: event.target.value })}
            />
          )}
        </FormField>
        {save.error && !refused && <ErrorNotice error={save.error} />}
        <DialogActions>
          <button type="button" className="button" onClick={onClose}>
            {t('states.cancel')}
          </button>
          <button type="submit" className="button" data-kind="primary" disabled={save.isPending}>
            {t('correct.save')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
