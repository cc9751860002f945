import type { ActionName } from './session.js'

const needed: Readonly<Record<string, ActionName | readonly ActionName[]>> = {
  '/w/$workspace': 'metrics.show',
  '/w/$workspace/accounts': 'accounts.list',
  '/w/$workspace/accounts/$account': 'accounts.show',
  '/w/$workspace/plans': 'plans.list',
  '/w/$workspace/plans/$account': 'plans.show',
  '/w/$workspace/accounts/$account/map': 'plans.map',
  '/w/$workspace/revenue': 'ledger.bridge',
  '/w/$workspace/revenue/customers': 'invoices.rows',
  '/w/$workspace/movements': 'ledger.movements',
  '/w/$workspace/retention': 'metrics.series',
  '/w/$workspace/retention/cohort': 'metrics.cohort',
  '/w/$workspace/metrics/$metric/rows': 'metrics.rows',
  '/w/$workspace/data': ['imports.list', 'metrics.list', 'reconciliation.list'],
  '/w/$workspace/data/upload': 'import',
  '/w/$workspace/data/imports/$import': 'imports.list',
}

/** The actions of which a screen, by its path, needs one: without any it has nothing to show or do. */
export function neededFor(path: string): readonly ActionName[] {
  return [needed[path.replace(/\/$/, '')] ?? 'session.show'].flat()
}
