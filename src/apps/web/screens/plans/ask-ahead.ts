import { askAhead } from '../../api/client.js'

/** The plans, asked before the screen is there. */
export function askPlansAhead(workspace: string): void {
  void askAhead('plans.list', { workspace, state: undefined, limit: 500 })
}

/** The plan of an account and who works there, asked before the screen is there. */
export function askPlanAhead({ workspace, account }: { readonly workspace: string; readonly account: string }): void {
  void askAhead('plans.show', { workspace, account, asOf: undefined })
  void askAhead('plans.map', { workspace, account })
}
