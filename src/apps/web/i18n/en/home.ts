/** The home screen, in English. */
export const home = {
  home: {
    title: 'Home',
    cover: '; expansion covers contraction and churn {{times}}×',
    numbers: 'Numbers of the company',
    asOf: 'At the end of {{day}}, in {{currency}}, policy set',
    inMonth: '{{name}} in the month',
    noValueSince: 'ARR at the end of {{finished}} has no value: {{because}} These numbers are of {{month}}.',
    unmovedSince: 'The last movement is of {{month}}. ARR at the end of {{finished}} is {{amount}}.',
    since: 'Since your last visit',
    sinceNothing: 'Nothing was recorded that moves a number up to this day.',
    sinceMoved_one: 'ARR at the end of {{month}} moved by <strong>{{amount}}</strong>, at {{count}} account.',
    sinceMoved_other: 'ARR at the end of {{month}} moved by <strong>{{amount}}</strong>, at {{count}} accounts.',
    sinceAccounts: 'Where it moved most',
    sinceActs: 'What was done',
    gaps: 'What plans lack',
    noGaps: 'No customer plan lacks anything, or there is none yet.',
    gapsHint: 'The worst over all customer plans that are not paused.',
    allPlans: 'All plans',
    look: 'Where to look first',
    below_one: '{{written}} customer brings less than a year before: {{amount}} of ARR.',
    below_other: '{{written}} customers bring less than a year before: {{amount}} of ARR together.',
    allBelow: 'All customers below last year',
    largest: 'The largest customers',
    largestSays: '{{share}} of ARR comes from {{name}} alone.',
    largestNone: 'No customer has ARR on this day.',
    allLargest: 'What the ten largest make of ARR',
    differences: 'Open differences',
    differencesSay_one:
      '{{written}} account differs by {{amount}} from its invoices or a stated balance, and nobody has explained it.',
    differencesSay_other:
      '{{written}} accounts differ by {{amount}} in all from their invoices or a stated balance, and nobody has explained it.',
    differencesMany_one:
      '{{written}} account differs from its invoices or a stated balance, and nobody has explained it.',
    differencesMany_other:
      '{{written}} accounts differ from their invoices or a stated balance, and nobody has explained it.',
    differencesNone: 'Invoices and stated balances agree with the ledger, or somebody has explained why not.',
    noBilling: 'Without recurring invoice lines there is nothing to reconcile yet.',
    allDifferences: 'All open differences',
    none: 'No numbers yet',
    noneHint:
      'Home shows where the company stands: ARR, retention, and the customers to look at first. Bring the contracts you have, in whatever form; every number will open to its rows.',
    openSample: 'Look at the sample company',
    makingSample: 'Making the sample…',
    steps: {
      title: 'Until it is set up',
      company: 'Workspace {{name}} is made',
      import: 'Import accounts and contract lines',
      lines: 'See ARR, retention and the first differences here',
      done: '(done)',
    },
  },
}
