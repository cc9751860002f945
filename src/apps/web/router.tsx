import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { askAhead } from './api/client.js'
import { askAccountAhead } from './screens/accounts/record/ask-ahead.js'
import { askDataAhead } from './screens/data/ask-ahead.js'
import { askHomeAhead } from './screens/home/ask-ahead.js'
import { readMapSearch } from './screens/map/map-data.js'
import { askPlanAhead, askPlansAhead } from './screens/plans/ask-ahead.js'
import { askRetentionAhead } from './screens/retention/ask-ahead.js'
import { askRevenueAhead } from './screens/revenue/ask-ahead.js'
import { askSettingsAhead } from './screens/settings/ask-ahead.js'
import { readAccountSearch, readAccountsSearch } from './search/accounts-search.js'
import {
  matching,
  parseAddress,
  readMovementsSearch,
  readRevenueSearch,
  readText,
  writeAddress,
} from './search/bridge-search.js'
import { readDataSearch, readSettingsSearch } from './search/definitions-search.js'
import { readCustomersSearch } from './search/invoices-search.js'
import { readCohortSearch, readMetricSearch, readRetentionSearch } from './search/metric-search.js'
import { AppShell } from './shell/app-shell.js'
import { BrokenScreen, NoSuchPage } from './shell/broken-screen.js'
import { isFrontDoor, leadToSignIn } from './shell/front-door.js'
import { knowWorkspaces } from './shell/know-workspaces.js'

const rootRoute = createRootRoute({
  component: AppShell,
  notFoundComponent: NoSuchPage,
  loader: ({ location }) => (isFrontDoor(location.pathname) ? undefined : knowWorkspaces()),
})

const workspaces = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./screens/workspaces/workspaces-screen.js'), 'WorkspacesScreen'),
})

const workspace = createRoute({ getParentRoute: () => rootRoute, path: '/w/$workspace' })

const home = createRoute({
  getParentRoute: () => workspace,
  path: '/',
  loader: ({ params }) => askHomeAhead(params.workspace),
  component: lazyRouteComponent(() => import('./screens/home/home-screen.js'), 'HomeScreen'),
})

const retention = createRoute({
  getParentRoute: () => workspace,
  path: '/retention',
  validateSearch: readRetentionSearch,
  loader: ({ params, location }) => askRetentionAhead(params.workspace, readRetentionSearch(location.search)),
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
  loader: ({ params, location }) => askSettingsAhead(params.workspace, readSettingsSearch(location.search)),
  component: lazyRouteComponent(() => import('./screens/settings/settings-screen.js'), 'SettingsScreen'),
})

const revenue = createRoute({
  getParentRoute: () => workspace,
  path: '/revenue',
  validateSearch: readRevenueSearch,
  loader: ({ params, location }) => askRevenueAhead(params.workspace, readRevenueSearch(location.search)),
  component: lazyRouteComponent(() => import('./screens/revenue/revenue-screen.js'), 'RevenueScreen'),
})

const customers = createRoute({
  getParentRoute: () => workspace,
  path: '/revenue/customers',
  validateSearch: readCustomersSearch,
  component: lazyRouteComponent(() => import('./screens/revenue/invoices/customers-screen.js'), 'CustomersScreen'),
})

const movements = createRoute({
  getParentRoute: () => workspace,
  path: '/movements',
  validateSearch: readMovementsSearch,
  loader: ({ params }) => void askAhead('ledger.state', { workspace: params.workspace }),
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
  loader: ({ params }) => askAccountAhead(params),
  component: lazyRouteComponent(() => import('./screens/accounts/account-screen.js'), 'AccountScreen'),
})

const plans = createRoute({
  getParentRoute: () => workspace,
  path: '/plans',
  validateSearch: (raw): { state?: string; sort?: string } => ({
    state: readText(raw, 'state'),
    sort: readText(raw, 'sort'),
  }),
  loader: ({ params, location }) => (readText(location.search, 'state') ? undefined : askPlansAhead(params.workspace)),
  component: lazyRouteComponent(() => import('./screens/plans/plans-screen.js'), 'PlansScreen'),
})

const plan = createRoute({
  getParentRoute: () => workspace,
  path: '/plans/$account',
  validateSearch: (raw): { asOf?: string } => ({ asOf: matching(raw.asOf, /^\d{4}-\d{2}-\d{2}$/) }),
  loader: ({ params, location }) => (readText(location.search, 'asOf') ? undefined : askPlanAhead(params)),
  component: lazyRouteComponent(() => import('./screens/plans/plan-screen.js'), 'PlanScreen'),
})

const accountMap = createRoute({
  getParentRoute: () => workspace,
  path: '/accounts/$account/map',
  validateSearch: readMapSearch,
  component: lazyRouteComponent(() => import('./screens/map/map-screen.js'), 'MapScreen'),
})

const data = createRoute({
  getParentRoute: () => workspace,
  path: '/data',
  validateSearch: readDataSearch,
  loader: ({ params, location }) => askDataAhead(params.workspace, readDataSearch(location.search)),
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

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (raw): { to?: string; error?: string; deleted?: string } => ({
    to: readText(raw, 'to'),
    error: readText(raw, 'error'),
    deleted: readText(raw, 'deleted'),
  }),
  component: lazyRouteComponent(() => import('./screens/sign-in/sign-in-screen.js'), 'SignInScreen'),
})

const forgotPassword = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgot-password',
  component: lazyRouteComponent(() => import('./screens/sign-in/forgot-password-screen.js'), 'ForgotPasswordScreen'),
})

const choosePassword = createRoute({
  getParentRoute: () => rootRoute,
  path: '/choose-password',
  validateSearch: (raw): { token?: string } => ({ token: readText(raw, 'token') }),
  component: lazyRouteComponent(() => import('./screens/sign-in/choose-password-screen.js'), 'ChoosePasswordScreen'),
})

const firstOwner = createRoute({
  getParentRoute: () => rootRoute,
  path: '/first-owner',
  validateSearch: (raw): { secret?: string } => ({ secret: readText(raw, 'secret') }),
  component: lazyRouteComponent(() => import('./screens/sign-in/first-owner-screen.js'), 'FirstOwnerScreen'),
})

const review = createRoute({
  getParentRoute: () => rootRoute,
  path: '/review/$token',
  component: lazyRouteComponent(() => import('./screens/reviews/review-by-link-screen.js'), 'ReviewByLinkScreen'),
})

/** Where everything is. The whole state of a screen stands in its address. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    workspaces,
    signIn,
    forgotPassword,
    choosePassword,
    firstOwner,
    review,
    workspace.addChildren([
      home,
      revenue,
      customers,
      movements,
      retention,
      cohort,
      metricRows,
      accounts,
      account,
      accountMap,
      plans,
      plan,
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

leadToSignIn(router)

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
