import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers, type Input, useAsk } from '../../api/client.js'
import { tell, useUndo } from '../../shell/toasts.js'
import { Dialog, DialogActions } from '../dialog.js'
import { FormField, SelectField } from '../fields.js'
import { ErrorNotice } from '../states.js'
import type { View } from './view.js'

const scopes = ['private', 'team', 'workspace'] as const
type Scope = (typeof scopes)[number]

/** Keeps the screen as it is now under a name; a name of one's own that is there already is saved over. */
export function SaveView(props: { readonly workspace: string; readonly screen: string; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { workspace, screen } = props
  const [name, setName] = useState('')
  const [scope, setScope] = useState<Scope>('private')
  const { data } = useAsk('views.list', { workspace, screen })
  const same = data?.rows.find((view) => view.name === name.trim())
  const save = useSave(workspace, same, props.onClose)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ workspace, screen, name, scope, address: location.search })
  }
  return (
    <Dialog title={t('savedViews.save')} onClose={props.onClose}>
      <form className="stack" onSubmit={submit}>
        <FormField label={t('savedViews.name')}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              required
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </FormField>
        <SelectField
          label={t('savedViews.scope')}
          value={scope}
          options={scopes.map((each) => ({ value: each, label: t(`savedViews.scopes.${each}`) }))}
          onChange={(value) => setScope(scopes.find((each) => each === value) ?? 'private')}
        />
        {save.error && <ErrorNotice error={save.error} />}
        <DialogActions>
          <button type="button" className="button" onClick={props.onClose}>
            {t('states.cancel')}
          </button>
          <button type="submit" className="button" data-kind="primary" disabled={save.isPending}>
            {same ? t('savedViews.update', { name: same.name }) : t('grid.save')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

// A new view can be taken back by deleting it; one that was saved over, by saving what it was.
function useSave(workspace: string, over: View | undefined, onDone: () => void) {
  const { t } = useTranslation()
  const offerUndo = useUndo()
  return useMutation({
    mutationFn: (input: Input<'views.save'>) =>
      client.send('views.save', over ? { ...input, id: over.id, version: over.version } : input),
    onSuccess: async (saved) => {
      onDone()
      await forgetAnswers()
      const undo = over
        ? () => client.send('views.save', { ...over, workspace, version: saved.version })
        : () => client.send('views.delete', { workspace, id: saved.id })
      offerUndo(t('savedViews.saved', { name: saved.name }), () => undo().then(forgetAnswers))
    },
    onError: () => tell(t('errors.kinds.conflict'), 'off'),
  })
}
