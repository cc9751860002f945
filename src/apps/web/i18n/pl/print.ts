import type { print as english } from '../en/print.js'
import type { InPolish } from '../polish-forms.js'

/** What stands under a printed page, in Polish. */
export const print: InPolish<typeof english> = {
  print: {
    asOf: 'Stan na {{when}}',
    asKnownAt: 'według wiedzy na {{when}}',
    policy: 'zestaw zasad {{policy}}',
  },
}
