import { z } from 'zod'
import { definitionFields, groupFields, monthField, workspaceField } from './fields.js'

/** What a cohort table is asked with, and a cell of it. */
export const cohortFields = {
  workspace: workspaceField,
  period: z.enum(['month', 'quarter', 'year']).default('quarter').describe('Length of a cohort and of a step of age.'),
  from: monthField.describe('First month of the first cohort.'),
  to: monthField.describe('Last month that is shown.'),
  ...groupFields,
  ...definitionFields,
}
