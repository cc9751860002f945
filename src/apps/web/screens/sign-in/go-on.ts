import { useRouter, useSearch } from '@tanstack/react-router'
import { queries } from '../../api/client.js'

/** Where one wanted to go: an address of this app, or its beginning. */
export function useWanted(): string {
  const { to = '/' } = useSearch({ strict: false })
  return isOwn(to) ? to : '/'
}

/** Goes on to where one wanted to go, with nothing of what was read before. */
export function useGoOn(): () => void {
  const router = useRouter()
  const wanted = useWanted()
  return () => {
    queries.clear()
    router.history.replace(wanted)
  }
}

// `//host` and `/\host` lead elsewhere.
function isOwn(to: string): boolean {
  return /^\/(?![/\\])/.test(to)
}
