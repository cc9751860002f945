import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { readAccountSearch, readAccountsSearch } from './search/accounts-search.js'
import { parseAddress, readMovementsSearch, readRevenueSearch, readText, writeAddress } from './search/bridge-search.js'
import { readDataSearch, readSettingsSearch } from './search/definitions-search.js'
import { readCohortSearch, readMetricSearch, readRetentionSearch } from './search/metric-search.js'
import { AppShell } from './shell/app-shell.js'
import { BrokenScreen, NoSuchPage } from './shell/broken-screen.js'

const rootRoute = createRootRoute({ component: AppShell, notFoundComponent: NoSuchPage })

const workspaces = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./screens/workspaces/workspaces-screen.js'), 'WorkspacesScreen'),
})

const workspace = createRoute({ getParentRoute: () => rootRoute, path: '/w/$workspace' })

const home = createRoute({
  getParentRoute: () => workspace,
  path: '/',
  component: lazyRouteComponent(() => import('./screens/home/home-screen.js'), 'HomeScreen'),
})

const retention = createRoute({
  getParentRoute: () => workspace,
  path: '/retention',
  validateSearch: readRetentionSearch,
  component: lazyRouteComponent(() => import('./screens/retention/retention-screen.js'), 'RetentionScreen'),
})

const cohort = createRoute({
  getParentRoute: () => workspace,
  path: '/retention/cohort',
  validateSearch: readCohortSearch,
  component: lazyRouteComponent(() => import('./screens/retention/cohort-screen.js'), 'CohortScreen'),
})

const metricRows = createRoute({
  getParentRoute: () => workspace,
  path: '/metrics/$metric/rows',
  validateSearch: readMetricSearch,
  component: lazyRouteComponent(() => import('./screens/metrics/rows-screen.js'), 'MetricRowsScreen'),
})

const settings = createRoute({
  getParentRoute: () => workspace,
  path: '/settings',
  validateSearch: readSettingsSearch,
  component: lazyRouteComponent(() => import('./screens/settings/settings-screen.js'), 'SettingsScreen'),
})

const revenue = createRoute({
  getParentRoute: () => workspace,
  path: '/revenue',
  validateSearch: readRevenueSearch,
  component: lazyRouteComponent(() => import('./screens/revenue/revenue-screen.js'), 'RevenueScreen'),
})

const movements = createRoute({
  getParentRoute: () => workspace,
  path: '/movements',
  validateSearch: readMovementsSearch,
  component: lazyRouteComponent(() => import('./screens/movements/movements-screen.js'), 'MovementsScreen'),
})

const accounts = createRoute({
  getParentRoute: () => workspace,
  path: '/accounts',
  validateSearch: readAccountsSearch,
  component: lazyRouteComponent(() => import('./screens/accounts/accounts-screen.js'), 'AccountsScreen'),
})

const account = createRoute({
  getParentRoute: () => workspace,
  path: '/accounts/$account',
  validateSearch: readAccountSearch,
  component: lazyRouteComponent(() => import('./screens/accounts/account-screen.js'), 'AccountScreen'),
})

const data = createRoute({
  getParentRoute: () => workspace,
  path: '/data',
  validateSearch: readDataSearch,
  component: lazyRouteComponent(() => import('./screens/data/data-screen.js'), 'DataScreen'),
})

const upload = createRoute({
  getParentRoute: () => workspace,
  path: '/data/upload',
  validateSearch: (raw): { step?: string; upload?: string; file?: string; import?: string } => ({
    step: readText(raw, 'step'),
    upload: readText(raw, 'upload'),
    file: readText(raw, 'file'),
    import: readText(raw, 'import'),
  }),
  component: lazyRouteComponent(() => import('./screens/data/upload-screen.js'), 'UploadScreen'),
})

const oneImport = createRoute({
  getParentRoute: () => workspace,
  path: '/data/imports/$import',
  validateSearch: (raw): { file?: string } => ({ file: readText(raw, 'file') }),
  component: lazyRouteComponent(() => import('./screens/data/import-screen.js'), 'ImportScreen'),
})

/** Where everything is. The whole state of a screen stands in its address. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    workspaces,
    workspace.addChildren([
      home,
      revenue,
      movements,
      retention,
      cohort,
      metricRows,
      accounts,
      account,
      data,
      upload,
      oneImport,
      settings,
    ]),
  ]),
  parseSearch: parseAddress,
  stringifySearch: writeAddress,
  defaultPreload: 'intent',
  defaultErrorComponent: BrokenScreen,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
