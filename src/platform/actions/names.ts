/** `ledger.bridge` → `['ledger', 'bridge']`. */
export function wordsOf(name: string): string[] {
  return name.split('.')
}

/** The one prefix of every route. */
export const apiPrefix = '/api/v1'

/** `ledger.bridge` → `/api/v1/ledger/bridge`. */
export function pathOf(name: string): string {
  return `${apiPrefix}/${wordsOf(name).join('/')}`
}

/** `asKnownAt` → `as-known-at`. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** `recordedAt` → `recorded at`. */
export function spaced(name: string): string {
  return kebab(name).replaceAll('-', ' ')
}

/** Names of actions: words of small letters joined by points. */
export const actionNamePattern = /^[a-z][a-z-]*(\.[a-z][a-z-]*)*$/
