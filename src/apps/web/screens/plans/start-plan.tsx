import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { neededFunctions } from '#plans'
import { client, forgetAnswers, useAsk } from '../../api/client.js'
import { Dialog, DialogActions } from '../../parts/dialog.js'
import { FormField } from '../../parts/fields.js'
import { ErrorNotice } from '../../parts/states.js'
import { useUndo } from '../../shell/toasts.js'
import { usePlanWords } from './plan-words.js'

const shownAtMost = 20

type Props = {
  readonly workspace: string
  /** The account whose plan it is; asked for without it. */
  readonly account?: string
  readonly name?: string
  readonly because?: string
  readonly onClose: () => void
}

/** Starts the plan of an account, with the first people of its team. */
export function StartPlan({ workspace, account, name, because = '', onClose }: Props) {
  const { t } = useTranslation()
  const words = usePlanWords()
  const [draft, setDraft] = useState({ account: '', because })
  const [team, setTeam] = useState<Readonly<Record<string, string>>>({})
  const found = useAccounts(workspace, draft.account, account === undefined)
  const typed = draft.account.trim().toLowerCase()
  const chosen = account ?? found.find((row) => [row.ref, row.name].some((each) => each.toLowerCase() === typed))?.ref
  const start = useStart(workspace, onClose)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (chosen === undefined) return
    const members = neededFunctions.flatMap((of) => {
      const owner = team[of]?.trim()
      return owner ? [{ owner, function: of }] : []
    })
    start.mutate({ account: chosen, team: members, because: draft.because.trim() || undefined })
  }
  const change = (field: keyof typeof draft) => (event: { target: { value: string } }) =>
    setDraft({ ...draft, [field]: event.target.value })
  return (
    <Dialog title={name === undefined ? t('plans.start') : t('plans.startOf', { name })} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {account === undefined && (
          <FormField
            label={t('plans.account')}
            hint={t('plans.accountHint')}
            error={typed !== '' && found.length === 0 && t('plans.noAccount')}
          >
            {(ids) => (
              <>
                <input
                  {...ids}
                  className="input"
                  list="accounts-found"
                  required
                  autoFocus
                  autoComplete="off"
                  value={draft.account}
                  onChange={change('account')}
                />
                <datalist id="accounts-found">
                  {found.map((row) => (
                    <option key={row.ref} value={row.name}>
                      {row.ref}
                    </option>
                  ))}
                </datalist>
              </>
            )}
          </FormField>
        )}
        <FormField label={t('plans.because')}>
          {(ids) => (
            <textarea
              {...ids}
              className="input plan-text"
              maxLength={5000}
              value={draft.because}
              onChange={change('because')}
            />
          )}
        </FormField>
        <fieldset className="stack plan-team">
          <legend>{t('plans.team')}</legend>
          <p className="small muted">{t('plans.teamHint')}</p>
          {neededFunctions.map((of) => (
            <FormField key={of} label={words.choice(of)}>
              {(ids) => (
                <input
                  {...ids}
                  className="input"
                  maxLength={200}
                  value={team[of] ?? ''}
                  onChange={(event) => setTeam({ ...team, [of]: event.target.value })}
                />
              )}
            </FormField>
          ))}
        </fieldset>
        {start.error && <ErrorNotice error={start.error} />}
        <DialogActions>
          <button type="button" className="button" onClick={onClose}>
            {t('states.cancel')}
          </button>
          <button
            type="submit"
            className="button"
            data-kind="primary"
            disabled={start.isPending || chosen === undefined}
          >
            {t('plans.save')}
          </button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

function useAccounts(workspace: string, search: string, isAsked: boolean) {
  const input = { workspace, search: search.trim() || undefined, limit: shownAtMost }
  const { data } = useAsk('accounts.list', input, { enabled: isAsked })
  return data?.rows ?? []
}

type Start = {
  readonly account: string
  readonly team: { readonly owner: string; readonly function: (typeof neededFunctions)[number] }[]
  readonly because: string | undefined
}

function useStart(workspace: string, onClose: () => void) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const offerUndo = useUndo(workspace)
  return useMutation({
    mutationFn: (start: Start) => client.send('plans.start', { workspace, ...start }),
    onSuccess: async ({ changeId }, { account }) => {
      onClose()
      void forgetAnswers()
      await navigate({ to: '/w/$workspace/plans/$account', params: { workspace, account }, search: {} })
      offerUndo(t('plans.started', { name: account }), async () => {
        await client.send('changes.undo', { workspace, id: changeId })
        await navigate({ to: '/w/$workspace/plans', params: { workspace }, search: {} })
        await forgetAnswers()
      })
    },
  })
}
