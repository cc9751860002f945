import './settings.css'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Tabs } from '../../parts/tabs.js'
import { Page } from '../../shell/page.js'
import { useMay } from '../../shell/session.js'
import { AppearanceTab } from './appearance-tab.js'
import { AuditTab } from './audit/audit-tab.js'
import { MembersTab } from './members/members-tab.js'
import { AccountTab } from './own-account/account-tab.js'
import { PersonalDataTab } from './personal-data/personal-data-tab.js'
import { PoliciesTab } from './policies/policies-tab.js'
import { SegmentsTab } from './segments/segments-tab.js'
import { WorkspaceTab } from './workspace-tab.js'

const tabs = [
  'appearance',
  'workspace',
  'policies',
  'segments',
  'members',
  'account',
  'audit',
  'personal-data',
] as const

/** Without leave for its action there is nothing to see behind a tab. */
const needs = {
  segments: 'segments.list',
  members: 'members.list',
  audit: 'audit.list',
  'personal-data': 'personal-data.register',
} as const

const contents = {
  appearance: AppearanceTab,
  workspace: WorkspaceTab,
  policies: PoliciesTab,
  segments: SegmentsTab,
  members: MembersTab,
  account: AccountTab,
  audit: AuditTab,
  'personal-data': PersonalDataTab,
}

/** How the workspace counts, and how the app looks in this browser. */
export function SettingsScreen() {
  const { t } = useTranslation()
  const { workspace } = useParams({ from: '/w/$workspace/settings' })
  const { tab } = useSearch({ from: '/w/$workspace/settings' })
  const navigate = useNavigate({ from: '/w/$workspace/settings' })
  const may = useMay()
  const seen = tabs.filter((each) => !(each in needs) || may(workspace, needs[each as keyof typeof needs]))
  return (
    <Page title={t('settings.title')} sentence={t('settings.sentence')}>
      <Tabs
        label={t('settings.title')}
        selected={seen.find((each) => each === tab) ?? tabs[0]}
        onSelect={(next) => void navigate({ search: { tab: next }, replace: true })}
        tabs={seen.map((id) => {
          const Content = contents[id]
          return { id, title: t(`settings.tabs.${id}`), content: () => <Content workspace={workspace} /> }
        })}
      />
    </Page>
  )
}
