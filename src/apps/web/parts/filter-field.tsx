import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcut } from '../shell/shortcuts.js'

const pauseMs = 150

/** The field that narrows a list down when one pauses in typing; `/` goes to it. */
export function FilterField(props: {
  readonly label: string
  readonly value: string | undefined
  readonly onChange: (text: string) => void
}) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  useShortcut('/', t('shortcuts.filter'), () => input.current?.focus(), { isMove: true })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const narrow = (text: string) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => props.onChange(text), pauseMs)
  }
  // Cleared filters and saved views come from elsewhere; what is being typed is left as it is.
  useEffect(() => {
    const field = input.current
    if (field && field.value.trim() !== (props.value ?? '')) field.value = props.value ?? ''
  }, [props.value])
  return (
    <label className="field">
      <span>{props.label}</span>
      <input
        ref={input}
        type="search"
        className="input"
        aria-keyshortcuts="/"
        defaultValue={props.value ?? ''}
        onChange={(event) => narrow(event.target.value.trim())}
      />
    </label>
  )
}
