import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { Popover } from './popover.js'

/** One thing that a menu does. */
export type MenuChoice = {
  readonly id: string
  readonly text: string
  readonly tone?: 'danger'
  readonly disabled?: boolean
  readonly run: () => void
}

/** A button that opens a list of things to do. */
export function Menu(props: {
  readonly label: string
  readonly button: ReactNode
  readonly look?: 'button' | 'small' | 'icon'
  readonly choices: readonly MenuChoice[]
}) {
  const label = props.look === 'icon' ? props.label : undefined
  return (
    <Popover title={props.label} label={label} button={props.button} look={props.look} role="menu">
      {(close) => <Choices choices={props.choices} close={close} />}
    </Popover>
  )
}

function Choices({ choices, close }: { choices: readonly MenuChoice[]; close: () => void }) {
  const list = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const all = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = all.findIndex((each) => each.matches(':focus'))
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (event.key === 'Tab') close()
    if (to === undefined) return
    event.preventDefault()
    all[(to + all.length) % all.length]?.focus()
  }
  return (
    <div ref={list} role="none" onKeyDown={move}>
      {choices.map(({ id, text, tone, disabled, run }) => (
        <button
          key={id}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className="menu-item"
          data-tone={tone}
          aria-disabled={disabled}
          onClick={() => {
            if (disabled) return
            close()
            run()
          }}
        >
          {text}
        </button>
      ))}
    </div>
  )
}
