/**
 * Every right that an action may ask for, with what it lets one do. `public` needs no sign-in, `self` any signed-in
 * user: such actions touch only what is the caller's own.
 */
export const permissions = {
  public: 'See whether this server is set up, and sign in.',
  self: 'Manage their own sign-in, sessions and API keys.',
  'system:read': 'See the version of the program.',
  'workspaces:read': 'See the workspaces that they belong to.',
  'workspaces:create': 'Create workspaces.',
  'members:read': 'See who belongs to the workspace.',
  'members:write': 'Invite people, change their roles and end their access.',
  'audit:read': 'Search and verify the audit log.',
  'views:read': 'Use saved views.',
  'views:write': 'Save views.',
  'jobs:read': 'See how far long work is.',
  'jobs:cancel': 'Cancel long work.',
  'accounts:read': 'See accounts and segments.',
  'accounts:write': 'Create and change accounts, put them on lists of segments.',
  'segments:write': 'Create and change segments.',
  'changes:undo': 'Take back what was changed by hand.',
  'people:read': 'See the people of accounts.',
  'people:write': 'Add and change people of accounts.',
  'opinions:read': 'See opinions about people: stance, influence, notes.',
  'opinions:write': 'Record and withdraw opinions about people.',
  'personal-data:manage': 'Give out and erase personal data, set retention periods.',
  'ledger:read': 'See contracts, invoices, movements and the bridge.',
  'ledger:verify': 'Verify the whole ledger.',
  'ledger:write': 'Correct contract lines.',
  'ledger:reconcile': 'Explain differences between contracts and invoices.',
  'ledger:close': 'Close and reopen months.',
  'ledger:policy': 'Make policy sets and choose the one in use.',
  'metrics:read': 'See metrics and what stands behind them.',
  'journeys:read': 'See touchpoints: contacts of marketing, sales and service with customers.',
  'journeys:write': 'Record touchpoints.',
  'pipeline:read': 'See opportunities.',
  'pipeline:write': 'Record and change opportunities.',
  'plans:read': 'See customer plans and their gaps.',
  'plans:write': 'Start and change customer plans.',
  'plans:tune': 'Set the numbers of the rules that find what plans lack.',
  'imports:read': 'See imports and their errors.',
  'imports:write': 'Import data and undo imports.',
} as const

/** A right. */
export type Permission = keyof typeof permissions

/** Whether a text names a right. */
export function isPermission(text: string): text is Permission {
  return Object.hasOwn(permissions, text)
}
