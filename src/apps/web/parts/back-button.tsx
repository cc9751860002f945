import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'

/** The way out of a part of a screen, back to the whole of it. */
export function BackButton({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) {
  return (
    <div>
      <button type="button" className="button" data-kind="quiet" onClick={onClick}>
        <ArrowLeft aria-hidden="true" />
        {children}
      </button>
    </div>
  )
}
