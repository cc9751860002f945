import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../../api/client.js'
import { Dialog, DialogActions } from '../../../parts/dialog.js'
import { FormField } from '../../../parts/fields.js'
import { ErrorNotice } from '../../../parts/states.js'
import { today } from '../people/person.js'
import { useSend } from '../send-change.js'
import type { Opportunity } from './opportunity.js'

type Props = {
  readonly workspace: string
  readonly opportunity: Opportunity
  readonly outcome: 'won' | 'lost'
  readonly onClose: () => void
}

/** Closes an opportunity as won or lost, on a day and with the reason. */
export function CloseOpportunity({ workspace, opportunity, outcome, onClose }: Props) {
  const { t } = useTranslation()
  const send = useSend(workspace)
  const { ref, name, version } = opportunity
  const [draft, setDraft] = useState({
    day: today(),
    reason: opportunity.reason ?? '',
    competitor: opportunity.competitor ?? '',
  })
  const close = useMutation({
    mutationFn: () =>
      send(t(`opportunities.${outcome}`, { name }), () =>
        client.send('opportunities.close', { workspace, opportunity: ref, outcome, version, ...draft }),
      ),
    onSuccess: onClose,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    close.mutate()
  }
  const field = (of: keyof typeof draft) => ({
    value: draft[of],
    className: 'input',
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [of]: event.target.value }),
  })
  return (
    <Dialog
      title={t(outcome === 'won' ? 'opportunities.wonTitle' : 'opportunities.lostTitle', { name })}
      onClose={onClose}
    >
      <form className="stack" onSubmit={submit}>
        <FormField label={t('opportunities.closedDay')}>
          {(ids) => <input {...ids} type="date" required max={today()} {...field('day')} />}
        </FormField>
        <FormField label={t('opportunities.reason')}>
          {(ids) => <input {...ids} maxLength={500} {...field('reason')} />}
        </FormField>
        <FormField label={t('opportunities.competitor')}>
          {(ids) => <input {...ids} maxLength={500} {...field('competitor')} />}
        </FormField>
        {close.error && <ErrorNotice error={close.error} />}
        <DialogActions>
          <button type="button" className="button" onClick={onClose}>
            {t('states.cancel')}
          </button>
          <button type="submit" className="button" data-kind="primary" disabled={close.isPending}>
            {t('opportunities.close')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
