import { useLocation, useRouter } from '@tanstack/react-router'
import { Bookmark, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers, useAsk } from '../../api/client.js'
import { useMay } from '../../shell/session.js'
import { useShortcut } from '../../shell/shortcuts.js'
import { useUndo } from '../../shell/toasts.js'
import { Popover } from '../popover.js'
import { Answer, Skeleton } from '../states.js'
import { SaveView } from './save-view.js'
import type { View } from './view.js'

type Props = { readonly workspace: string; readonly screen: string }

/** Views of a screen that were kept under names: to open, save, save over and delete. A view is the screen's address. */
export function SavedViews({ workspace, screen }: Props) {
  const { t } = useTranslation()
  const [saving, setSaving] = useState(false)
  const maySave = useMay()(workspace, 'views.save')
  useShortcut(null, t('savedViews.save'), () => setSaving(true), { enabled: maySave })
  const button = (
    <>
      <Bookmark aria-hidden="true" />
      {t('savedViews.button')}
    </>
  )
  return (
    <>
      <Popover title={t('savedViews.button')} look="small" button={button}>
        {(close) => (
          <ViewList
            workspace={workspace}
            screen={screen}
            onClose={close}
            onSave={() => {
              close()
              setSaving(true)
            }}
          />
        )}
      </Popover>
      {saving && <SaveView workspace={workspace} screen={screen} onClose={() => setSaving(false)} />}
    </>
  )
}

function ViewList(props: Props & { readonly onClose: () => void; readonly onSave: () => void }) {
  const { t } = useTranslation()
  const { workspace, screen } = props
  const may = useMay()
  const router = useRouter()
  const { pathname } = useLocation()
  const views = useAsk('views.list', { workspace, screen })
  const open = (address: string) => {
    props.onClose()
    router.history.push(`${router.history.createHref(pathname)}${address}`)
  }
  return (
    <div className="view-list">
      <Answer of={views} waiting={<Skeleton lines={3} height="1.5rem" />}>
        {({ rows }) => (
          <>
            {rows.length === 0 && <p className="muted">{t('savedViews.none')}</p>}
            <button type="button" className="menu-item" onClick={() => open('')}>
              {t('savedViews.usual')}
            </button>
            {rows.map((view) => (
              <OneView key={view.id} workspace={workspace} view={view} onOpen={() => open(view.address)} />
            ))}
          </>
        )}
      </Answer>
      {may(workspace, 'views.save') && (
        <button type="button" className="button" data-size="small" onClick={props.onSave}>
          {t('savedViews.save')}
        </button>
      )}
    </div>
  )
}

function OneView({ workspace, view, onOpen }: { workspace: string; view: View; onOpen: () => void }) {
  const { t } = useTranslation()
  const may = useMay()
  const offerUndo = useUndo()
  const remove = async () => {
    const { screen, name, scope, address } = await client.send('views.delete', { workspace, id: view.id })
    await forgetAnswers()
    offerUndo(t('savedViews.deleted', { name }), async () => {
      await client.send('views.save', { workspace, screen, name, scope, address })
      await forgetAnswers()
    })
  }
  return (
    <div className="view-row">
      <button type="button" className="menu-item" onClick={onOpen}>
        {view.name}
        {view.scope !== 'private' && <span className="muted small"> {t(`savedViews.scopes.${view.scope}`)}</span>}
      </button>
      {may(workspace, 'views.delete') && (
        <button
          type="button"
          className="icon-button"
          aria-label={t('savedViews.delete', { name: view.name })}
          onClick={() => void remove()}
        >
          <Trash2 aria-hidden="true" />
        </button>
      )}
    </div>
  )
}
