import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog, DialogActions } from '../parts/dialog.js'
import { Keys, spokenKeys } from './keys.js'
import { type Shortcut, useShortcut, useShortcuts } from './shortcuts.js'

/** `?` shows which keys do what on this screen. */
export function ShortcutHelp() {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  useShortcut('?', t('shortcuts.title'), () => setOpen(true))
  if (!isOpen) return null
  return (
    <Dialog title={t('shortcuts.title')} onClose={() => setOpen(false)}>
      <ShortcutList />
      <DialogActions>
        <button type="button" className="button" onClick={() => setOpen(false)}>
          {t('states.close')}
        </button>
      </DialogActions>
    </Dialog>
  )
}

function ShortcutList() {
  const { t } = useTranslation()
  const byKeys = new Map<string, Shortcut>()
  const active = useShortcuts()
  for (const each of active) if (each.keys !== null) byKeys.set(each.keys, each)
  return (
    <>
      <p className="muted">{t('shortcuts.hint')}</p>
      <dl className="shortcut-list">
        {[...byKeys.values()].map(({ keys, text }) => (
          <div key={keys}>
            <dt>{text}</dt>
            <dd>
              <Keys keys={keys ?? ''} />
              <span className="visually-hidden">{spokenKeys(keys ?? '')}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
