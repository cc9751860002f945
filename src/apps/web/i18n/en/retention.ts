/** The retention screen, in English. */
export const retention = {
  retention: {
    title: 'Retention',
    none: 'No retention yet',
    noneHint:
      'This screen shows how much of the revenue stays and grows. It needs contract lines over some months: upload them, and every ratio here opens to its customers.',
    tabs: {
      trend: 'Ratios',
      cohorts: 'Cohorts',
      churn: 'Churn',
      below: 'Below last year’s spend',
    },
    sentence_one:
      '{{written}} customer brought {{start}} on {{from}} and brings {{now}} on {{day}}: NRR is <strong>{{nrr}}</strong>. {{stayed}} stayed.',
    sentence_other:
      '{{written}} customers brought {{start}} on {{from}} and bring {{now}} on {{day}}: NRR is <strong>{{nrr}}</strong>. {{stayed}} of them stayed.',
    sentenceDue:
      'Of {{start}} that was due for renewal from {{from}} to {{day}}, {{now}} was renewed: NRR is <strong>{{nrr}}</strong>.',
    sentenceUndefined: 'There is no retention yet: {{because}}',
    ratios: 'Ratios',
    lines: 'How retention went',
    linesSummary_one:
      'NRR over {{count}} month, month by month: lowest {{low}} in {{lowMonth}}, highest {{high}} in {{highMonth}}.',
    linesSummary_other:
      'NRR over {{count}} months, month by month: lowest {{low}} in {{lowMonth}}, highest {{high}} in {{highMonth}}.',
    noLines: 'No month has a value yet.',
    byGroup: 'By {{name}}',
    groupsCaption_one:
      '{{metric}} of {{written}} group, amounts in {{currency}}, policy set {{policy}}. Every ratio opens its customers.',
    groupsCaption_other:
      '{{metric}} of {{written}} groups, amounts in {{currency}}, policy set {{policy}}. Every ratio opens its customers.',
    now: { nrr: 'Now', grr: 'Kept of it', 'logo-retention': 'Stayed' },
    without: 'Without the largest',
  },
  cohorts: {
    period: 'Cohorts by',
    month: 'Month',
    quarter: 'Quarter',
    year: 'Year',
    cells: 'Cells show',
    money: 'Money',
    none: 'No cohorts yet',
    noneHint:
      'A cohort is made of the customers that first had revenue in the same period. None began in these months.',
    young: 'No cohort is a year old yet.',
    summary: 'A year after they began, cohorts brought {{kept}} of what they began with, weighed by money.',
    captionMoney:
      'ARR at each age as a share of the ARR that the customers began with, in {{currency}}. Columns are periods since the first one; every cell opens its customers.',
    captionCustomers:
      'Customers that are still there at each age; ARR in {{currency}}. Columns are periods since the first one; every cell opens its customers.',
    cohort: 'Cohort',
    start: 'Began with',
    ratio: 'Kept',
    title: 'Cohort of {{cohort}} at the end of {{month}}',
    stayed_one: '{{now}} of {{written}} customer is still there.',
    stayed_other: '{{now}} of {{written}} customers are still there.',
    equals: 'equals the cell',
  },
  churn: {
    title: 'Churn by reason',
    caption_one: 'ARR of customers that left in {{count}} month, in {{currency}}.',
    caption_other: 'ARR of customers that left in {{count}} months, in {{currency}}.',
    reason: 'Reason',
    noReason: 'No reason given',
    lost: 'ARR lost',
    share: 'Share',
    none: 'No customer left',
    noneHint_one: 'In the {{count}} month before no customer came down to nothing.',
    noneHint_other: 'In the {{count}} months before no customer came down to nothing.',
    undefined: 'Churn has no value',
    byMonth: 'What was lost, month by month',
    byMonthSummary: 'From {{from}} to {{to}}, {{churn}} left with customers and {{contraction}} with contractions.',
  },
  below: {
    none: 'No customer is below last year’s spend',
    noneHint_one: 'Every customer brings at least what it brought {{count}} month before.',
    noneHint_other: 'Every customer brings at least what it brought {{count}} months before.',
    summary_one: '{{written}} customer brings less on {{day}} than on {{from}}: {{amount}}.',
    summary_other: '{{written}} customers bring less on {{day}} than on {{from}}: {{amount}} together.',
    caption: 'Amounts in {{currency}}, policy set {{policy}}. A change opens the movements that made it.',
    ratio: 'In %',
  },
}
