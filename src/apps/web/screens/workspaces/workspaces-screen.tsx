import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Output, useAsk } from '../../api/client.js'
import { Answer, Empty } from '../../parts/states.js'
import { Page } from '../../shell/page.js'
import { useMay, useSession } from '../../shell/session.js'
import { CreateWorkspace } from './create-workspace.js'

type Workspace = Output<'workspaces.list'>['rows'][number]

/** Every workspace of this server; the way to make one. */
export function WorkspacesScreen() {
  const { t } = useTranslation()
  const asked = useAsk('workspaces.list', {})
  const [creating, setCreating] = useState(false)
  const isFirst = useSession()?.workspaces.length === 0
  const mayCreate = useMay()(undefined, 'workspaces.create') || isFirst
  const create = (
    <button type="button" className="button" data-kind="primary" onClick={() => setCreating(true)}>
      {t('workspaces.create')}
    </button>
  )
  return (
    <Page
      title={t('workspaces.title')}
      sentence={t('workspaces.sentence')}
      actions={asked.data?.rows.length && mayCreate ? create : null}
    >
      <Answer of={asked}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('workspaces.none')} action={create}>
              {t('workspaces.noneHint')}
            </Empty>
          ) : (
            <WorkspaceTable rows={rows} />
          )
        }
      </Answer>
      {creating && <CreateWorkspace onClose={() => setCreating(false)} />}
    </Page>
  )
}

function WorkspaceTable({ rows }: { rows: readonly Workspace[] }) {
  const { t } = useTranslation()
  return (
    <div className="table-scroll">
      <table className="table">
        <caption className="visually-hidden">{t('workspaces.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('workspaces.name')}</th>
            <th scope="col">{t('workspaces.currency')}</th>
            <th scope="col">{t('workspaces.policy')}</th>
            <th scope="col">{t('workspaces.kind')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row" className="wrap-anywhere">
                <Link to="/w/$workspace" params={{ workspace: row.name }}>
                  {row.name}
                </Link>
              </th>
              <td>{row.currency}</td>
              <td>
                <code>{row.policy}</code>
              </td>
              <td>
                {row.sample ? (
                  <span className="badge" data-tone="attention">
                    {t('workspaces.sample')}
                  </span>
                ) : (
                  <span className="muted">{t('workspaces.own')}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
