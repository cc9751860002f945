import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, useAsk } from '../../../api/client.js'
import { Dialog, DialogActions } from '../../../parts/dialog.js'
import { FormField } from '../../../parts/fields.js'
import { ErrorNotice } from '../../../parts/states.js'
import { useSend } from '../send-change.js'
import type { Opportunity } from './opportunity.js'

type Props = {
  readonly workspace: string
  readonly account: string
  /** What is changed; one is added without it. */
  readonly opportunity?: Opportunity
  readonly onClose: () => void
}

/** Adds an open opportunity to an account, or changes one: refused where somebody else changed the same meanwhile. */
export function OpportunityForm({ workspace, account, opportunity, onClose }: Props) {
  const { t } = useTranslation()
  const units = useAsk('accounts.show', { workspace, account }).data?.units ?? []
  const reporting = useAsk('ledger.account', { workspace, account }).data?.currency
  const [draft, setDraft] = useState<Draft>(() => draftOf(opportunity))
  const save = useSave({ workspace, account, opportunity, onClose })
  const isAmount = /^(\d{1,15}(\.\d{1,6})?)?$/.test(draft.amount.trim())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isAmount) save.mutate(draft)
  }
  const field = (name: keyof Draft) => ({
    value: draft[name],
    className: 'input',
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [name]: event.target.value }),
  })
  const currency = opportunity?.currency ?? reporting
  return (
    <Dialog
      title={opportunity ? t('opportunities.editOf', { name: opportunity.name }) : t('opportunities.add')}
      onClose={onClose}
    >
      <form className="stack" onSubmit={submit}>
        <FormField label={t('opportunities.name')}>
          {(ids) => <input {...ids} required maxLength={500} {...field('name')} />}
        </FormField>
        <FormField label={t('opportunities.type')} hint={t('opportunities.typeHint')}>
          {(ids) => <input {...ids} maxLength={500} {...field('type')} />}
        </FormField>
        {units.length > 0 && (
          <FormField label={t('opportunities.unit')}>
            {(ids) => (
              <select {...ids} {...field('unit')}>
                <option value="">{t('opportunities.noUnit')}</option>
                {units.map(({ ref, name }) => (
                  <option key={ref} value={ref}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </FormField>
        )}
        <FormField
          label={t('opportunities.amount')}
          hint={currency && t('opportunities.amountHint', { currency })}
          error={isAmount ? undefined : t('opportunities.amountWrong')}
        >
          {(ids) => <input {...ids} inputMode="decimal" {...field('amount')} />}
        </FormField>
        {(['stage', 'owner'] as const).map((name) => (
          <FormField key={name} label={t(`opportunities.${name}`)}>
            {(ids) => <input {...ids} maxLength={500} {...field(name)} />}
          </FormField>
        ))}
        {(['createdDay', 'expectedCloseDay'] as const).map((name) => (
          <FormField key={name} label={t(`opportunities.${name}`)}>
            {(ids) => <input {...ids} type="date" {...field(name)} />}
          </FormField>
        ))}
        {save.error && <ErrorNotice error={save.error} />}
        <DialogActions>
          <button type="button" className="button" onClick={onClose}>
            {t('states.cancel')}
          </button>
          <button type="submit" className="button" data-kind="primary" disabled={save.isPending}>
            {t('opportunities.save')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

const names = ['name', 'type', 'unit', 'amount', 'stage', 'owner', 'createdDay', 'expectedCloseDay'] as const
type Draft = Record<(typeof names)[number], string>

function draftOf(opportunity: Opportunity | undefined): Draft {
  return Object.fromEntries(names.map((name) => [name, opportunity?.[name] ?? ''])) as Draft
}

function useSave({ workspace, account, opportunity, onClose }: Props) {
  const { t } = useTranslation()
  const send = useSend(workspace)
  return useMutation({
    mutationFn: (draft: Draft) => {
      const before = draftOf(opportunity)
      const changed = names.filter((name) => draft[name] !== before[name])
      const content: Partial<Draft> = Object.fromEntries(changed.map((name) => [name, draft[name].trim()]))
      if (!opportunity)
        return send(t('opportunities.added', draft), () =>
          client.send('opportunities.create', { workspace, account, ...content, name: draft.name.trim() }),
        )
      const { ref, version } = opportunity
      return send(t('opportunities.changed', draft), () =>
        client.send('opportunities.change', { workspace, opportunity: ref, version, ...content }),
      )
    },
    onSuccess: onClose,
  })
}
