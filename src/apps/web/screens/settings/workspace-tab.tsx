import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { formatMonthName } from '../../format/dates.js'
import { useLanguage } from '../../i18n/language.js'
import { Answer } from '../../parts/states.js'

/** What the workspace was made with. */
export function WorkspaceTab({ workspace }: { workspace: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <Answer of={useAsk('workspaces.list', {})}>
      {({ rows }) => {
        const found = rows.find((row) => row.name === workspace)
        if (!found) return null
        return (
          <div className="stack">
            <p className="muted">{t('settings.workspaceHint')}</p>
            <dl className="facts panel panel-body">
              <div>
                <dt>{t('workspaces.name')}</dt>
                <dd>{found.name}</dd>
              </div>
              <div>
                <dt>{t('workspaces.currency')}</dt>
                <dd>{found.currency}</dd>
              </div>
              <div>
                <dt>{t('settings.fiscalYear')}</dt>
                <dd>{t('settings.fiscalYearOf', { month: formatMonthName(language, found.fiscalYearStart) })}</dd>
              </div>
              <div>
                <dt>{t('workspaces.policy')}</dt>
                <dd>
                  <code>{found.policy}</code>
                </dd>
              </div>
            </dl>
          </div>
        )
      }}
    </Answer>
  )
}
