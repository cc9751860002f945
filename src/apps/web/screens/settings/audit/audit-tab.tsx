import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../api/client.js'
import { Answer, NoMatch } from '../../../parts/states.js'
import type { SettingsSearch } from '../../../search/definitions-search.js'
import type { AuditEntry } from './audit-entry.js'
import { AuditFilters } from './audit-filters.js'
import { Entry } from './entry.js'
import { VerifyAudit } from './verify-audit.js'
import { useWho } from './who.js'

const pageRows = 50
const rowsMax = 500

/** Who did what and when in the workspace, searched and verified. */
export function AuditTab({ workspace }: { workspace: string }) {
  const { t } = useTranslation()
  const search = useSearch({ from: '/w/$workspace/settings' })
  const navigate = useNavigate({ from: '/w/$workspace/settings' })
  const [limit, setLimit] = useState(pageRows)
  const { actor, action, q, from, to } = search
  const text = q !== undefined && q.length >= 2 ? q : undefined
  const asked = useAsk('audit.list', { workspace, actor, action, text, from, to, limit })
  const go = (next: SettingsSearch) => void navigate({ search: { tab: 'audit', ...next }, replace: true })
  const narrow = (change: SettingsSearch) => go({ actor, action, q, from, to, ...change })
  return (
    <div className="stack">
      <p className="muted prose">{t('audit.hint')}</p>
      <VerifyAudit workspace={workspace} />
      <AuditFilters workspace={workspace} search={search} entries={asked.data?.rows ?? []} onChange={narrow} />
      <Answer of={asked}>
        {({ rows }) =>
          rows.length === 0 ? (
            <NoMatch title={t('audit.none')} onClear={() => go({})}>
              {t('audit.noneHint')}
            </NoMatch>
          ) : (
            <>
              <Entries workspace={workspace} rows={rows} />
              {rows.length === limit && limit < rowsMax && (
                <p>
                  <button type="button" className="button" onClick={() => setLimit(Math.min(limit * 2, rowsMax))}>
                    {t('states.more')}
                  </button>
                </p>
              )}
              {rows.length === rowsMax && <p className="muted">{t('audit.narrow', { count: rowsMax })}</p>}
            </>
          )
        }
      </Answer>
    </div>
  )
}

function Entries({ workspace, rows }: { readonly workspace: string; readonly rows: readonly AuditEntry[] }) {
  const who = useWho(workspace)
  return (
    <div className="panel" data-testid="audit">
      {rows.map((entry) => (
        <Entry key={entry.no} entry={entry} who={who} />
      ))}
    </div>
  )
}
