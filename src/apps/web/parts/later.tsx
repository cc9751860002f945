import { type ReactNode, useDeferredValue } from 'react'

/** What stands below the first screenful: drawn after what stands above it was painted. */
export function Later({ children }: { readonly children: ReactNode }) {
  return useDeferredValue(true, false) ? children : null
}
