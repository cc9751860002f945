import { useSyncExternalStore } from 'react'
import { useMay } from './session.js'

/** A short message in the corner; `undo` takes back what it tells of. */
export type Toast = {
  readonly id: number
  readonly text: string
  readonly tone: 'plain' | 'off'
  readonly undo: (() => Promise<unknown>) | null
}

const listeners = new Set<() => void>()
let toasts: readonly Toast[] = []
let undoable: readonly Toast[] = []
let lastId = 0

/** Tells what was done. */
export function tell(text: string, tone: Toast['tone'] = 'plain'): void {
  add({ id: ++lastId, text, tone, undo: null })
}

/**
 * The way to say what was done and offer to take it back: by the toast, or by Ctrl or Cmd + Z later. With a workspace,
 * it is only said where one may not take back changes.
 */
export function useUndo(workspace?: string): (text: string, undo: () => Promise<unknown>) => void {
  const may = useMay()
  return workspace === undefined || may(workspace, 'changes.undo') ? offerUndo : (text) => tell(text)
}

function offerUndo(text: string, undo: () => Promise<unknown>): void {
  const toast: Toast = { id: ++lastId, text, tone: 'plain', undo }
  undoable = [...undoable, toast]
  add(toast)
}

/** Takes back the act of a toast, else the last one that can be; `said` is told after it. Answers whether there was one. */
export async function takeBack(
  toast: Toast | undefined,
  said: { readonly done: string; readonly failed: (error: unknown) => string },
): Promise<boolean> {
  const chosen = toast ?? undoable[undoable.length - 1]
  if (!chosen?.undo) return false
  undoable = undoable.filter((each) => each !== chosen)
  dismiss(chosen.id)
  try {
    await chosen.undo()
    tell(said.done)
  } catch (error) {
    tell(said.failed(error), 'off')
  }
  return true
}

/** Takes a toast off the screen; what it told of can still be taken back. */
export function dismiss(id: number): void {
  set(toasts.filter((toast) => toast.id !== id))
}

/** What is told at the moment. */
export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(subscribe, () => toasts)
}

function add(toast: Toast): void {
  set([...toasts.slice(-2), toast])
}

function set(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
