import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

type Props = {
  /** Column and row, for somebody who cannot see them. */
  readonly label: string
  /** As it was when it was refused. */
  readonly refused: string
  /** As it is now. */
  readonly value: string
  readonly reasons: readonly string[]
  readonly onSave: (value: string) => void
}

/** A cell that is corrected where it stands: Enter edits and saves, Escape leaves it, Tab goes on to the next wrong one. */
export function MendCell({ label, refused, value, reasons, onSave }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<string>()
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  const isEdited = value !== refused
  // A field that goes away loses the focus too: that must not save what was just cancelled or saved.
  const isOver = useRef(false)
  const isLeftByKey = useRef(false)
  useLayoutEffect(() => {
    if (draft !== undefined || !isLeftByKey.current) return
    isLeftByKey.current = false
    button.current?.focus()
  }, [draft])
  const begin = () => {
    isOver.current = false
    setDraft(value)
  }
  const end = (saved: string | undefined) => {
    if (isOver.current) return
    isOver.current = true
    setDraft(undefined)
    if (saved !== undefined && saved !== value) onSave(saved)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    isLeftByKey.current = true
    end(event.key === 'Enter' ? draft : undefined)
  }
  const says = reasons.length > 0 && !isEdited ? id : undefined
  return (
    <div
      className="mend-cell"
      data-length={value.length > 28 ? 'long' : 'short'}
      data-state={isEdited ? 'edited' : reasons.length > 0 ? 'wrong' : undefined}
    >
      {draft === undefined ? (
        <button
          ref={button}
          type="button"
          className="edit-button"
          data-cell
          tabIndex={reasons.length > 0 || isEdited ? 0 : -1}
          aria-label={`${label}: ${value || t('source.blank')}`}
          aria-describedby={says}
          onClick={begin}
        >
          {value || <span className="zero">{t('source.blank')}</span>}
        </button>
      ) : (
        <input
          className="input edit-input"
          aria-label={label}
          aria-invalid={says !== undefined}
          aria-describedby={says}
          value={draft}
          // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that had the focus.
          autoFocus
          onFocus={(event) => event.target.select()}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={() => end(draft)}
        />
      )}
      {isEdited ? (
        <span className="small muted">{t('mend.was', { value: refused || t('source.blank') })}</span>
      ) : (
        reasons.length > 0 && (
          <span id={id} className="reason small">
            {reasons.join('; ')}
          </span>
        )
      )}
    </div>
  )
}
