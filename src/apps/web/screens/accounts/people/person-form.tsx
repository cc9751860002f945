import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, useAsk } from '../../../api/client.js'
import { Dialog, DialogActions } from '../../../parts/dialog.js'
import { FormField } from '../../../parts/fields.js'
import { ErrorNotice } from '../../../parts/states.js'
import { useSend } from '../send-change.js'
import type { Person } from './person.js'

type Props = {
  readonly workspace: string
  readonly account: string
  /** Who is changed; somebody is added without it. */
  readonly person?: Person
  readonly onClose: () => void
}

const texts = ['name', 'title', 'email'] as const

/** Adds a person, or changes one: refused where somebody else changed the same meanwhile. */
export function PersonForm({ workspace, account, person, onClose }: Props) {
  const { t } = useTranslation()
  const units = useAsk('accounts.show', { workspace, account }).data?.units ?? []
  const [draft, setDraft] = useState({
    name: person?.name ?? '',
    title: person?.title ?? '',
    email: person?.email ?? '',
    unit: person?.unit ?? '',
    roles: person?.roles.join('; ') ?? '',
    leftOn: person?.leftOn ?? '',
    placeholder: person?.placeholder ?? false,
  })
  const save = useSave({ workspace, account, person, onClose })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(draft)
  }
  const field = (name: Text) => ({
    value: draft[name],
    className: 'input',
    maxLength: 500,
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [name]: event.target.value }),
  })
  return (
    <Dialog title={person ? t('people.editOf', { name: person.name ?? '' }) : t('people.add')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {texts.map((name) => (
          <FormField key={name} label={t(`people.${name}`)}>
            {(ids) => <input {...ids} {...field(name)} required={name === 'name'} />}
          </FormField>
        ))}
        <FormField label={t('people.roles')} hint={t('people.rolesHint')}>
          {(ids) => <input {...ids} {...field('roles')} />}
        </FormField>
        {units.length > 0 && (
          <FormField label={t('people.unit')}>
            {(ids) => (
              <select {...ids} {...field('unit')}>
                <option value="">{t('people.noUnit')}</option>
                {units.map(({ ref, name }) => (
                  <option key={ref} value={ref}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </FormField>
        )}
        <label className="cluster">
          <input
            type="checkbox"
            checked={draft.placeholder}
            onChange={(event) => setDraft({ ...draft, placeholder: event.target.checked })}
          />
          {t('people.placeholderHint')}
        </label>
        {person && (
          <FormField label={t('people.leftOn')}>
            {(ids) => <input {...ids} {...field('leftOn')} type="date" />}
          </FormField>
        )}
        {save.error && <ErrorNotice error={save.error} />}
        <DialogActions>
          <button type="button" className="button" onClick={onClose}>
            {t('states.cancel')}
          </button>
          <button type="submit" className="button" data-kind="primary" disabled={save.isPending}>
            {t('people.save')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

type Text = 'name' | 'title' | 'email' | 'unit' | 'roles' | 'leftOn'
type Draft = Record<Text, string> & { readonly placeholder: boolean }

function useSave({ workspace, account, person, onClose }: Props) {
  const { t } = useTranslation()
  const send = useSend(workspace)
  return useMutation({
    mutationFn: ({ roles, ...draft }: Draft) => {
      const parts = roles.split(';').map((role) => role.trim())
      const content = { workspace, ...draft, roles: parts.filter((role) => role !== '') }
      if (!person) return send(t('people.added', draft), () => client.send('people.create', { ...content, account }))
      const { ref, version } = person
      return send(t('people.changed', draft), () => client.send('people.change', { ...content, person: ref, version }))
    },
    onSuccess: onClose,
  })
}
