import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
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
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => [
    join(process.env[name] ?? '', 'Google', 'Chrome', 'Application', 'chrome.exe'),
    join(process.env[name] ?? '', 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ]),
]

/**
 * Starts a real Chromium: the one that CHROME names, an installed one, else the one that npm brought, which is for Linux
 * on x64; elsewhere the one that Playwright fetches.
 */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumPath(), args: flags })
}

async function chromiumPath(): Promise<string> {
  const found = [process.env.CHROME, ...usualPlaces, chromium.executablePath()].find((path) => path && existsSync(path))
  if (found) return found
  if (process.platform !== 'linux' || process.arch !== 'x64') return fetchChromium()
  const { default: shipped } = await import('@sparticuz/chromium')
  return shipped.executablePath()
}

// Browsers that start at once fetch it once: Playwright's installer takes turns.
function fetchChromium(): string {
  const playwright = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'))
  execFileSync(process.execPath, [join(playwright, 'cli.js'), 'install', '--no-shell', 'chromium'], {
    stdio: 'inherit',
  })
  return chromium.executablePath()
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
