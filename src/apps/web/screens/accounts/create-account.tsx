import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers, Problem } from '../../api/client.js'
import { Dialog, DialogActions } from '../../parts/dialog.js'
import { FormField } from '../../parts/fields.js'
import { ErrorNotice } from '../../parts/states.js'
import { accountAttributes } from '../../search/accounts-search.js'
import { useUndo } from '../../shell/toasts.js'
import { keyFrom } from './key-from.js'

type Draft = { readonly name: string; readonly ref?: string } & { readonly [Name in string]?: string }

/** Makes an account by hand; what is left blank can be filled in later. */
export function CreateAccount({ workspace, onClose }: { readonly workspace: string; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<Draft>({ name: '' })
  const create = useCreate(workspace, onClose)
  const ref = draft.ref ?? keyFrom(draft.name)
  const isTaken = create.error instanceof Problem && create.error.kind === 'name-taken'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate({ workspace, ...draft, name: draft.name.trim(), ref })
  }
  const field = (name: string) => ({
    value: draft[name] ?? '',
    className: 'input',
    maxLength: 500,
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [name]: event.target.value }),
  })
  return (
    <Dialog title={t('create.title')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <FormField label={t('accounts.name')}>{(ids) => <input {...ids} {...field('name')} required />}</FormField>
        <FormField label={t('accounts.ref')} hint={t('create.refHint')} error={isTaken && t('create.taken')}>
          {(ids) => <input {...ids} {...field('ref')} value={ref} required />}
        </FormField>
        <div className="form-pairs">
          {accountAttributes.map((name) => (
            <FormField key={name} label={t(`groupings.${name}`)}>
              {(ids) => <input {...ids} {...field(name)} />}
            </FormField>
          ))}
          <FormField label={t('accounts.parent')} hint={t('create.parentHint')}>
            {(ids) => <input {...ids} {...field('parent')} />}
          </FormField>
        </div>
        {create.error && !isTaken && <ErrorNotice error={create.error} />}
        <DialogActions>
          <button type="button" className="button" onClick={onClose}>
            {t('states.cancel')}
          </button>
          <button type="submit" className="button" data-kind="primary" disabled={create.isPending}>
            {t('create.save')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

function useCreate(workspace: string, onDone: () => void) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const offerUndo = useUndo(workspace)
  return useMutation({
    mutationFn: (account: { workspace: string; name: string; ref: string }) => client.send('accounts.create', account),
    onSuccess: async ({ ref, name, changeId }) => {
      onDone()
      void forgetAnswers()
      await navigate({ to: '/w/$workspace/accounts/$account', params: { workspace, account: ref } })
      offerUndo(t('create.done', { name }), async () => {
        await client.send('changes.undo', { workspace, id: changeId })
        await navigate({ to: '/w/$workspace/accounts', params: { workspace } })
        await forgetAnswers()
      })
    },
  })
}
