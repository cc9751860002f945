import { useNavigate, useSearch } from '@tanstack/react-router'
import { MessageSquarePlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, useAsk } from '../../../api/client.js'
import { SelectField } from '../../../parts/fields.js'
import { Answer, Empty, NoMatch } from '../../../parts/states.js'
import { teams } from '../../../search/accounts-search.js'
import { useMay } from '../../../shell/session.js'
import type { TabProps } from '../record/ask-account.js'
import { useSend } from '../send-change.js'
import type { Touchpoint } from './touchpoint.js'
import { TouchpointForm } from './touchpoint-form.js'
import { TouchpointTable } from './touchpoint-table.js'

const pageLength = 100
const shownMax = 5000

/** Who of ours was in touch with whom at an account, the latest first. */
export function ActivityTab({ workspace, account }: TabProps) {
  const { t } = useTranslation()
  const may = useMay()
  const { team } = useSearch({ from: '/w/$workspace/accounts/$account' })
  const [limit, setLimit] = useState(pageLength)
  const [form, setForm] = useState<{ readonly touchpoint?: Touchpoint }>()
  const asked = useAsk('touchpoints.list', { workspace, account, team, limit })
  const remove = useRemove(workspace)
  const choose = useTeam()
  const mayWrite = may(workspace, 'touchpoints.record')
  const add = mayWrite && (
    <button type="button" className="button" data-kind="primary" onClick={() => setForm({})}>
      <MessageSquarePlus aria-hidden="true" />
      {t('touchpoints.add')}
    </button>
  )
  return (
    <Answer of={asked}>
      {({ rows, next }) => (
        <div className="stack">
          {rows.length === 0 && team === undefined ? (
            <Empty title={t('touchpoints.none')} action={add}>
              {t('touchpoints.noneHint')}
            </Empty>
          ) : (
            <>
              <p className="muted prose">{t('touchpoints.hint')}</p>
              <div className="cluster window-choice">
                <TeamField team={team} onChange={choose} />
                {add}
              </div>
              {rows.length === 0 ? (
                <NoMatch title={t('touchpoints.noneOfTeam')} onClear={() => choose('')}>
                  {t('touchpoints.noneOfTeamHint')}
                </NoMatch>
              ) : (
                <TouchpointTable
                  workspace={workspace}
                  rows={rows}
                  mayWrite={mayWrite}
                  onEdit={(touchpoint) => setForm({ touchpoint })}
                  onRemove={remove}
                />
              )}
              {next !== null && limit < shownMax && (
                <button type="button" className="button" onClick={() => setLimit(Math.min(shownMax, limit * 2))}>
                  {t('touchpoints.more')}
                </button>
              )}
            </>
          )}
          {form && (
            <TouchpointForm
              workspace={workspace}
              account={account}
              touchpoint={form.touchpoint}
              onClose={() => setForm(undefined)}
            />
          )}
        </div>
      )}
    </Answer>
  )
}

function TeamField({
  team,
  onChange,
}: {
  readonly team: string | undefined
  readonly onChange: (team: string) => void
}) {
  const { t } = useTranslation()
  const options = teams.map((value) => ({ value, label: t(`touchpoints.teams.${value}`) }))
  return (
    <SelectField
      label={t('touchpoints.team')}
      value={team ?? ''}
      options={[{ value: '', label: t('touchpoints.allTeams') }, ...options]}
      onChange={onChange}
    />
  )
}

function useTeam(): (team: string) => void {
  const navigate = useNavigate({ from: '/w/$workspace/accounts/$account' })
  return (chosen) => {
    const team = teams.find((each) => each === chosen)
    void navigate({ search: (before) => ({ ...before, team }), replace: true, resetScroll: false })
  }
}

function useRemove(workspace: string): (touchpoint: Touchpoint) => void {
  const { t } = useTranslation()
  const send = useSend(workspace)
  return ({ ref }) =>
    void send(t('touchpoints.removed'), () => client.send('touchpoints.remove', { workspace, touchpoint: ref }))
}
