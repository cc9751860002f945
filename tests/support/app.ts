import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { type Client, createClient } from '#platform/server'
import type { actions } from '../../src/apps/actions.js'
import { startBrowser } from './browser.js'
import { openProgramHome, signInAsOwner, startServing } from './program.js'
import { removeHome } from './sweep-homes.js'

/** How a page looks at the app; what is missing is English, light, 1280 pixels wide, and signed in as the owner. */
export type Look = {
  readonly language?: 'en' | 'pl'
  readonly theme?: 'light' | 'dark'
  readonly width?: number
  readonly signedIn?: boolean
}

/** A page that remembers what the browser complained about: script errors, refused content, failed requests. */
export type OpenedPage = { readonly page: Page; readonly complaints: string[] }

/** The program as its user has it: a server, and a real browser that looks at it. */
export type App = {
  readonly address: string
  /** Asks as the owner. */
  readonly client: Client<typeof actions>
  /** What the server printed when it started. */
  readonly printed: string
  /** Opens a page of its own, on no address yet. */
  openPage(look?: Look): Promise<OpenedPage>
  close(): Promise<void>
}

/**
 * A server that runs already and has the owner of the tests, or else a fresh one, with the sample workspace if wished.
 * Without an owner nobody can sign in yet.
 */
export type AppOptions = { readonly address?: string; readonly sample?: boolean; readonly owner?: false }

/** Opens the app. Every test and measurement in a browser comes through here. */
export async function openApp(options: AppOptions = {}): Promise<App> {
  const server = options.address
    ? { address: options.address, printed: '', stop: async () => {} }
    : await serve(options)
  const { address, printed } = server
  try {
    const cookie = options.owner === false ? undefined : await signInAsOwner(address, printed)
    const browser = await startBrowser()
    return {
      address,
      printed,
      client: createClient<typeof actions>(address, undefined, cookie === undefined ? {} : { cookie }),
      openPage: (look) => openPage(browser, look, { address, cookie }),
      close: async () => {
        await browser.close()
        await server.stop()
      },
    }
  } catch (error) {
    await server.stop()
    throw error
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

type Server = { readonly address: string; readonly printed: string; stop(): Promise<void> }

async function serve({ sample }: AppOptions): Promise<Server> {
  const home = openProgramHome()
  const server = await startServing(home, ...(sample ? ['--sample'] : [])).catch(async (error: unknown) => {
    await removeHome(home)
    throw error
  })
  return {
    address: server.address,
    printed: server.out(),
    stop: async () => {
      server.child.kill('SIGTERM')
      await server.ended
      await removeHome(home)
    },
  }
}

type SignedIn = { readonly address: string; readonly cookie: string | undefined }

async function openPage(browser: Browser, look: Look = {}, { address, cookie }: SignedIn): Promise<OpenedPage> {
  const { language = 'en', theme = 'light', width = 1280, signedIn = true } = look
  const page = await browser.newPage({ viewport: { width, height: 800 }, locale: 'en-US', colorScheme: theme })
  const [, name, value] = /^([^=]+)=(.*)$/.exec(cookie ?? '') ?? []
  if (signedIn && name && value) await page.context().addCookies([{ name, value, url: address }])
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.addInitScript(`localStorage.setItem('mainstay.language', '${language}')`)
  return { page, complaints }
}
