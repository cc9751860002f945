import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { parseAddress, readMovementsSearch, readRevenueSearch, readText, writeAddress } from './search/bridge-search.js'
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
  component: lazyRouteComponent(() => import('./screens/revenue/to-revenue.js'), 'ToRevenue'),
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
  validateSearch: (raw): { q?: string } => ({ q: readText(raw, 'q') }),
  component: lazyRouteComponent(() => import('./screens/accounts/accounts-screen.js'), 'AccountsScreen'),
})

const account = createRoute({
  getParentRoute: () => workspace,
  path: '/accounts/$account',
  component: lazyRouteComponent(() => import('./screens/accounts/account-screen.js'), 'AccountScreen'),
})

const data = createRoute({
  getParentRoute: () => workspace,
  path: '/data',
  component: lazyRouteComponent(() => import('./screens/data/data-screen.js'), 'DataScreen'),
})

const upload = createRoute({
  getParentRoute: () => workspace,
  path: '/data/upload',
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
    workspace.addChildren([home, revenue, movements, accounts, account, data, upload, oneImport]),
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
