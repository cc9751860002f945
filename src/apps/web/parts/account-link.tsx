import type { ReactNode } from 'react'
import type { AccountSearch } from '../search/accounts-search.js'
import { accountAddress } from '../search/addresses.js'
import { useMay } from '../shell/session.js'
import { CellLink } from './cell-link.js'

/** Leads to the page of an account; plain words for who may not see it. */
export function AccountLink(props: {
  readonly workspace: string
  readonly account: string
  readonly search?: AccountSearch
  readonly className?: string
  readonly children: ReactNode
}) {
  const { workspace, account, search, className, children } = props
  if (!useMay()(workspace, 'accounts.show')) return children
  return (
    <CellLink href={accountAddress(workspace, account, search)} className={className}>
      {children}
    </CellLink>
  )
}
