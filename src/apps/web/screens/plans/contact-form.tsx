import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../api/client.js'
import { Dialog, DialogActions } from '../../parts/dialog.js'
import { FormField, SegmentsField } from '../../parts/fields.js'
import { ErrorNotice } from '../../parts/states.js'
import { useSend } from '../accounts/send-change.js'
import { useOwners } from './entry-field.js'
import type { Given } from './plan.js'
import { usePlanPlace } from './plan-place.js'
import { usePlanWords } from './plan-words.js'

const teams = ['service', 'sales', 'marketing', 'other'] as const
const ways = ['meeting', 'call', 'email', 'event', 'other'] as const
const directions = ['out', 'in'] as const

/** Records a contact that there was with somebody of the customer. */
export function ContactForm({ given, onClose }: { readonly given: Given; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const words = usePlanWords()
  const { workspace, account, organisation, today } = usePlanPlace()
  const owners = useOwners()
  const begun = { day: today, person: '', team: 'service', kind: 'meeting', direction: 'out', subject: '', by: '' }
  const [draft, setDraft] = useState<typeof begun>({ ...begun, ...given })
  const send = useSend(workspace)
  const record = useMutation({
    mutationFn: () => {
      const { day, person, kind, subject, by } = draft
      const team = teams.find((each) => each === draft.team)
      const direction = directions.find((each) => each === draft.direction)
      return send(t('planForm.recorded'), () =>
        client.send('touchpoints.record', { workspace, account, day, person, team, kind, direction, subject, by }),
      )
    },
    onSuccess: onClose,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    record.mutate()
  }
  const field = (name: keyof typeof begun) => ({
    className: 'input',
    value: draft[name],
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [name]: event.target.value }),
  })
  const choices = (values: readonly string[]) => values.map((value) => ({ value, label: words.choice(value) }))
  return (
    <Dialog title={t('planForm.recordContact')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <FormField label={words.field('contact', 'person')}>
          {(ids) => (
            <select {...ids} {...field('person')} required>
              <option value="">{t('planForm.choose')}</option>
              {(organisation?.people ?? []).map(({ ref, name, title }) => (
                <option key={ref} value={ref}>
                  {name ?? title ?? ref}
                </option>
              ))}
            </select>
          )}
        </FormField>
        <FormField label={words.field('contact', 'day')}>
          {(ids) => <input {...ids} {...field('day')} type="date" max={today} required />}
        </FormField>
        <FormField label={t('planForm.contactKind')}>
          {(ids) => (
            <select {...ids} {...field('kind')}>
              {ways.map((way) => (
                <option key={way} value={way}>
                  {words.choice(way)}
                </option>
              ))}
            </select>
          )}
        </FormField>
        <FormField label={t('planForm.contactTeam')}>
          {(ids) => (
            <select {...ids} {...field('team')}>
              {choices(teams).map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </FormField>
        <SegmentsField
          label={t('planForm.direction')}
          value={draft.direction}
          options={choices(directions)}
          onChange={(direction) => setDraft({ ...draft, direction })}
        />
        <FormField label={t('planForm.subject')}>
          {(ids) => <input {...ids} {...field('subject')} maxLength={500} />}
        </FormField>
        <FormField label={t('planForm.by')}>
          {(ids) => (
            <>
              <input {...ids} {...field('by')} maxLength={200} list="plan-members" />
              <datalist id="plan-members">
                {owners.map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            </>
          )}
        </FormField>
        {record.error && <ErrorNotice error={record.error} />}
        <DialogActions>
          <button type="button" className="button" onClick={onClose}>
            {t('states.cancel')}
          </button>
          <button type="submit" className="button" data-kind="primary" disabled={record.isPending}>
            {t('planForm.save')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
