import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, useAsk } from '../../../api/client.js'
import { formatDay } from '../../../format/dates.js'
import { useLanguage } from '../../../i18n/language.js'
import { Dialog, DialogActions } from '../../../parts/dialog.js'
import { FormField, SegmentsField } from '../../../parts/fields.js'
import { ErrorNotice } from '../../../parts/states.js'
import { teams } from '../../../search/accounts-search.js'
import { useMay } from '../../../shell/session.js'
import { today } from '../people/person.js'
import { useSend } from '../send-change.js'
import { directions, purposes, type Touchpoint } from './touchpoint.js'

type Props = {
  readonly workspace: string
  readonly account: string
  /** What is changed; one is added without it. */
  readonly touchpoint?: Touchpoint | undefined
  readonly onClose: () => void
}

const texts = ['subject', 'channel', 'campaign', 'by'] as const

/** Records a contact with an account, or changes one: refused where somebody else changed the same meanwhile. */
export function TouchpointForm({ workspace, account, touchpoint, onClose }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [draft, setDraft] = useState<Draft>(() => draftOf(touchpoint))
  const save = useSave({ workspace, account, touchpoint, onClose })
  const people = usePeople(workspace, account)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(draft)
  }
  const change = (name: keyof Draft) => (value: string) => setDraft({ ...draft, [name]: value })
  const field = (name: keyof Draft) => ({
    value: draft[name],
    className: 'input',
    onChange: (event: { target: { value: string } }) => change(name)(event.target.value),
  })
  const title = touchpoint
    ? t('touchpoints.editOf', { day: formatDay(language, touchpoint.day) })
    : t('touchpoints.add')
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <FormField label={t('touchpoints.day')}>
          {(ids) => <input {...ids} type="date" required max={today()} {...field('day')} />}
        </FormField>
        {people && (
          <FormField label={t('touchpoints.person')}>
            {(ids) => (
              <select {...ids} {...field('person')}>
                <option value="">{t('touchpoints.noPerson')}</option>
                {people.map(({ ref, name }) => (
                  <option key={ref} value={ref}>
                    {name ?? ref}
                  </option>
                ))}
              </select>
            )}
          </FormField>
        )}
        <SegmentsField
          label={t('touchpoints.team')}
          value={draft.team}
          options={teams.map((value) => ({ value, label: t(`touchpoints.teams.${value}`) }))}
          onChange={change('team')}
        />
        <SegmentsField
          label={t('touchpoints.direction')}
          value={draft.direction}
          options={directions.map((value) => ({ value, label: t(`touchpoints.directions.${value}`) }))}
          onChange={change('direction')}
        />
        <FormField label={t('touchpoints.kind')} hint={t('touchpoints.kindHint')}>
          {(ids) => <input {...ids} maxLength={500} {...field('kind')} />}
        </FormField>
        <FormField label={t('touchpoints.purpose')}>
          {(ids) => (
            <select {...ids} {...field('purpose')}>
              {!touchpoint && <option value="">{t('touchpoints.byTeam')}</option>}
              {purposes.map((purpose) => (
                <option key={purpose} value={purpose}>
                  {t(`touchpoints.purposes.${purpose}`)}
                </option>
              ))}
            </select>
          )}
        </FormField>
        {texts.map((name) => (
          <FormField key={name} label={t(`touchpoints.${name}`)}>
            {(ids) => <input {...ids} maxLength={500} {...field(name)} />}
          </FormField>
        ))}
        {save.error && <ErrorNotice error={save.error} />}
        <DialogActions>
          <button type="button" className="button" onClick={onClose}>
            {t('states.cancel')}
          </button>
          <button type="submit" className="button" data-kind="primary" disabled={save.isPending}>
            {t('touchpoints.save')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

const peopleMax = 500

function usePeople(workspace: string, account: string) {
  const mayRead = useMay()(workspace, 'people.list')
  const { data } = useAsk('people.list', { workspace, account, limit: peopleMax }, { enabled: mayRead })
  return mayRead ? (data?.rows ?? []) : undefined
}

const names = ['day', 'person', 'team', 'direction', 'purpose', 'kind', 'channel', 'campaign', 'subject', 'by'] as const
type Draft = Record<(typeof names)[number], string>

function draftOf(touchpoint: Touchpoint | undefined): Draft {
  const blank: Partial<Draft> = { day: today(), team: 'service', direction: 'out' }
  return Object.fromEntries(names.map((name) => [name, (touchpoint ?? blank)[name] ?? ''])) as Draft
}

function useSave({ workspace, account, touchpoint, onClose }: Props) {
  const { t } = useTranslation()
  const send = useSend(workspace)
  return useMutation({
    mutationFn: (draft: Draft) => {
      // Only what was changed is sent: what follows from team and direction goes on following.
      const before = touchpoint ? draftOf(touchpoint) : undefined
      const changed = names.filter((name) => (before ? draft[name] !== before[name] : draft[name] !== ''))
      const content = Object.fromEntries(changed.map((name) => [name, draft[name]])) as Partial<Stated>
      if (!touchpoint)
        return send(t('touchpoints.saved'), () => client.send('touchpoints.record', { workspace, account, ...content }))
      const { ref, version } = touchpoint
      return send(t('touchpoints.changed'), () =>
        client.send('touchpoints.change', { workspace, touchpoint: ref, version, ...content }),
      )
    },
    onSuccess: onClose,
  })
}

type Stated = Draft & Pick<Touchpoint, 'team' | 'direction' | 'purpose'>
