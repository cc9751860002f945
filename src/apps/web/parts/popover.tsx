import { type ReactNode, type RefObject, type ToggleEvent, useEffect, useId, useRef, useState } from 'react'

const gap = 4
const margin = 8

type Props = {
  /** What the window is called. */
  readonly title: string
  /** What the button says when it shows only a sign. */
  readonly label?: string
  readonly button: ReactNode
  readonly look?: 'button' | 'small' | 'icon'
  readonly role?: 'dialog' | 'menu'
  readonly children: (close: () => void) => ReactNode
}

/**
 * A button that opens something beside it, made when it opens. The browser lays it over everything, closes it by Escape
 * or a click elsewhere, and gives the focus back.
 */
export function Popover({ title, label, button, look = 'button', role = 'dialog', children }: Props) {
  const id = useId()
  const anchor = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  usePlacement(isOpen, anchor, panel)
  const toggled = (event: ToggleEvent<HTMLDivElement>) => {
    if (event.target === panel.current) setOpen(event.newState === 'open')
  }
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={look === 'icon' ? 'icon-button' : 'button'}
        data-size={look === 'small' ? 'small' : undefined}
        aria-label={label}
        aria-haspopup={role}
        aria-expanded={isOpen}
        popoverTarget={id}
      >
        {button}
      </button>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: it is a dialog or a menu, which have names. */}
      <div
        ref={panel}
        id={id}
        popover="auto"
        className="popover"
        data-kind={role}
        role={role}
        aria-label={title}
        tabIndex={-1}
        onToggle={toggled}
      >
        {isOpen && children(() => panel.current?.hidePopover())}
      </div>
    </>
  )
}

// Below the button, above it where there is more room, and never beyond the window. Nothing is shown before it is placed.
function usePlacement(
  isOpen: boolean,
  anchor: RefObject<HTMLElement | null>,
  panel: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const [button, floating] = [anchor.current, panel.current]
    if (!isOpen || !button || !floating) return
    const place = () => {
      const at = button.getBoundingClientRect()
      const { offsetWidth: width, scrollHeight: height } = floating
      const [below, above] = [innerHeight - at.bottom - gap - margin, at.top - gap - margin]
      const isAbove = height > below && above > below
      floating.style.maxHeight = `${isAbove ? above : below}px`
      floating.style.left = `${Math.max(margin, Math.min(at.left, innerWidth - width - margin))}px`
      floating.style.top = isAbove ? 'auto' : `${at.bottom + gap}px`
      floating.style.bottom = isAbove ? `${innerHeight - at.top + gap}px` : 'auto'
      floating.dataset.placed = 'true'
    }
    place()
    const first = floating.querySelector<HTMLElement>('[role=menuitem]')
    ;(first ?? floating).focus({ preventScroll: true })
    const observer = new ResizeObserver(place)
    observer.observe(floating)
    addEventListener('scroll', place, { capture: true, passive: true })
    addEventListener('resize', place)
    return () => {
      observer.disconnect()
      removeEventListener('scroll', place, { capture: true })
      removeEventListener('resize', place)
      delete floating.dataset.placed
    }
  }, [isOpen, anchor, panel])
}
