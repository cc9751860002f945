import { useSyncExternalStore } from 'react'

/** What a reader may choose for this browser; the first is the usual. */
export const preferenceChoices = {
  theme: ['system', 'light', 'dark'],
  density: ['default', 'compact', 'roomy'],
  singleKeys: ['on', 'off'],
  negatives: ['minus', 'brackets'],
  sidebar: ['open', 'collapsed'],
} as const

type Choices = typeof preferenceChoices
export type Preferences = { readonly [Name in keyof Choices]: Choices[Name][number] }

const listeners = new Set<() => void>()
let current = read()

/** Makes the page look as chosen, before anything is drawn. */
export function applyPreferences(): void {
  const { dataset } = document.documentElement
  if (current.theme === 'system') delete dataset.theme
  else dataset.theme = current.theme
  dataset.density = current.density
}

/** A choice and the way to change it. */
export function usePreference<Name extends keyof Choices>(
  name: Name,
): readonly [Preferences[Name], (choice: Preferences[Name]) => void] {
  const value = useSyncExternalStore(subscribe, () => current[name])
  return [value, (choice) => choose(name, choice)]
}

/** A choice outside of what is drawn. */
export function preferenceOf<Name extends keyof Choices>(name: Name): Preferences[Name] {
  return current[name]
}

/** Chooses, and keeps it in this browser. */
export function choose<Name extends keyof Choices>(name: Name, choice: Preferences[Name]): void {
  localStorage.setItem(`mainstay.${name}`, choice)
  current = { ...current, [name]: choice }
  applyPreferences()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function read(): Preferences {
  const kept = Object.entries(preferenceChoices).map(([name, choices]) => {
    const stored = localStorage.getItem(`mainstay.${name}`)
    return [name, choices.find((choice) => choice === stored) ?? choices[0]]
  })
  return Object.fromEntries(kept) as Preferences
}
