import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers } from '../../../api/client.js'
import { ErrorNotice } from '../../../parts/states.js'
import { useUndo } from '../../../shell/toasts.js'
import { ExplainFields, type ExplanationDraft } from './explain-fields.js'
import type { Reconciled } from './reconciled.js'
import { SourceName } from './source-name.js'

type Props = {
  readonly workspace: string
  readonly account: string
  readonly at: string
  readonly owners: readonly string[]
  readonly row: Reconciled
}

/** Gives a difference its owner, kind and reason; it leaves the open ones as long as it stays the same. */
export function ExplainForm(props: Props) {
  const { t } = useTranslation()
  const { row, owners } = props
  const { owner, category, reason } = row
  const [draft, setDraft] = useState<ExplanationDraft>({
    owner: owner ?? '',
    category: category ?? '',
    reason: reason ?? '',
  })
  const [tried, setTried] = useState(false)
  const explain = useExplain(props)
  const wrong = { owner: draft.owner.trim() === '', reason: draft.reason.trim().length < 3 }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!wrong.owner && !wrong.reason) explain.mutate(draft)
  }
  return (
    <form className="stack-tight notice" onSubmit={submit} noValidate>
      <h3>
        {t('reconciliation.explainTitle')} · <SourceName source={row.source} />
      </h3>
      <ExplainFields
        draft={draft}
        owners={owners}
        wrong={tried ? wrong : { owner: false, reason: false }}
        onChange={(part) => setDraft({ ...draft, ...part })}
      />
      {explain.error && <ErrorNotice error={explain.error} />}
      <div>
        <button type="submit" className="button" data-kind="primary" disabled={explain.isPending}>
          {t('reconciliation.explainButton')}
        </button>
      </div>
    </form>
  )
}

function useExplain({ workspace, account, at, row }: Props) {
  const { t } = useTranslation()
  const offerUndo = useUndo()
  const { source, accountName: name } = row
  const difference = { workspace, account, source, at }
  return useMutation({
    mutationFn: ({ owner, category, reason }: ExplanationDraft) =>
      client.send('reconciliation.explain', {
        ...difference,
        owner: owner.trim(),
        reason: reason.trim(),
        category: category || undefined,
      }),
    onSuccess: async () => {
      await forgetAnswers()
      offerUndo(t('reconciliation.explainedToast', { name }), async () => {
        await client.send('reconciliation.reopen', { ...difference, because: t('reconciliation.undone') })
        await forgetAnswers()
      })
    },
  })
}
