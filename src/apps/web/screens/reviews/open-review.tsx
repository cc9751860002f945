import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers, type Input, useAsk } from '../../api/client.js'
import { Dialog, DialogActions } from '../../parts/dialog.js'
import { FormField, SelectField } from '../../parts/fields.js'
import { ErrorNotice } from '../../parts/states.js'
import { tell } from '../../shell/toasts.js'
import { today } from '../accounts/people/person.js'

const stages = ['onboarding', 'adoption', 'value', 'renewal', 'growth'] as const
const usual = ['results', 'people', 'product', 'problems', 'again'] as const
const usualDays = 14

type Props = { readonly workspace: string; readonly account: string; readonly onClose: () => void }

/** Opens a review: at which stage, until when, what is asked, and whom of the customer. */
export function OpenReview({ workspace, account, onClose }: Props) {
  const { t } = useTranslation()
  const stage = useAsk('plans.show', { workspace, account }).data?.plan?.stage
  const people = useAsk('people.list', { workspace, account, limit: 500 })
  const [draft, setDraft] = useState(() => ({
    stage: undefined as (typeof stages)[number] | undefined,
    deadline: daysOn(today(), usualDays),
    questions: usual.map((key) => t(`reviews.usual.${key}`)).join('\n'),
    voices: [] as readonly string[],
  }))
  const open = useMutation({
    mutationFn: (input: Input<'reviews.open'>) => client.send('reviews.open', input),
    onSuccess: () => {
      onClose()
      tell(t('reviews.opened'))
      void forgetAnswers()
    },
  })
  const chosen = draft.stage ?? stage ?? stages[0]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const questions = draft.questions.split('\n').flatMap((line) => line.trim() || [])
    open.mutate({ workspace, account, stage: chosen, deadline: draft.deadline, questions, voices: [...draft.voices] })
  }
  const rows = people.data?.rows.filter(({ name }) => name !== null) ?? []
  return (
    <Dialog title={t('reviews.openOf')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <SelectField
          label={t('reviews.stage')}
          value={chosen}
          options={stages.map((value) => ({ value, label: t(`reviews.stages.${value}`) }))}
          onChange={(value) => setDraft({ ...draft, stage: stages.find((each) => each === value) })}
        />
        <FormField label={t('reviews.deadline')} hint={t('reviews.deadlineHint')}>
          {(ids) => (
            <input
              {...ids}
              type="date"
              className="input"
              required
              min={today()}
              value={draft.deadline}
              onChange={(event) => setDraft({ ...draft, deadline: event.target.value })}
            />
          )}
        </FormField>
        <FormField label={t('reviews.questions')} hint={t('reviews.questionsHint')}>
          {(ids) => (
            <textarea
              {...ids}
              className="input"
              rows={5}
              required
              value={draft.questions}
              onChange={(event) => setDraft({ ...draft, questions: event.target.value })}
            />
          )}
        </FormField>
        <fieldset className="review-voices">
          <legend className="field-label">{t('reviews.voices')}</legend>
          <p className="field-hint">{rows.length > 0 ? t('reviews.voicesHint') : t('reviews.noVoices')}</p>
          {rows.map(({ ref, name }) => (
            <label key={ref}>
              <input
                type="checkbox"
                checked={draft.voices.includes(ref)}
                onChange={({ target }) => {
                  const others = draft.voices.filter((each) => each !== ref)
                  setDraft({ ...draft, voices: target.checked ? [...others, ref] : others })
                }}
              />
              {name}
            </label>
          ))}
        </fieldset>
        {open.error && <ErrorNotice error={open.error} />}
        <DialogActions>
          <button type="button" className="button" onClick={onClose}>
            {t('states.cancel')}
          </button>
          <button type="submit" className="button" data-kind="primary" disabled={open.isPending}>
            {t('reviews.open')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

function daysOn(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}
