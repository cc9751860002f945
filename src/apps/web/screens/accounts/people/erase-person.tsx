import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers, type Output } from '../../../api/client.js'
import { Dialog, DialogActions } from '../../../parts/dialog.js'
import { FormField } from '../../../parts/fields.js'
import { Answer, ErrorNotice, Skeleton } from '../../../parts/states.js'
import { tell } from '../../../shell/toasts.js'
import type { Person } from './person.js'

type Props = { readonly workspace: string; readonly person: Person; readonly onClose: () => void }

/** Erases a person for good, after it was shown what goes and the name was written once more. */
export function ErasePerson({ workspace, person, onClose }: Props) {
  const { t } = useTranslation()
  const [written, setWritten] = useState('')
  const name = person.name ?? person.ref
  const erase = useMutation({
    mutationFn: () => client.send('people.erase', { workspace, person: person.ref, confirm: written }),
    onSuccess: () => {
      onClose()
      tell(t('erase.done'))
      void forgetAnswers()
    },
  })
  const preview = useQuery({
    queryKey: ['erase-preview', workspace, person.ref],
    queryFn: () => client.send('people.erase', { workspace, person: person.ref }),
    staleTime: 0,
    // Of whom there is no more nothing can be told.
    enabled: erase.isIdle || erase.isError,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    erase.mutate()
  }
  const isConfirmed = written.trim().toLowerCase() === name.trim().toLowerCase()
  return (
    <Dialog title={t('erase.title', { name })} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p className="prose">{t('erase.hint')}</p>
        <Answer of={preview} waiting={<Skeleton lines={4} />}>
          {({ rows }) => <WhatGoes rows={rows} />}
        </Answer>
        <FormField label={t('erase.confirm', { name })}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              autoComplete="off"
              value={written}
              onChange={(event) => setWritten(event.target.value)}
            />
          )}
        </FormField>
        {erase.error && <ErrorNotice error={erase.error} />}
        <DialogActions>
          <button type="button" className="button" onClick={onClose}>
            {t('states.cancel')}
          </button>
          <button type="submit" className="button" data-kind="danger" disabled={!isConfirmed || erase.isPending}>
            {t('erase.button')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

const holdings = [
  'people',
  'opinions',
  'organisation',
  'ties',
  'touchpoints',
  'reviews',
  'imported-rows',
  'refused-rows',
  'jobs',
] as const

function WhatGoes({ rows }: { readonly rows: Output<'people.erase'>['rows'] }) {
  const { t } = useTranslation()
  const words = (name: string) => {
    const known = holdings.find((each) => each === name)
    return known ? t(`erase.holdings.${known}`) : name
  }
  return (
    <dl className="facts" aria-label={t('erase.what')}>
      {rows.map(({ holding, rows: count }) => (
        <div key={holding}>
          <dt>{words(holding)}</dt>
          <dd>{t('erase.rows', { count })}</dd>
        </div>
      ))}
    </dl>
  )
}
