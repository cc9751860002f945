import { type ReactNode, useEffect, useId, useRef } from 'react'

/** A window over the page. The browser keeps the focus in it and closes it by Escape. */
export function Dialog(props: { readonly title: string; readonly onClose: () => void; readonly children: ReactNode }) {
  const place = useRef<HTMLDialogElement>(null)
  const title = useId()
  useEffect(() => {
    const dialog = place.current
    dialog?.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog ref={place} className="dialog" aria-labelledby={title} onCancel={props.onClose}>
      <div>
        <h2 id={title}>{props.title}</h2>
        {props.children}
      </div>
    </dialog>
  )
}

/** The row of buttons that ends a dialog; the last one does what the dialog is for. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="dialog-actions">{children}</div>
}
