import { useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, MouseEvent } from 'react'

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string }

/**
 * A link in a cell of a table. The router's own links look at every change of the address; hundreds of them make a
 * table slow, and what these lead to does not depend on where one is.
 */
export function CellLink({ href, children, ...rest }: Props) {
  const router = useRouter()
  const go = (event: MouseEvent) => {
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
    if (!isPlain || event.defaultPrevented) return
    event.preventDefault()
    router.history.push(href)
  }
  return (
    <a href={href} onClick={go} {...rest}>
      {children}
    </a>
  )
}
