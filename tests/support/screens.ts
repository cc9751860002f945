import type { Page } from 'playwright-core'
import type { App } from './app.js'

const fixed: Readonly<Record<string, string>> = {
  home: '',
  revenue: '/revenue',
  'revenue-by-country': '/revenue?by=country',
  'revenue-by-invoices': '/revenue?of=invoices&accounts=all&every=quarter',
  'revenue-no-invoices': '/revenue?of=invoices',
  'revenue-customers': '/revenue/customers?accounts=all&column=expansion',
  plans: '/plans',
  'plans-no-match': '/plans?state=ended',
  movements: '/movements?column=new',
  'movement-detail': '/movements?column=new&row=0',
  retention: '/retention',
  'retention-by-segment': '/retention?by=segment',
  'retention-compared': '/retention?policy=stripe',
  'retention-cohorts': '/retention?tab=cohorts',
  'retention-churn': '/retention?tab=churn',
  'retention-below': '/retention?tab=below',
  cohort: '/retention/cohort?from=2022-01&cohort=2022-01&to=2025-12&age=1',
  'metric-rows': '/metrics/nrr/rows',
  'metric-rows-of-lines': '/metrics/signed-not-live-arr/rows',
  accounts: '/accounts',
  'accounts-no-match': '/accounts?q=zzzzz',
  data: '/data',
  'data-catalogue': '/data?tab=catalogue&metric=nrr',
  'data-catalogue-no-match': '/data?tab=catalogue&q=zzzzz',
  'data-reconciliation': '/data?tab=reconciliation&state=all',
  upload: '/data/upload',
  settings: '/settings',
  'settings-workspace': '/settings?tab=workspace',
  'settings-policies': '/settings?tab=policies',
  'settings-segments': '/settings?tab=segments',
  'settings-segment-new': '/settings?tab=segments&edit=new',
  'settings-compare': '/settings?tab=policies&view=compare&metric=arr&right=stripe',
  'settings-policy-versions': '/settings?tab=policies&view=history&set=mainstay',
  'settings-members': '/settings?tab=members',
  'settings-account': '/settings?tab=account',
  'settings-audit': '/settings?tab=audit',
  'settings-personal-data': '/settings?tab=personal-data',
}

/** The pages before sign-in. */
const doors: Readonly<Record<string, string>> = {
  'sign-in': '/sign-in',
  'forgot-password': '/forgot-password',
  'choose-password': '/choose-password?token=none',
  'first-owner': '/first-owner?secret=none',
  review: '/review/none',
}

/** Every screen of a workspace by name, with its full address. A new screen or tab needs a line above. */
export async function screensOf(
  { address, client }: App,
  workspace: string,
): Promise<Readonly<Record<string, string>>> {
  const [account] = (await client.read('accounts.list', { workspace })).rows
  const [person] = (await client.read('people.list', { workspace, account: account?.ref })).rows
  const [anImport] = (await client.read('imports.list', { workspace })).rows
  const tabs = [
    'plan',
    'people',
    'activity',
    'opportunities',
    'invoices',
    'organisation',
    'reconciliation',
    'history',
  ].map((tab) => [`account-${tab}`, `/accounts/${account?.ref}?tab=${tab}`])
  const [plan] = (await client.read('plans.list', { workspace })).rows
  const all = {
    ...fixed,
    account: `/accounts/${account?.ref}`,
    ...Object.fromEntries(tabs),
    'account-activity-of-sales': `/accounts/${account?.ref}?tab=activity&team=sales`,
    'account-person': `/accounts/${account?.ref}?tab=people&person=${person?.ref}`,
    'accounts-preview': `/accounts?preview=${account?.ref}`,
    plan: `/plans/${plan?.account}`,
    'plan-none': `/plans/${account?.ref}`,
    'plan-then': `/plans/${plan?.account}?asOf=${new Date().toISOString().slice(0, 10)}`,
    map: `/accounts/${plan?.account ?? account?.ref}/map?view=graph`,
    'map-list': `/accounts/${plan?.account ?? account?.ref}/map?view=list`,
    'map-matrix': `/accounts/${plan?.account ?? account?.ref}/map?view=matrix`,
    import: `/data/imports/${anImport?.importId}`,
  }
  const base = `${address}/w/${encodeURIComponent(workspace)}`
  const under = (start: string, paths: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, start + path]))
  return { workspaces: address, ...under(address, doors), ...under(base, all) }
}

/** Waits until a screen shows what it has to show. */
export async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.locator('.skeleton').first().waitFor({ state: 'detached' })
}
