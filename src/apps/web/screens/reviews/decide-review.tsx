import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../api/client.js'
import { Dialog, DialogActions } from '../../parts/dialog.js'
import { FormField } from '../../parts/fields.js'
import { ErrorNotice } from '../../parts/states.js'
import { today } from '../accounts/people/person.js'
import { useSend } from '../accounts/send-change.js'
import type { FullReview } from './full-review.js'

type Props = { readonly workspace: string; readonly full: FullReview; readonly onClose: () => void }

/** Writes down what holds where the views lay apart, as a decision of the plan. */
export function DecideReview({ workspace, full, onClose }: Props) {
  const { t } = useTranslation()
  const send = useSend(workspace)
  const [draft, setDraft] = useState({ title: '', text: '' })
  const decide = useMutation({
    mutationFn: () =>
      send(t('reviews.decidedNow'), () =>
        client.send('plan-items.add', {
          ...{ workspace, account: full.account, kind: 'decision', day: today(), title: draft.title },
          ...{ text: draft.text || undefined, attributes: { review: full.ref } },
        }),
      ),
    onSuccess: onClose,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    decide.mutate()
  }
  const disputed = full.questions.filter(({ isDisputed }) => isDisputed)
  return (
    <Dialog title={t('reviews.decideOf')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <ul>
          {disputed.map(({ question, lowest, highest }) => (
            <li key={question}>
              {question} {t('reviews.spreadOf', { lowest, highest })}
            </li>
          ))}
        </ul>
        <FormField label={t('reviews.decision')}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              required
              maxLength={500}
              value={draft.title}
              onChange={(event) => setDraft({ ...draft, title: event.target.value })}
            />
          )}
        </FormField>
        <FormField label={t('reviews.because')}>
          {(ids) => (
            <textarea
              {...ids}
              className="input"
              rows={3}
              maxLength={5000}
              value={draft.text}
              onChange={(event) => setDraft({ ...draft, text: event.target.value })}
            />
          )}
        </FormField>
        {decide.error && <ErrorNotice error={decide.error} />}
        <DialogActions>
          <button type="button" className="button" onClick={onClose}>
            {t('states.cancel')}
          </button>
          <button type="submit" className="button" data-kind="primary" disabled={decide.isPending}>
            {t('reviews.decide')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
