import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog, DialogActions } from '../../../parts/dialog.js'
import { FormField } from '../../../parts/fields.js'
import { Menu } from '../../../parts/menu.js'
import { ErrorNotice } from '../../../parts/states.js'
import { accountAttributes } from '../../../search/accounts-search.js'
import { type Field, sendChange, useSend } from '../send-change.js'
import { BecauseField, fromOf, type Since, SinceField } from '../since-field.js'
import type { AccountRow, Dimension } from './account-row.js'
import { suggestionsId } from './attribute-cell.js'

type Props = {
  readonly workspace: string
  readonly rows: readonly AccountRow[]
  readonly dimensions: readonly Dimension[]
  readonly today: string
  readonly onDone: () => void
}

type Target = { readonly field: Field; readonly title: string }

/** What can be done with the chosen accounts: one value for all of them, taken back as one. */
export function BulkActs(props: Props) {
  const { t } = useTranslation()
  const [target, setTarget] = useState<Target>()
  const targets: Target[] = [
    ...(['owner', 'segment'] as const).map((field) => ({ field, title: t(`groupings.${field}`) })),
    ...props.dimensions.map(({ name }) => ({ field: `own.${name}` as const, title: name })),
    ...accountAttributes
      .filter((field) => field !== 'owner' && field !== 'segment')
      .map((field) => ({ field, title: t(`groupings.${field}`) })),
  ]
  return (
    <>
      <Menu
        label={t('bulk.change')}
        button={t('bulk.change')}
        look="small"
        choices={targets.map((each) => ({ id: each.field, text: each.title, run: () => setTarget(each) }))}
      />
      <button type="button" className="button" data-size="small" onClick={props.onDone}>
        {t('bulk.none')}
      </button>
      {target && <BulkChange {...props} target={target} onClose={() => setTarget(undefined)} />}
    </>
  )
}

function BulkChange(props: Props & { readonly target: Target; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { workspace, rows, target, today, onClose } = props
  const [value, setValue] = useState('')
  const [since, setSince] = useState<Since>({ kind: 'today' })
  const [because, setBecause] = useState('')
  const send = useSend(workspace)
  const save = useMutation({
    mutationFn: () =>
      send(t('bulk.done', { count: rows.length, field: target.title, value: value || t('accounts.blank') }), () =>
        sendChange(workspace, {
          accounts: rows.map((row) => row.account),
          field: target.field,
          value: value.trim(),
          from: fromOf(since, today),
          because: because.trim() || undefined,
        }),
      ),
    onSuccess: () => {
      onClose()
      props.onDone()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const segments = props.dimensions.find(({ name }) => target.field === `own.${name}`)?.segments
  return (
    <Dialog title={t('bulk.title', { count: rows.length, field: target.title })} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <FormField label={target.title} hint={t('bulk.blankHint')}>
          {(ids) => <ValueField ids={ids} field={target.field} segments={segments} value={value} onChange={setValue} />}
        </FormField>
        <SinceField value={since} today={today} onChange={setSince} />
        <BecauseField value={because} onChange={setBecause} />
        {save.error && <ErrorNotice error={save.error} />}
        <DialogActions>
          <button type="button" className="button" onClick={onClose}>
            {t('states.cancel')}
          </button>
          <button type="submit" className="button" data-kind="primary" disabled={save.isPending}>
            {t('bulk.save', { count: rows.length })}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

function ValueField(props: {
  readonly ids: { readonly id: string; readonly 'aria-describedby': string; readonly 'aria-invalid': boolean }
  readonly field: Field
  /** Of an own dimension: one of these. */
  readonly segments: readonly string[] | undefined
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const { t } = useTranslation()
  const { ids, field, segments, value, onChange } = props
  if (!segments) {
    return (
      <input
        {...ids}
        className="input"
        list={suggestionsId(field)}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  }
  return (
    <select {...ids} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t('accounts.blank')}</option>
      {segments.map((segment) => (
        <option key={segment}>{segment}</option>
      ))}
    </select>
  )
}
