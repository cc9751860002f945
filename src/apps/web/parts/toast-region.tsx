import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcut } from '../shell/shortcuts.js'
import { dismiss, type Toast, takeBack, tell, useToasts } from '../shell/toasts.js'

const shownMs = 8000
const shownWithUndoMs = 15_000

/** The corner where the app says what it did and offers to take it back. */
export function ToastRegion() {
  const { t } = useTranslation()
  const toasts = useToasts()
  const said = {
    done: t('toasts.undone'),
    failed: (error: unknown) => t('toasts.notUndone', { because: error instanceof Error ? error.message : '' }),
  }
  const undo = async (toast?: Toast) => {
    if (!(await takeBack(toast, said))) tell(t('toasts.nothing'))
  }
  useShortcut('mod+z', t('toasts.undoLast'), () => void undo())
  return (
    <div className="toasts" role="status">
      {toasts.map((toast) => (
        <OneToast key={toast.id} toast={toast} onUndo={() => void undo(toast)} />
      ))}
    </div>
  )
}

function OneToast({ toast, onUndo }: { toast: Toast; onUndo: () => void }) {
  const { t } = useTranslation()
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => dismiss(toast.id), toast.undo ? shownWithUndoMs : shownMs)
    return () => clearTimeout(timer)
  }, [toast, held])
  const hold = { onMouseEnter: () => setHeld(true), onMouseLeave: () => setHeld(false) }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only stays longer while it is read.
    <div className="toast" data-tone={toast.tone} {...hold} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <p>{toast.text}</p>
      {toast.undo && (
        <button type="button" className="button" data-size="small" onClick={onUndo}>
          {t('toasts.undo')}
        </button>
      )}
      <button type="button" className="icon-button" aria-label={t('toasts.dismiss')} onClick={() => dismiss(toast.id)}>
        <X aria-hidden="true" />
      </button>
    </div>
  )
}
