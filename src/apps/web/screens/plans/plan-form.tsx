import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { stages } from '#plans'
import { client, forgetAnswers, type Problem } from '../../api/client.js'
import { Dialog, DialogActions } from '../../parts/dialog.js'
import { FormField } from '../../parts/fields.js'
import { ErrorNotice } from '../../parts/states.js'
import { Conflicts } from '../accounts/record/conflicts.js'
import { useSend } from '../accounts/send-change.js'
import { isConflict } from './item-row.js'
import { changedIn, type Given } from './plan.js'
import { usePlanPlace } from './plan-place.js'
import { usePlanWords } from './plan-words.js'

const long = ['group1Message', 'group1View', 'group2Message', 'group2View', 'because', 'text'] as const
const names = ['owner', 'stage', 'cadenceDays', ...long] as const

type Props = { readonly title: string; readonly given?: Given; readonly onClose: () => void }

/** Changes what the plan itself says: who leads it, the stage, both messages with their points of view. */
export function PlanForm({ title, given = {}, onClose }: Props) {
  const { t } = useTranslation()
  const words = usePlanWords()
  const { shown } = usePlanPlace()
  const plan = shown.plan
  const stood: Given = Object.fromEntries(names.map((name) => [name, String(plan?.[name] ?? '')]))
  const begun = Object.fromEntries(Object.entries(given).filter(([name]) => name in stood))
  const [draft, setDraft] = useState<Given>({ ...stood, ...begun })
  const { save, conflicts, settle } = useSave(stood, onClose)
  const asked = Object.keys(begun)[0]
  const titleOf = (name: string) => words.field('plan', name in plainNames ? name : `attributes.${name}`)
  const change = (name: string, value: string) => setDraft((now) => ({ ...now, [name]: value }))
  const field = (name: (typeof names)[number]) => ({
    className: 'input',
    value: draft[name] ?? '',
    'data-first': name === asked,
    onChange: (event: { target: { value: string } }) => change(name, event.target.value),
  })
  const form = useRef<HTMLFormElement>(null)
  // After the dialog, which gives the focus to its first field.
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-first=true]')?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(draft)
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form ref={form} className="stack" onSubmit={submit}>
        <FormField label={t('planPage.owner')}>
          {(ids) => <input {...ids} {...field('owner')} maxLength={200} />}
        </FormField>
        <FormField label={titleOf('stage')}>
          {(ids) => (
            <select {...ids} {...field('stage')}>
              <option value="">{t('planForm.nothing')}</option>
              {stages.map((stage) => (
                <option key={stage} value={stage}>
                  {words.choice(stage)}
                </option>
              ))}
            </select>
          )}
        </FormField>
        <FormField label={titleOf('cadenceDays')}>
          {(ids) => <input {...ids} {...field('cadenceDays')} type="number" min={1} max={366} />}
        </FormField>
        {long.map((name) => (
          <FormField key={name} label={titleOf(name)}>
            {(ids) => <textarea {...ids} {...field(name)} className="input plan-text" maxLength={10_000} />}
          </FormField>
        ))}
        <Conflicts
          conflicts={conflicts}
          titleOf={titleOf}
          onChoose={(name, isMine) => {
            if (!isMine) change(name, conflicts.find((each) => each.field === name)?.theirs ?? '')
            settle(name)
          }}
        />
        {save.error && conflicts.length === 0 && !isConflict(save.error) && <ErrorNotice error={save.error} />}
        <DialogActions>
          <button type="button" className="button" onClick={onClose}>
            {t('states.cancel')}
          </button>
          <button
            type="submit"
            className="button"
            data-kind="primary"
            disabled={save.isPending || conflicts.length > 0}
          >
            {t('planForm.save')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

const plainNames = { owner: true, text: true, title: true }

function useSave(stood: Given, onClose: () => void) {
  const { t } = useTranslation()
  const { workspace, account, shown } = usePlanPlace()
  const send = useSend(workspace)
  const [version, setVersion] = useState(shown.plan?.version)
  const [conflicts, setConflicts] = useState<Problem['conflicts']>([])
  const save = useMutation({
    mutationFn: (draft: Given) => {
      const { cadenceDays, stage, ...texts } = changedIn(draft, stood)
      const chosen = stage === '' ? ('' as const) : stages.find((each) => each === stage)
      const days = cadenceDays ? Number(cadenceDays) : undefined
      const change = { workspace, account, version, ...texts, stage: chosen, cadenceDays: days }
      return send(t('planPage.changed'), () => client.send('plans.change', change))
    },
    onSuccess: onClose,
    onError: async (error) => {
      if (!isConflict(error)) return
      setConflicts(error.conflicts.map((each) => ({ ...each, field: each.field.replace(/^attributes\./, '') })))
      const fresh = await client.read('plans.show', { workspace, account })
      setVersion(fresh.plan?.version)
      void forgetAnswers()
    },
  })
  const settle = (field: string) => setConflicts((left) => left.filter((each) => each.field !== field))
  return { save, conflicts, settle }
}
