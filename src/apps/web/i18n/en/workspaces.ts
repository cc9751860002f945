/** Workspaces, in English. */
export const workspaces = {
  workspaces: {
    title: 'Workspaces',
    sentence: 'A workspace holds the data of one company, apart from all others.',
    create: 'Create workspace',
    none: 'No workspace yet',
    noneHint:
      'A workspace holds one company: its accounts, contracts and revenue. Create one, then upload an export of your billing or CRM system.',
    name: 'Name',
    nameHint: 'For example the name of your company.',
    nameTaken: 'There is a workspace with this name already. Choose another.',
    currency: 'Currency',
    currencyHint: 'All numbers are reported in it.',
    policy: 'Policy set',
    kind: 'Data',
    own: 'Own data',
    sample: 'Sample data',
    fiscalYearStart: 'The fiscal year starts in',
  },
}
