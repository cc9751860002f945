import { askAhead } from '../../../api/client.js'
import type { TabProps } from './ask-account.js'

/** What the head of an account shows, asked before the screen is there. */
export function askAccountAhead({ workspace, account }: TabProps): void {
  void askAhead('accounts.show', { workspace, account })
  void askAhead('ledger.account', { workspace, account })
  void askAhead('metrics.accounts', { workspace, accounts: [account] })
}
