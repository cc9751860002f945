export { ledgerAccount, ledgerBalances } from './actions/account-ledger.js'
export { ledgerBridge } from './actions/bridge.js'
export { ledgerCell } from './actions/cell.js'
export { ledgerChanges } from './actions/changes.js'
export { ledgerClose } from './actions/close.js'
export { ledgerCorrect } from './actions/correct.js'
export { invoicesBridge } from './actions/invoices-bridge.js'
export { invoicesLines } from './actions/invoices-lines.js'
export { invoicesRows } from './actions/invoices-rows.js'
export { invoicesState } from './actions/invoices-state.js'
export { ledgerMovements } from './actions/movements.js'
export { policiesChange, policiesCreate, policiesList } from './actions/policies.js'
export { reconciliationExplain } from './actions/reconciliation-explain.js'
export { reconciliationList } from './actions/reconciliation-list.js'
export { reconciliationReopen } from './actions/reconciliation-reopen.js'
export { reconciliationShow } from './actions/reconciliation-show.js'
export { ledgerReopen } from './actions/reopen.js'
export { ledgerRestatements } from './actions/restatements.js'
export { ledgerState } from './actions/state.js'
export { policiesUse } from './actions/use-policy.js'
export { ledgerVerify } from './actions/verify.js'
export { ledgerHoldings } from './personal-data/holdings.js'
export { readBridgeSums } from './store/bridge-sums.js'
export { type CohortMonth, type CohortSums, type CohortsQuestion, readCohorts } from './store/cohorts.js'
export { accountKinds, accountPositions } from './store/column-accounts.js'
export { sumColumns } from './store/column-sums.js'
export { datedSpans, readPastSpans } from './store/dated-spans.js'
export { ledgerExtracts } from './store/extracts.js'
export { ledgerFacts } from './store/fact-tables.js'
export { type Grouping, groupingOf } from './store/group-by.js'
export { latestRecording } from './store/ledger-columns.js'
export { type LedgerAsked, type LedgerInUse, ledgerFor } from './store/ledger-in-use.js'
export { advanceHorizon } from './store/ledger-state.js'
export { accountsTouched, maintainLedger } from './store/maintain-ledger.js'
export type { ColumnView } from './store/movement-columns.js'
export { peopleOutOfContract } from './store/people-out-of-contract.js'
export { readPolicy } from './store/policy-sets.js'
export { readFacts } from './store/read-facts.js'
export { readGroups, unitGroupingOf } from './store/read-groups.js'
export { readRenewalsDue } from './store/renewals-due.js'
export {
  type RepeatQuestion,
  type RepeatRevenue,
  type RepeatWindow,
  readRepeatRevenue,
} from './store/repeat-revenue.js'
export {
  type RetentionMonth,
  type RetentionMonthsQuestion,
  type RetentionSums,
  readRetentionMonths,
} from './store/retention-months.js'
export { rollForward } from './store/roll-forward.js'
export { readUnitWindows, type UnitWindowsQuestion } from './store/unit-windows.js'
