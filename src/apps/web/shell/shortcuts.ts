import { useEffect, useRef, useSyncExternalStore } from 'react'
import { preferenceOf } from './preferences.js'

/** Something that can be done here: shown in the palette and under `?`, run by its keys. */
export type Shortcut = {
  /** `mod+k`, `c`, `?`, `g h`; null for what only the palette offers. */
  readonly keys: string | null
  readonly text: string
  /** Moves about on the screen, so the palette leaves it out. */
  readonly isMove: boolean
  readonly run: () => void
}

const sequenceMs = 1500
const listeners = new Set<() => void>()
let active: readonly Shortcut[] = []

/**
 * Offers something to do while the component is on the screen. Where two have the same keys, the later one holds.
 * Keys without Ctrl or Cmd rest while somebody types, in dialogs, and where they are turned off in the settings.
 */
export function useShortcut(
  keys: string | null,
  text: string,
  run: () => void,
  { enabled = true, isMove = false }: { readonly enabled?: boolean; readonly isMove?: boolean } = {},
): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    if (!enabled) return
    return registerShortcuts([{ keys, text, isMove, run: () => latest.current() }])
  }, [keys, text, enabled, isMove])
}

/** Offers several at once; answers with what takes them away again. */
export function registerShortcuts(shortcuts: readonly Shortcut[]): () => void {
  change([...active, ...shortcuts])
  return () => change(active.filter((each) => !shortcuts.includes(each)))
}

/** Everything that can be done on the screen now. */
export function useShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(subscribe, () => active)
}

/** Listens to the keyboard for all shortcuts. */
export function useShortcutKeys(): void {
  useEffect(() => {
    let pending: { key: string; at: number } | undefined
    const onKey = (event: KeyboardEvent) => {
      const pressed = keyOf(event)
      if (event.defaultPrevented || event.repeat || !pressed || !mayRun(event, pressed)) return
      const sequence = pending && event.timeStamp - pending.at < sequenceMs ? `${pending.key} ${pressed}` : pressed
      pending = undefined
      const found = find(sequence) ?? find(pressed)
      if (found) {
        event.preventDefault()
        found.run()
      } else if (active.some((each) => each.keys?.startsWith(`${pressed} `))) {
        pending = { key: pressed, at: event.timeStamp }
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

function find(keys: string): Shortcut | undefined {
  return active.findLast((each) => each.keys === keys)
}

function keyOf(event: KeyboardEvent): string | undefined {
  if (event.altKey || event.isComposing || ['Control', 'Meta', 'Shift', 'Alt'].includes(event.key)) return undefined
  const name = event.key === ' ' ? 'space' : event.key.toLowerCase()
  return event.ctrlKey || event.metaKey ? `mod+${name}` : name
}

// A single key belongs first to what has the focus: fields take text, buttons take the space bar.
function mayRun(event: KeyboardEvent, pressed: string): boolean {
  const target = event.target instanceof Element ? event.target : null
  const types = target?.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]')
  if (types) return pressed === 'mod+k'
  if (pressed.startsWith('mod+')) return true
  if (preferenceOf('singleKeys') === 'off' || target?.closest('dialog, [role=dialog], [role=menu]')) return false
  return pressed !== 'space' || !target?.closest('button, a, summary, input, [role=tab]')
}

function change(next: readonly Shortcut[]): void {
  active = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
