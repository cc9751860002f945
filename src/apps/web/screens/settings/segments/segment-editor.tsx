import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers, type Output } from '../../../api/client.js'
import { SegmentsField } from '../../../parts/fields.js'
import { ErrorNotice } from '../../../parts/states.js'
import { useUndo } from '../../../shell/toasts.js'
import { AccountPicker } from './account-picker.js'
import { FromField } from './from-field.js'
import { NameFields } from './name-fields.js'
import { RuleBuilder } from './rule-builder.js'
import { RulePreview } from './rule-preview.js'
import type { Segment } from './segment.js'
import { changeOf, creationOf, type SegmentDraft, type SegmentProblem, segmentProblems } from './segment-draft.js'
import { today } from './today.js'

type Props = {
  readonly workspace: string
  readonly listed: Output<'segments.list'>
  /** The segment that is changed; without one a new one is made, in `dimension` where that is given. */
  readonly segment: Segment | undefined
  readonly dimension: string | undefined
  readonly onDone: () => void
}

/** Builds a segment: its name, a rule with who it would take, or a list; and from which day on that holds. */
export function SegmentEditor({ workspace, listed, segment, dimension, onDone }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<SegmentDraft>(() => draftToBegin(segment, dimension))
  const [tried, setTried] = useState(false)
  const save = useSave(workspace, segment, onDone)
  const found = segmentProblems(draft, listed.rows, segment)
  const problemOf = (name: SegmentProblem['field']) => {
    const problem = tried ? found.find((each) => each.field === name) : undefined
    return problem && t(`segments.wrong.${problem.says}`)
  }
  const change = (part: Partial<SegmentDraft>) => setDraft((before) => ({ ...before, ...part }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (found.length === 0) save.mutate(draft)
  }
  return (
    <form className="stack segment-editor" onSubmit={submit} noValidate>
      <h2>{segment ? t('segments.edit', { name: segment.name }) : t('segments.create')}</h2>
      <NameFields draft={draft} listed={listed} isNew={!segment} problemOf={problemOf} onChange={change} />
      <SegmentsField
        label={t('segments.kind')}
        value={draft.kind}
        options={[
          { value: 'rule', label: t('segments.kinds.rule') },
          { value: 'list', label: t('segments.kinds.list') },
        ]}
        onChange={(kind) => change({ kind: kind as SegmentDraft['kind'] })}
      />
      <Content workspace={workspace} draft={draft} isNew={!segment} problem={problemOf('rule')} onChange={change} />
      <FromField value={draft.from} isNew={!segment} onChange={(from) => change({ from })} />
      {save.error && <ErrorNotice error={save.error} />}
      <div className="cluster">
        <button type="submit" className="button" data-kind="primary" disabled={save.isPending}>
          {t('segments.save')}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {t('states.cancel')}
        </button>
      </div>
    </form>
  )
}

function draftToBegin(segment: Segment | undefined, dimension: string | undefined): SegmentDraft {
  return {
    dimension: segment?.dimension ?? dimension ?? '',
    name: segment?.name ?? '',
    kind: segment && segment.rule === null ? 'list' : 'rule',
    rule: segment?.rule ?? '',
    accounts: [],
    // What is there already keeps its past; what is new has none to keep.
    from: segment ? today() : '',
  }
}

function Content(props: {
  readonly workspace: string
  readonly draft: SegmentDraft
  readonly isNew: boolean
  readonly problem: string | undefined
  readonly onChange: (part: Partial<SegmentDraft>) => void
}) {
  const { t } = useTranslation()
  const { workspace, draft, onChange } = props
  if (draft.kind === 'rule') {
    return (
      <div className="segment-rule">
        <RuleBuilder
          workspace={workspace}
          rule={draft.rule}
          error={props.problem}
          onChange={(rule) => onChange({ rule })}
        />
        <RulePreview workspace={workspace} rule={draft.rule} />
      </div>
    )
  }
  if (!props.isNew) return <p className="notice prose">{t('segments.listHint')}</p>
  return <AccountPicker workspace={workspace} chosen={draft.accounts} onChange={(accounts) => onChange({ accounts })} />
}

function useSave(workspace: string, segment: Segment | undefined, onDone: () => void) {
  const { t } = useTranslation()
  const offerUndo = useUndo()
  return useMutation({
    mutationFn: (draft: SegmentDraft) =>
      segment
        ? client.send('segments.change', { workspace, ...changeOf(draft, segment) })
        : client.send('segments.create', { workspace, ...creationOf(draft) }),
    onSuccess: async ({ changeId }, { name }) => {
      await forgetAnswers()
      offerUndo(t('segments.saved', { name }), async () => {
        await client.send('changes.undo', { workspace, id: changeId })
        await forgetAnswers()
      })
      onDone()
    },
  })
}
