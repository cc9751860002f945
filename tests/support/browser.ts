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

/** A CSV file to put into a file field. */
export function csvFile(name: string, text: string): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text) }
}

/** Nothing on the page may be wider than the page, once it is drawn. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const beyond = () => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  await expect.poll(beyond, { message: `${page.url()} scrolls sideways` }).toBe(0)
}
