import { useNavigate, useSearch } from '@tanstack/react-router'
import { Scale } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../api/client.js'
import { BackButton } from '../../../parts/back-button.js'
import { Comparator } from '../../../parts/comparator/comparator.js'
import { newestSets } from '../../../parts/comparator/newest-sets.js'
import { Answer, Skeleton } from '../../../parts/states.js'
import type { SettingsSearch } from '../../../search/definitions-search.js'
import { RoleNotice } from '../../../shell/role-notice.js'
import { PolicyEditor } from './policy-editor.js'
import { PolicyHistory } from './policy-history.js'
import type { PolicySet } from './policy-set.js'
import { PolicyTable } from './policy-table.js'
import { UsePolicy } from './use-policy.js'

/** What can be done with a set over the table. */
type Act = { readonly name: 'create' | 'change' | 'use'; readonly set: PolicySet }

/** How numbers can be defined: the sets side by side, and from every set the way to compare, copy, change and use it. */
export function PoliciesTab({ workspace }: { workspace: string }) {
  const { t } = useTranslation()
  const search = useSearch({ from: '/w/$workspace/settings' })
  const navigate = useNavigate({ from: '/w/$workspace/settings' })
  const go = (next: SettingsSearch, replace = false) => void navigate({ search: { tab: 'policies', ...next }, replace })
  if (search.view === 'compare') {
    return (
      <View title={t('comparator.title')} onBack={() => go({})}>
        <Comparator
          workspace={workspace}
          comparison={search}
          onChange={(change) => go({ ...search, ...change }, true)}
        />
      </View>
    )
  }
  if (search.view === 'history' && search.set !== undefined) {
    return (
      <View onBack={() => go({})}>
        <PolicyHistory workspace={workspace} name={search.set} />
      </View>
    )
  }
  return <Sets workspace={workspace} onGo={go} />
}

function View(props: { readonly title?: string; readonly onBack: () => void; readonly children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className="stack">
      <BackButton onClick={props.onBack}>{t('policies.back')}</BackButton>
      {props.title && <h2>{props.title}</h2>}
      {props.children}
    </div>
  )
}

function Sets({ workspace, onGo }: { workspace: string; onGo: (next: SettingsSearch) => void }) {
  const { t } = useTranslation()
  const asked = useAsk('policies.list', { workspace })
  const [act, setAct] = useState<Act>()
  const close = () => setAct(undefined)
  return (
    <Answer of={asked} waiting={<Skeleton lines={11} height="3.5rem" />}>
      {({ rows }) => {
        const current = rows.find((row) => row.current)
        const compare = (right?: string) => onGo({ view: 'compare', left: current?.key, right })
        return (
          <div className="stack">
            <RoleNotice workspace={workspace} action="policies.use" />
            <div className="definition-head">
              <div className="stack-tight prose">
                {current && <p>{t('policies.inUse', { policy: current.key })}</p>}
                <p className="muted">{t('policies.hint')}</p>
              </div>
              <button type="button" className="button" onClick={() => compare()}>
                <Scale aria-hidden="true" />
                {t('policies.compare')}
              </button>
            </div>
            <PolicyTable
              workspace={workspace}
              sets={shownOf(rows)}
              current={current}
              onCompare={(set) => compare(set.key)}
              onHistory={(set) => onGo({ view: 'history', set: set.name })}
              onAct={(name, set) => setAct({ name, set })}
            />
            {act?.name === 'use' && <UsePolicy workspace={workspace} set={act.set} current={current} onClose={close} />}
            {(act?.name === 'create' || act?.name === 'change') && (
              <PolicyEditor workspace={workspace} act={act.name} base={act.set} onClose={close} />
            )}
          </div>
        )
      }}
    </Answer>
  )
}

// The set in use stands first, which may be an earlier version of an own one; then the company's own.
function shownOf(rows: readonly PolicySet[]): PolicySet[] {
  const others = newestSets(rows).filter((row) => !row.current)
  return [
    ...rows.filter((row) => row.current),
    ...others.filter((row) => !row.shipped),
    ...others.filter((row) => row.shipped),
  ]
}
