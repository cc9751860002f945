import { useMemo } from 'react'
import { type Output, useAsk } from '../../../api/client.js'

/** An account with its ARR now and a year before, as the list of accounts has it. */
export function useListed(workspace: string, account: string) {
  return useAsk('metrics.accounts', { workspace, accounts: [account] })
}

export type Account = Output<'accounts.show'>

/** What every tab of an account is given. */
export type TabProps = { readonly workspace: string; readonly account: string }

/** The names of the products that an account has lines of, by their keys. */
export function useProductNames({ workspace, account }: TabProps): ReadonlyMap<string, string> {
  const { data } = useAsk('ledger.account', { workspace, account })
  return useMemo(
    () =>
      new Map(
        data?.lines.flatMap(({ product, productName }) => (product && productName ? [[product, productName]] : [])),
      ),
    [data],
  )
}
