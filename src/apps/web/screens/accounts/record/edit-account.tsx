import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers, Problem, useAsk } from '../../../api/client.js'
import { FormField } from '../../../parts/fields.js'
import { ErrorNotice } from '../../../parts/states.js'
import { useUndo } from '../../../shell/toasts.js'
import { useDimensions } from '../list/ask-accounts.js'
import { fieldOfConflict } from '../send-change.js'
import { BecauseField, fromOf, type Since, SinceField } from '../since-field.js'
import type { Account } from './ask-account.js'
import { Conflicts } from './conflicts.js'
import { type Draft, fieldsOf, sendDraft } from './draft.js'

type Props = { readonly workspace: string; readonly account: Account; readonly onClose: () => void }

/** Changes what is known of an account, where it stands. What others changed meanwhile is shown beside one's own. */
export function EditAccount({ workspace, account, onClose }: Props) {
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  const [draft, setDraft] = useState<Draft>({})
  const [since, setSince] = useState<Since>({ kind: 'today' })
  const [because, setBecause] = useState('')
  const fields = fieldsOf(account, useDimensions(workspace), t)
  const state = useAsk('ledger.state', { workspace })
  const today = state.data?.today ?? new Date().toISOString().slice(0, 10)
  const { save, conflicts, settle } = useSave({ workspace, account }, onClose)
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select')?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ draft, from: fromOf(since, today), because: because.trim() || undefined })
  }
  const change = (id: string, value: string | undefined) =>
    setDraft(({ [id]: _, ...others }) => (value === undefined ? others : { ...others, [id]: value }))
  return (
    <form
      ref={form}
      className="stack edit-account"
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className="form-pairs">
        {fields.map((field) => (
          <FormField key={field.id} label={field.title}>
            {(ids) => <Value ids={ids} field={field} value={draft[field.id] ?? field.value} onChange={change} />}
          </FormField>
        ))}
      </div>
      <SinceField value={since} today={today} onChange={setSince} />
      <BecauseField value={because} onChange={setBecause} />
      <Conflicts
        conflicts={conflicts}
        titleOf={(id) => fields.find((field) => field.id === id)?.title ?? id}
        onChoose={(id, isMine) => {
          if (!isMine) change(id, undefined)
          settle(id)
        }}
      />
      {save.error && conflicts.length === 0 && !isConflict(save.error) && <ErrorNotice error={save.error} />}
      <div className="cluster">
        <button
          type="submit"
          className="button"
          data-kind="primary"
          disabled={save.isPending || conflicts.length > 0 || Object.keys(draft).length === 0}
        >
          {t('account.save')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('states.cancel')}
        </button>
      </div>
    </form>
  )
}

function isConflict(error: unknown): error is Problem {
  return error instanceof Problem && error.conflicts.length > 0
}

// After a conflict the account is read again: the next save is checked against what stands there now.
function useSave({ workspace, account }: Pick<Props, 'workspace' | 'account'>, onDone: () => void) {
  const { t } = useTranslation()
  const offerUndo = useUndo(workspace)
  const [version, setVersion] = useState(account.version)
  const [conflicts, setConflicts] = useState<Problem['conflicts']>([])
  const save = useMutation({
    mutationFn: (change: { readonly draft: Draft; readonly from?: string; readonly because?: string }) =>
      sendDraft({ workspace, account: account.ref, version, ...change }),
    onSuccess: (changeIds) => {
      onDone()
      void forgetAnswers()
      if (changeIds.length === 0) return
      offerUndo(t('account.saved', { name: account.name }), async () => {
        for (const id of changeIds.toReversed()) await client.send('changes.undo', { workspace, id })
        await forgetAnswers()
      })
    },
    onError: async (error) => {
      if (!isConflict(error)) return
      setConflicts(error.conflicts.map((each) => ({ ...each, field: fieldOfConflict(each.field) })))
      const fresh = await client.read('accounts.show', { workspace, account: account.ref })
      setVersion(fresh.version)
      void forgetAnswers()
    },
  })
  const settle = (id: string) => setConflicts((left) => left.filter(({ field }) => field !== id))
  return { save, conflicts, settle }
}

type ValueProps = {
  readonly ids: { readonly id: string; readonly 'aria-describedby': string; readonly 'aria-invalid': boolean }
  readonly field: ReturnType<typeof fieldsOf>[number]
  readonly value: string
  readonly onChange: (id: string, value: string | undefined) => void
}

function Value({ ids, field, value, onChange }: ValueProps) {
  const { t } = useTranslation()
  const change = (written: string) => onChange(field.id, written === field.value ? undefined : written)
  if (!field.segments) {
    return (
      <input
        {...ids}
        className="input"
        required={field.id === 'name'}
        maxLength={500}
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    )
  }
  return (
    <select {...ids} className="input" value={value} onChange={(event) => change(event.target.value)}>
      <option value="">{t('accounts.blank')}</option>
      {field.segments.map((segment) => (
        <option key={segment}>{segment}</option>
      ))}
    </select>
  )
}
