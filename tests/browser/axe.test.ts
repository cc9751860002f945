import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPage, startBrowser } from '../support/browser.js'
import { openProgramHome, type Served, startServing } from '../support/program.js'
import { screensOf, settle } from '../support/screens.js'
import { removeHome } from '../support/sweep-homes.js'
import { violationsOn } from '../support/violations.js'

// Every screen of the sample, in both themes, under the rules of WCAG 2.2 AA that a program can check.

const themes = ['light', 'dark'] as const

let home: string
let server: Served
let browser: Browser
let addresses: Readonly<Record<string, string>>

beforeAll(async () => {
  home = openProgramHome()
  server = await startServing(home, '--sample')
  browser = await startBrowser()
  addresses = await screensOf(server.address, 'Sample')
}, 180_000)

afterAll(async () => {
  await browser?.close()
  server?.child.kill('SIGTERM')
  await server?.ended
  if (home) await removeHome(home)
}, 60_000)

async function open(theme: (typeof themes)[number]): Promise<Page> {
  const { page } = await openPage(browser)
  await page.emulateMedia({ colorScheme: theme })
  return page
}

it.each(themes)(
  'axe finds nothing on any screen, %s',
  async (theme) => {
    const page = await open(theme)
    const found: string[] = []
    for (const [name, address] of Object.entries(addresses)) {
      await page.goto(address)
      await settle(page)
      found.push(...(await violationsOn(page, name)))
    }
    await page.close()
    expect(found).toEqual([])
  },
  180_000,
)

it.each(themes)(
  'axe finds nothing in what opens over a screen, %s',
  async (theme) => {
    const page = await open(theme)
    await page.goto(addresses.accounts ?? '')
    await settle(page)
    const found: string[] = []
    const look = async (name: string, close = 'Escape') => {
      found.push(...(await violationsOn(page, name)))
      await page.keyboard.press(close)
    }
    await page.keyboard.press('Control+k')
    await page.locator('.palette-input').fill('a')
    await page.locator('[role=option]').first().waitFor()
    await look('palette')
    await page.locator('h1').click()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Shortcuts of this screen' }).waitFor()
    await look('shortcuts')
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('checkbox').first().waitFor()
    await look('columns')
    await page.getByRole('button', { name: 'Views' }).click()
    await page.getByRole('button', { name: 'Save this view…' }).click()
    await page.getByLabel('Name of the view').waitFor()
    await look('save view')
    await page.close()
    expect(found).toEqual([])
  },
  60_000,
)
