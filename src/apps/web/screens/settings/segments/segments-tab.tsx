import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../api/client.js'
import { BackButton } from '../../../parts/back-button.js'
import { Answer, Empty, Skeleton } from '../../../parts/states.js'
import type { SettingsSearch } from '../../../search/definitions-search.js'
import { RoleNotice } from '../../../shell/role-notice.js'
import { useMay } from '../../../shell/session.js'
import { useShortcut } from '../../../shell/shortcuts.js'
import { DimensionPanel } from './dimension-panel.js'
import { ExampleDimension } from './example-dimension.js'
import { Members } from './members.js'
import { SegmentEditor } from './segment-editor.js'

/** The dimensions that the workspace defines, their segments, and the way to build, order and fill them. */
export function SegmentsTab({ workspace }: { workspace: string }) {
  const { t } = useTranslation()
  const search = useSearch({ from: '/w/$workspace/settings' })
  const navigate = useNavigate({ from: '/w/$workspace/settings' })
  const go = (next: SettingsSearch) => void navigate({ search: { tab: 'segments', ...next } })
  const asked = useAsk('segments.list', { workspace })
  const mayWrite = useMay()(workspace, 'segments.change')
  const isOffered = mayWrite && search.edit === undefined
  useShortcut('c', t('segments.newDimension'), () => go({ edit: 'new' }), { enabled: isOffered })
  return (
    <Answer of={asked} waiting={<Skeleton lines={8} />}>
      {(listed) => {
        const { dimension, segment, edit } = search
        const found = listed.rows.find((row) => row.dimension === dimension && row.name === segment)
        if (edit !== undefined || found) {
          return (
            <div className="stack">
              <BackButton onClick={() => go({})}>{t('segments.back')}</BackButton>
              {edit === undefined && found ? (
                <Members
                  workspace={workspace}
                  segment={found}
                  on={search.on}
                  onDay={(on) => go({ dimension, segment, on })}
                />
              ) : (
                <SegmentEditor
                  workspace={workspace}
                  listed={listed}
                  segment={found}
                  dimension={dimension}
                  onDone={() => go({})}
                />
              )}
            </div>
          )
        }
        if (listed.rows.length === 0)
          return <NoSegments workspace={workspace} onCreate={mayWrite ? () => go({ edit: 'new' }) : undefined} />
        return (
          <div className="stack">
            <RoleNotice workspace={workspace} action="segments.change" />
            <div className="definition-head">
              <p className="muted prose">{t('segments.hint')}</p>
              {mayWrite && (
                <button type="button" className="button" data-kind="primary" onClick={() => go({ edit: 'new' })}>
                  <Plus aria-hidden="true" />
                  {t('segments.newDimension')}
                </button>
              )}
            </div>
            {listed.dimensions.map((each) => (
              <DimensionPanel
                key={each.dimension}
                workspace={workspace}
                dimension={each}
                segments={listed.rows.filter((row) => row.dimension === each.dimension)}
                onGo={go}
              />
            ))}
          </div>
        )
      }}
    </Answer>
  )
}

function NoSegments({ workspace, onCreate }: { workspace: string; onCreate: (() => void) | undefined }) {
  const { t } = useTranslation()
  return (
    <Empty
      title={t('segments.none')}
      action={
        onCreate ? (
          <button type="button" className="button" data-kind="primary" onClick={onCreate}>
            <Plus aria-hidden="true" />
            {t('segments.newDimension')}
          </button>
        ) : (
          <RoleNotice workspace={workspace} action="segments.change" />
        )
      }
      example={<ExampleDimension />}
    >
      {t('segments.noneHint')}
    </Empty>
  )
}
