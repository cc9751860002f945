import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers } from '../../../api/client.js'
import { CopyText } from '../../../parts/copy-text.js'
import { Dialog, DialogActions } from '../../../parts/dialog.js'
import { FormField, SelectField } from '../../../parts/fields.js'
import { ErrorNotice } from '../../../parts/states.js'
import { useSession } from '../../../shell/session.js'

const lifetimesDays = [7, 30, 90, 180, 365]

/** Makes an API key for this workspace with some of one's own rights; shows it this once. */
export function CreateKey({ workspace, onClose }: { readonly workspace: string; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [days, setDays] = useState(90)
  const [rights, setRights] = useState<readonly string[]>([])
  const [isTried, setTried] = useState(false)
  const create = useMutation({
    mutationFn: () => client.send('keys.create', { workspace, name: name.trim(), permissions: [...rights], days }),
    onSuccess: () => void forgetAnswers(),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (rights.length > 0) create.mutate()
  }
  if (create.data) return <MadeKey name={name} secret={create.data.key} onClose={onClose} />
  return (
    <Dialog title={t('ownAccount.keys.create')} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <FormField label={t('ownAccount.keys.name')} hint={t('ownAccount.keys.nameHint')}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              required
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </FormField>
        <SelectField
          label={t('ownAccount.keys.lifetime')}
          value={String(days)}
          options={lifetimesDays.map((count) => ({
            value: String(count),
            label: t('ownAccount.keys.days', { count }),
          }))}
          onChange={(value) => setDays(Number(value))}
        />
        <RightChoices workspace={workspace} chosen={rights} onChange={setRights} />
        {isTried && rights.length === 0 && (
          <p className="field-error" role="alert">
            <span aria-hidden="true">■ </span>
            {t('ownAccount.keys.noRight')}
          </p>
        )}
        {create.error && <ErrorNotice error={create.error} />}
        <DialogActions>
          <button type="button" className="button" onClick={onClose}>
            {t('states.cancel')}
          </button>
          <button type="submit" className="button" data-kind="primary" disabled={create.isPending}>
            {t('ownAccount.keys.create')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

type ChoicesProps = {
  readonly workspace: string
  readonly chosen: readonly string[]
  readonly onChange: (rights: readonly string[]) => void
}

function RightChoices({ workspace, chosen, onChange }: ChoicesProps) {
  const { t } = useTranslation()
  const place = useSession()?.workspaces.find((each) => each.workspace === workspace)
  const own = (place?.permissions ?? []).filter((right) => right !== 'public' && right !== 'self')
  const toggle = (right: string) =>
    onChange(chosen.includes(right) ? chosen.filter((each) => each !== right) : [...chosen, right])
  return (
    <fieldset className="stack-tight">
      <legend className="field-label">{t('ownAccount.keys.rights')}</legend>
      <div className="right-choices">
        {own.map((right) => (
          <label key={right}>
            <input type="checkbox" checked={chosen.includes(right)} onChange={() => toggle(right)} />
            <span>{t(`rights.${right.replace(':', '-')}` as 'rights.metrics-read')}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

type MadeProps = { readonly name: string; readonly secret: string; readonly onClose: () => void }

function MadeKey({ name, secret, onClose }: MadeProps) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('ownAccount.keys.made', { name })} onClose={onClose}>
      <CopyText label={t('ownAccount.keys.secret')} hint={t('ownAccount.keys.secretHint')} text={secret} />
      <DialogActions>
        <button type="button" className="button" data-kind="primary" onClick={onClose}>
          {t('states.close')}
        </button>
      </DialogActions>
    </Dialog>
  )
}
