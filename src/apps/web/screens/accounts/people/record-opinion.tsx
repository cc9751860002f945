import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../../api/client.js'
import { Dialog, DialogActions } from '../../../parts/dialog.js'
import { FormField, SegmentsField } from '../../../parts/fields.js'
import { ErrorNotice } from '../../../parts/states.js'
import { useSend } from '../send-change.js'
import { influences, stances, useOpinionWords } from './opinion-value.js'
import { today } from './person.js'

const kinds = ['stance', 'influence', 'note'] as const
type Kind = (typeof kinds)[number]

type Props = {
  readonly workspace: string
  readonly person: string
  readonly name: string
  readonly onClose: () => void
}

/** Records what somebody thinks of a person from a day on, and what shows it. */
export function RecordOpinion({ workspace, person, name, onClose }: Props) {
  const { t } = useTranslation()
  const send = useSend(workspace)
  const [draft, setDraft] = useState({ kind: 'stance' as Kind, value: 'neutral', because: '', day: today() })
  const record = useMutation({
    mutationFn: () =>
      send(t('opinions.recorded'), () => {
        const because = draft.because.trim() || undefined
        return client.send('opinions.record', { workspace, person, ...draft, because })
      }),
    onSuccess: onClose,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    record.mutate()
  }
  const chooseKind = (chosen: string) => {
    const kind = kinds.find((each) => each === chosen) ?? 'stance'
    setDraft({ ...draft, kind, value: kind === 'note' ? '' : kind === 'stance' ? 'neutral' : 'medium' })
  }
  return (
    <Dialog title={t('opinions.recordOf', { name })} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <SegmentsField
          label={t('opinions.kind')}
          value={draft.kind}
          options={kinds.map((value) => ({ value, label: t(`opinions.kinds.${value}`) }))}
          onChange={chooseKind}
        />
        <ValueField kind={draft.kind} value={draft.value} onChange={(value) => setDraft({ ...draft, value })} />
        <FormField label={t('opinions.because')} hint={t('opinions.becauseHint')}>
          {(ids) => (
            <textarea
              {...ids}
              className="input"
              rows={3}
              maxLength={5000}
              value={draft.because}
              onChange={(event) => setDraft({ ...draft, because: event.target.value })}
            />
          )}
        </FormField>
        <FormField label={t('opinions.day')}>
          {(ids) => (
            <input
              {...ids}
              type="date"
              className="input"
              required
              max={today()}
              value={draft.day}
              onChange={(event) => setDraft({ ...draft, day: event.target.value })}
            />
          )}
        </FormField>
        {record.error && <ErrorNotice error={record.error} />}
        <DialogActions>
          <button type="button" className="button" onClick={onClose}>
            {t('states.cancel')}
          </button>
          <button type="submit" className="button" data-kind="primary" disabled={record.isPending}>
            {t('opinions.save')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

type ValueProps = { readonly kind: Kind; readonly value: string; readonly onChange: (value: string) => void }

function ValueField({ kind, value, onChange }: ValueProps) {
  const { t } = useTranslation()
  const words = useOpinionWords()
  const change = (event: { target: { value: string } }) => onChange(event.target.value)
  const choices: readonly string[] = kind === 'stance' ? Object.keys(stances) : influences
  return (
    <FormField label={t('opinions.value')}>
      {(ids) =>
        kind === 'note' ? (
          <textarea {...ids} className="input" rows={3} maxLength={5000} required value={value} onChange={change} />
        ) : (
          <select {...ids} className="input" value={value} onChange={change}>
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {words(kind, choice)}
              </option>
            ))}
          </select>
        )
      }
    </FormField>
  )
}
