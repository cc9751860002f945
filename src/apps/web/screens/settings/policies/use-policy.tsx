import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers, type Progress, useAsk } from '../../../api/client.js'
import { formatMonth } from '../../../format/dates.js'
import { useLanguage } from '../../../i18n/language.js'
import { Dialog, DialogActions } from '../../../parts/dialog.js'
import { FormField } from '../../../parts/fields.js'
import { ErrorNotice } from '../../../parts/states.js'
import { tell } from '../../../shell/toasts.js'
import { JobProgress } from '../../data/job-progress.js'
import { PolicyEffect } from './policy-effect.js'
import type { PolicySet } from './policy-set.js'

type Props = {
  readonly workspace: string
  readonly set: PolicySet
  readonly current: PolicySet | undefined
  readonly onClose: () => void
}

/** Asks before the numbers of the workspace are kept under another set: says what happens to which months, and by how much. */
export function UsePolicy({ workspace, set, current, onClose }: Props) {
  const { t } = useTranslation()
  const [because, setBecause] = useState('')
  const [tried, setTried] = useState(false)
  const [progress, setProgress] = useState<Progress>()
  const use = useMutation({
    mutationFn: () =>
      client.send('policies.use', { workspace, name: set.key, because: because.trim() }, { onProgress: setProgress }),
    onSuccess: async () => {
      await forgetAnswers()
      tell(t('policies.use.done', { name: set.key }))
      onClose()
    },
  })
  const isPossible = set.switches.countedUnit === 'account'
  const isWrong = because.trim().length < 3
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isWrong) use.mutate()
  }
  // What is running goes on to its end; the window stays until then.
  const close = () => !use.isPending && onClose()
  return (
    <Dialog title={t('policies.use.title', { name: set.key })} onClose={close}>
      <form className="stack" onSubmit={submit} noValidate>
        <Consequences workspace={workspace} set={set} current={current} />
        {current && <PolicyEffect workspace={workspace} before={current.key} after={set.key} />}
        {isPossible && (
          <FormField
            label={t('policies.editor.because')}
            hint={t('policies.editor.becauseHint')}
            error={tried && isWrong && t('policies.editor.wrong.because')}
          >
            {(ids) => (
              <input {...ids} className="input" value={because} onChange={(event) => setBecause(event.target.value)} />
            )}
          </FormField>
        )}
        {use.isPending && <JobProgress progress={progress} label={t('policies.use.working')} />}
        {use.error && <ErrorNotice error={use.error} />}
        <DialogActions>
          <button type="button" className="button" disabled={use.isPending} onClick={onClose}>
            {t('states.cancel')}
          </button>
          {isPossible && (
            <button type="submit" className="button" data-kind="primary" disabled={use.isPending}>
              {t('policies.use.button', { name: set.key })}
            </button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  )
}

function Consequences({ workspace, set, current }: Omit<Props, 'onClose'>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data: state } = useAsk('ledger.state', { workspace })
  if (set.switches.countedUnit !== 'account') {
    return (
      <p className="notice" data-tone="attention">
        {t('policies.use.onlyAccounts', { name: set.key })}
      </p>
    )
  }
  return (
    <ul className="bullets">
      <li>{t('policies.use.open', { name: set.key })}</li>
      {state && (
        <li>
          {state.closedMonth === null
            ? t('policies.use.noneClosed')
            : t('policies.use.closed', { month: formatMonth(language, state.closedMonth) })}
        </li>
      )}
      {current && <li>{t('policies.use.back', { policy: current.key })}</li>}
    </ul>
  )
}
