import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers, Problem } from '../../../api/client.js'
import { Dialog, DialogActions } from '../../../parts/dialog.js'
import { FormField } from '../../../parts/fields.js'
import { ErrorNotice } from '../../../parts/states.js'
import { tell } from '../../../shell/toasts.js'
import { type Draft, type DraftProblem, draftOf, problemsOf, switchesIn } from './policy-draft.js'
import type { PolicySet } from './policy-set.js'
import { SwitchFields } from './switch-fields.js'

type Props = {
  readonly workspace: string
  readonly act: 'create' | 'change'
  /** The set that it starts from, or the one that gets a new version. */
  readonly base: PolicySet
  readonly onClose: () => void
}

/** Makes an own policy set from another one, or a new version of an own one, always with a reason. */
export function PolicyEditor({ workspace, act, base, onClose }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<Draft>(() => draftOf(base, act))
  const [tried, setTried] = useState(false)
  const problems = tried ? problemsOf(draft) : []
  const save = useMutation({
    mutationFn: () => {
      const input = { workspace, name: draft.name.trim(), because: draft.because.trim(), ...switchesIn(draft) }
      return act === 'create'
        ? client.send('policies.create', { ...input, basedOn: base.key })
        : client.send('policies.change', input)
    },
    onSuccess: async (saved) => {
      await forgetAnswers()
      tell(t(act === 'create' ? 'policies.editor.created' : 'policies.editor.changed', saved))
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (problemsOf(draft).length === 0) save.mutate()
  }
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const says = (problem: DraftProblem) =>
    problems.includes(problem)
      ? t(`policies.editor.wrong.${problem === 'name' || problem === 'because' ? problem : 'days'}`)
      : undefined
  return (
    <Dialog title={t(`policies.editor.${act}`, { name: base.name })} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <p className="muted">{t(act === 'create' ? 'policies.editor.createHint' : 'policies.editor.changeHint')}</p>
        {act === 'create' && (
          <TextField
            label={t('policies.editor.name')}
            hint={t('policies.editor.nameHint')}
            error={says('name') ?? takenName(save.error)}
            value={draft.name}
            onChange={(name) => change({ name })}
          />
        )}
        <SwitchFields
          draft={draft}
          base={base.switches}
          errorOf={says}
          onChange={(switches) => change({ switches: { ...draft.switches, ...switches } })}
        />
        <TextField
          label={t('policies.editor.because')}
          hint={t('policies.editor.becauseHint')}
          error={says('because')}
          value={draft.because}
          onChange={(because) => change({ because })}
        />
        {save.error && !takenName(save.error) && <ErrorNotice error={save.error} />}
        <DialogActions>
          <button type="button" className="button" onClick={onClose}>
            {t('states.cancel')}
          </button>
          <button type="submit" className="button" data-kind="primary" disabled={save.isPending}>
            {t(act === 'create' ? 'policies.editor.save' : 'policies.editor.saveVersion')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

function takenName(error: unknown): string | undefined {
  return error instanceof Problem && error.kind === 'name-taken' ? error.message : undefined
}

function TextField(props: {
  readonly label: string
  readonly hint: string
  readonly error: string | undefined
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  return (
    <FormField label={props.label} hint={props.hint} error={props.error}>
      {(ids) => (
        <input
          {...ids}
          className="input"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </FormField>
  )
}
