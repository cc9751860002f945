/** What stands under a printed page, in English. */
export const print = {
  print: {
    asOf: 'As of {{when}}',
    asKnownAt: 'as known at {{when}}',
    policy: 'policy set {{policy}}',
  },
}
