import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers, Problem } from '../../api/client.js'
import { localeOf } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { Dialog, DialogActions } from '../../parts/dialog.js'
import { FormField } from '../../parts/fields.js'
import { ErrorNotice } from '../../parts/states.js'

/** Asks for the three things that a workspace needs, and opens it at the upload. */
export function CreateWorkspace({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [currency, setCurrency] = useState('EUR')
  const [start, setStart] = useState(1)
  const create = useMutation({
    mutationFn: () => client.send('workspaces.create', { name, currency, fiscalYearStart: start }),
    onSuccess: async (made) => {
      await forgetAnswers()
      await navigate({ to: '/w/$workspace/data/upload', params: { workspace: made.name } })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate()
  }
  const problem = create.error instanceof Problem ? create.error : undefined
  const nameError = problem?.kind === 'name-taken' ? t('workspaces.nameTaken') : errorAt(problem, 'name')
  return (
    <Dialog title={t('workspaces.create')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <FormField label={t('workspaces.name')} hint={t('workspaces.nameHint')} error={nameError}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              required
              maxLength={100}
              value={name}
              onChange={(e) => setName(e.target.value)}
            />
          )}
        </FormField>
        <FormField
          label={t('workspaces.currency')}
          hint={t('workspaces.currencyHint')}
          error={errorAt(problem, 'currency')}
        >
          {(ids) => <CurrencyList {...ids} value={currency} onChange={setCurrency} />}
        </FormField>
        <FormField label={t('workspaces.fiscalYearStart')}>
          {(ids) => <MonthNames {...ids} value={start} onChange={setStart} />}
        </FormField>
        {problem && !nameError && problem.fields.length === 0 && <ErrorNotice error={problem} />}
        <DialogActions>
          <button type="button" className="button" onClick={onClose}>
            {t('states.cancel')}
          </button>
          <button type="submit" className="button" data-kind="primary" disabled={create.isPending}>
            {t('workspaces.create')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

type Ids = { id: string; 'aria-describedby': string; 'aria-invalid': boolean }

function CurrencyList({ value, onChange, ...ids }: Ids & { value: string; onChange: (code: string) => void }) {
  const language = useLanguage()
  const names = new Intl.DisplayNames([localeOf(language)], { type: 'currency' })
  return (
    <select {...ids} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
      {Intl.supportedValuesOf('currency').map((code) => (
        <option key={code} value={code}>
          {`${code} · ${names.of(code)}`}
        </option>
      ))}
    </select>
  )
}

function MonthNames({ value, onChange, ...ids }: Ids & { value: number; onChange: (month: number) => void }) {
  const language = useLanguage()
  const format = new Intl.DateTimeFormat(localeOf(language), { month: 'long', timeZone: 'UTC' })
  return (
    <select {...ids} className="input" value={value} onChange={(event) => onChange(Number(event.target.value))}>
      {Array.from({ length: 12 }, (_, month) => (
        <option key={format.format(Date.UTC(2024, month, 1))} value={month + 1}>
          {format.format(Date.UTC(2024, month, 1))}
        </option>
      ))}
    </select>
  )
}

/** What the server says about one field. */
function errorAt(problem: Problem | undefined, field: string): string | undefined {
  return problem?.fields.find(({ pointer }) => pointer === `#/${field}`)?.detail
}
