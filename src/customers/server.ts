export { accountsList } from './actions/list-accounts.js'
export { accountsShow } from './actions/show-account.js'
export { customerFacts } from './store/fact-tables.js'
export { maintainAccountSpans } from './store/maintain-account-spans.js'
