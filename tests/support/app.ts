import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { type Client, createClient } from '#platform/server'
import type { actions } from '../../src/apps/actions.js'
import { startBrowser } from './browser.js'
import { openProgramHome, startServing } from './program.js'
import { removeHome } from './sweep-homes.js'

/** How a page looks at the app; what is missing is English, light, and 1280 pixels wide. */
export type Look = {
  readonly language?: 'en' | 'pl'
  readonly theme?: 'light' | 'dark'
  readonly width?: number
}

/** A page that remembers what the browser complained about: script errors, refused content, failed requests. */
export type OpenedPage = { readonly page: Page; readonly complaints: string[] }

/** The program as its user has it: a server, and a real browser that looks at it. */
export type App = {
  readonly address: string
  readonly client: Client<typeof actions>
  /** Opens a page of its own, on no address yet. */
  openPage(look?: Look): Promise<OpenedPage>
  close(): Promise<void>
}

/** A server that runs already, or else a fresh one, with the sample workspace if wished. */
export type AppOptions = { readonly address?: string; readonly sample?: boolean }

/** Opens the app. Every test and measurement in a browser comes through here. */
export async function openApp(options: AppOptions = {}): Promise<App> {
  const server = options.address ? { address: options.address, stop: async () => {} } : await serve(options)
  const browser = await startBrowser().catch(async (error: unknown) => {
    await server.stop()
    throw error
  })
  return {
    address: server.address,
    client: createClient<typeof actions>(server.address),
    openPage: (look) => openPage(browser, look),
    close: async () => {
      await browser.close()
      await server.stop()
    },
  }
}

/** The app of a test file's own: opened before the file's first test, closed after its last. */
export function withApp(options: AppOptions = {}): () => App {
  let app: App | undefined
  beforeAll(async () => {
    app = await openApp(options)
  }, 180_000)
  afterAll(() => app?.close(), 60_000)
  return () => {
    if (!app) throw new Error('The app is opened before the first test.')
    return app
  }
}

async function serve({ sample }: AppOptions): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const home = openProgramHome()
  const server = await startServing(home, ...(sample ? ['--sample'] : [])).catch(async (error: unknown) => {
    await removeHome(home)
    throw error
  })
  return {
    address: server.address,
    stop: async () => {
      server.child.kill('SIGTERM')
      await server.ended
      await removeHome(home)
    },
  }
}

async function openPage(browser: Browser, look: Look = {}): Promise<OpenedPage> {
  const { language = 'en', theme = 'light', width = 1280 } = look
  const page = await browser.newPage({ viewport: { width, height: 800 }, locale: 'en-US', colorScheme: theme })
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.addInitScript(`localStorage.setItem('mainstay.language', '${language}')`)
  return { page, complaints }
}
