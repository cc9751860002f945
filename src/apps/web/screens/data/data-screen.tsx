import { ImportLink } from '../../parts/import-link.js'
import { useMay } from '../../shell/session.js'
import './data.css'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { Tabs } from '../../parts/tabs.js'
import { Page } from '../../shell/page.js'
import { CatalogueTab } from './catalogue-tab.js'
import { ImportsTab } from './imports/imports-tab.js'
import { ReconciliationTab } from './reconciliation-tab.js'

const tabs = ['imports', 'catalogue', 'reconciliation'] as const

/** Without leave for its action there is nothing to see behind a tab. */
const needs = { imports: 'imports.list', catalogue: 'metrics.list', reconciliation: 'reconciliation.list' } as const

const contents = { imports: ImportsTab, catalogue: CatalogueTab, reconciliation: ReconciliationTab }

/** What came in, what the numbers mean, and where sources disagree. */
export function DataScreen() {
  const { t } = useTranslation()
  const { workspace } = useParams({ from: '/w/$workspace/data' })
  const { tab } = useSearch({ from: '/w/$workspace/data' })
  const navigate = useNavigate({ from: '/w/$workspace/data' })
  const may = useMay()
  const seen = tabs.filter((each) => may(workspace, needs[each]))
  const { data: imported } = useAsk('imports.list', { workspace }, { enabled: may(workspace, 'imports.list') })
  // The first visit has the button where it says what to bring.
  const mayImport = may(workspace, 'import')
  const hasImports = imported === undefined || imported.rows.length > 0
  return (
    <Page
      title={t('data.title')}
      sentence={t('data.sentence')}
      actions={hasImports && mayImport && <ImportLink workspace={workspace} />}
    >
      <Tabs
        label={t('data.title')}
        selected={seen.find((each) => each === tab) ?? seen[0] ?? tabs[0]}
        onSelect={(next) => void navigate({ search: { tab: next }, replace: true })}
        tabs={seen.map((id) => {
          const Content = contents[id]
          return { id, title: t(`data.tabs.${id}`), content: () => <Content workspace={workspace} /> }
        })}
      />
    </Page>
  )
}
