import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Starts a real Chromium: the one that CHROME names, an installed one, else the one that npm brought. */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumPath(), args: flags })
}

async function chromiumPath(): Promise<string> {
  const found = [process.env.CHROME, ...usualPlaces].find((path) => path && existsSync(path))
  if (found) return found
  const { default: shipped } = await import('@sparticuz/chromium')
  return shipped.executablePath()
}

/** A page that remembers what the browser complained about: script errors, refused content, failed requests. */
export async function openPage(
  browser: Browser,
  options: { readonly language?: 'en' | 'pl'; readonly width?: number } = {},
): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width: options.width ?? 1280, height: 800 }, locale: 'en-US' })
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.addInitScript(`localStorage.setItem('mainstay.language', '${options.language ?? 'en'}')`)
  return { page, complaints }
}

/** Nothing on the page may be wider than the page. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const beyond = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  expect(beyond, `${page.url()} scrolls sideways`).toBe(0)
}
