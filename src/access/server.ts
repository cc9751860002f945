export * from './actions/audit.js'
export * from './actions/create-workspace.js'
export * from './actions/delete-view.js'
export * from './actions/erase-member.js'
export * from './actions/erase-own-user.js'
export { membersExport, ownUserExport } from './actions/export-user.js'
export { keysCreate, keysDelete, keysList } from './actions/keys.js'
export * from './actions/list-views.js'
export * from './actions/list-workspaces.js'
export * from './actions/members.js'
export * from './actions/personal-data.js'
export * from './actions/save-view.js'
export { sessionShow, sessionsEnd, sessionsList } from './actions/sessions.js'
export * from './actions/setup.js'
export { isPermission, permissions } from './model/permissions.js'

export { roleAllows, roleNames, roles } from './model/roles.js'
export { eraseInWorkspace } from './personal-data/erase-user.js'
export {
  addErasure,
  type Erasure,
  erasuresFile,
  type PersonErasure,
  readErasures,
  sameErased,
  type UserErasure,
} from './personal-data/erasures-file.js'
export { accessHoldings } from './personal-data/holdings.js'
export { readableMarks } from './personal-data/readable-marks.js'
export { expire } from './personal-data/retention.js'
export { destroySeals, noteSealed, openSealed, type Sealed, seal } from './personal-data/seal.js'
export { forgetEndedSignIns, forgetGuesses, mayGuess, ownerToBe, type SignIn } from './sign-in/lend-sign-in.js'
export { openSignIn } from './sign-in/open-sign-in.js'
export { signInPath } from './sign-in/paths.js'
export { memberIn, reachIn, seesAllAccounts } from './sign-in/reach.js'
export { addressIn, readSignInSettings } from './sign-in/settings.js'
export type { OidcSettings } from './sign-in/sign-in-settings.js'
export { appendAuditEntry, leaveEntry } from './store/audit.js'
export { auditExtract } from './store/audit-extract.js'
export { eraseSignIn } from './store/erase-sign-in.js'
export { makeWorkspace } from './store/make-workspace.js'
export * from './store/read-workspace.js'
export { endSignIns } from './store/sessions.js'
export * from './store/set-workspace-policy.js'
