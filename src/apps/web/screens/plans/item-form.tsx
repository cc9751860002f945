import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { functions, type ItemKindName, itemKind } from '#plans'
import { client, forgetAnswers, type Problem } from '../../api/client.js'
import { Dialog, DialogActions } from '../../parts/dialog.js'
import { FormField } from '../../parts/fields.js'
import { ErrorNotice } from '../../parts/states.js'
import { Conflicts } from '../accounts/record/conflicts.js'
import { useSend } from '../accounts/send-change.js'
import { EntryField } from './entry-field.js'
import { isConflict } from './item-row.js'
import { changedIn, draftOf, entriesOf, type Given, type Item, inputOf } from './plan.js'
import { usePlanPlace } from './plan-place.js'
import { usePlanWords } from './plan-words.js'

type Props = {
  readonly kind: ItemKindName
  /** What is changed; something is added without it. */
  readonly item?: Item
  /** What the fields begin with instead of what stands there. */
  readonly given?: Given
  readonly onClose: () => void
}

/** Adds an item of any kind to the plan, or changes one: what it asks for follows from what the kind has. */
export function ItemForm({ kind, item, given = {}, onClose }: Props) {
  const { t } = useTranslation()
  const words = usePlanWords()
  const stood = item ? draftOf(item) : {}
  const [draft, setDraft] = useState<Given>({ ...stood, ...given })
  const { save, remove, conflicts, settle } = useSave({ kind, item, onClose })
  const entries = entriesOf(kind, functions)
  const first = entries.find(({ id, isNeeded }) => given[id] === '' || (!item && isNeeded && !draft[id]))?.id
  const change = (id: string, value: string) => setDraft((now) => ({ ...now, [id]: value }))
  const form = useRef<HTMLFormElement>(null)
  // After the dialog, which gives the focus to its first field.
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-first=true]')?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(item ? changedIn(draft, stood) : draft)
  }
  const title = item ? t('planForm.edit', { kind: words.kind(kind) }) : t('planForm.add', { kind: words.kind(kind) })
  const error = save.error ?? remove.error
  return (
    <Dialog title={title} onClose={onClose}>
      <form ref={form} className="stack" onSubmit={submit}>
        <StateField kind={kind} value={draft.state} onChange={(state) => change('state', state)} />
        <div className="plan-fields">
          {entries.map((entry) => (
            <EntryField
              key={entry.id}
              kind={kind}
              entry={entry}
              value={draft[entry.id] ?? ''}
              isFirst={entry.id === first}
              onChange={(value) => change(entry.id, value)}
            />
          ))}
        </div>
        <Conflicts
          conflicts={conflicts}
          titleOf={(field) => words.field(kind, field)}
          onChoose={(field, isMine) => {
            if (!isMine) change(field, conflicts.find((each) => each.field === field)?.theirs ?? '')
            settle(field)
          }}
        />
        {error && conflicts.length === 0 && !isConflict(error) && <ErrorNotice error={error} />}
        <DialogActions>
          {item && (
            <button type="button" className="button plan-remove" data-kind="danger" onClick={() => remove.mutate()}>
              {t('planForm.remove')}
            </button>
          )}
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

type StateProps = {
  readonly kind: ItemKindName
  readonly value: string | undefined
  readonly onChange: (state: string) => void
}

function StateField({ kind, value, onChange }: StateProps) {
  const words = usePlanWords()
  const states: readonly string[] = itemKind(kind).states
  if (states.length < 2) return null
  return (
    <FormField label={words.field(kind, 'state')}>
      {(ids) => (
        <select
          {...ids}
          className="input"
          value={value || states[0]}
          onChange={(event) => onChange(event.target.value)}
        >
          {states.map((state) => (
            <option key={state} value={state}>
              {words.state(kind, state)}
            </option>
          ))}
        </select>
      )}
    </FormField>
  )
}

// After a conflict the plan is read again: the next save is checked against what stands there now.
function useSave({ kind, item, onClose }: Props) {
  const { t } = useTranslation()
  const words = usePlanWords()
  const { workspace, account, itemName } = usePlanPlace()
  const send = useSend(workspace)
  const [version, setVersion] = useState(item?.version)
  const [conflicts, setConflicts] = useState<Problem['conflicts']>([])
  const save = useMutation({
    mutationFn: (draft: Given) => {
      const name = draft.title || (item ? itemName(item) : words.kind(kind))
      const input = inputOf(draft)
      if (item) {
        return send(t('planForm.changed', { name }), () =>
          client.send('plan-items.change', { workspace, item: item.ref, ...input, version }),
        )
      }
      return send(t('planForm.added', { name }), () =>
        client.send('plan-items.add', { workspace, account, kind, ...input }),
      )
    },
    onSuccess: onClose,
    onError: async (error) => {
      if (!item || !isConflict(error)) return
      setConflicts(error.conflicts)
      const fresh = await client.read('plans.show', { workspace, account })
      setVersion(fresh.items.find(({ ref }) => ref === item.ref)?.version)
      void forgetAnswers()
    },
  })
  const remove = useMutation({
    mutationFn: () =>
      send(t('planForm.removed', { name: item ? itemName(item) : '' }), () =>
        client.send('plan-items.remove', { workspace, item: item?.ref ?? '' }),
      ),
    onSuccess: onClose,
  })
  const settle = (field: string) => setConflicts((left) => left.filter((each) => each.field !== field))
  return { save, remove, conflicts, settle }
}
