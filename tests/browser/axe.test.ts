import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { type Look, withApp } from '../support/app.js'
import { expectNoSidewaysScroll } from '../support/browser.js'
import { screensOf, settle } from '../support/screens.js'
import { violationsOn } from '../support/violations.js'

// Every screen of the sample under the rules of WCAG 2.2 AA that a program can check, and reflow (1.4.10): nothing scrolls
// sideways at 320 pixels. A screen is loaded once in each language; its theme and its width change while it is open, as they
// do for a person who zooms.

// While one page waits for the server or for the network to fall silent, others are looked at.
const pagesAtOnce = 3

const app = withApp({ sample: true })
let addresses: Readonly<Record<string, string>>

beforeAll(async () => {
  addresses = await screensOf(app(), 'Sample')
})

async function open(look: Look): Promise<Page> {
  const { page } = await app().openPage(look)
  // Colours that are on their way to others are not the colours of a theme.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  return page
}

/** Opens every screen, several side by side, and collects what looking at them found. */
async function onEveryScreen(look: Look, find: (page: Page, name: string) => Promise<string[]>): Promise<string[]> {
  const found: string[] = []
  const waiting = Object.entries(addresses)
  const walk = async () => {
    const page = await open(look)
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, address] = next
      await page.goto(address)
      await settle(page)
      found.push(...(await find(page, name)))
    }
    await page.close()
  }
  await Promise.all(Array.from({ length: pagesAtOnce }, walk))
  return found
}

// A theme changes colours and nothing else.
it('axe finds nothing on any screen, light and dark', async () => {
  const found = await onEveryScreen({ theme: 'light' }, async (page, name) => {
    await page.emulateMedia({ colorScheme: 'light' })
    const light = await violationsOn(page, `${name}, light`)
    await page.emulateMedia({ colorScheme: 'dark' })
    return [...light, ...(await violationsOn(page, `${name}, dark`, 'html', 'colours'))]
  })
  expect(found).toEqual([])
}, 240_000)

it('axe finds nothing on any screen in Polish, wide and 320 pixels wide, and none scrolls sideways', async () => {
  const found = await onEveryScreen({ language: 'pl', theme: 'dark' }, async (page, name) => {
    await page.setViewportSize({ width: 1280, height: 800 })
    const wide = await violationsOn(page, `${name}, Polish`)
    await page.setViewportSize({ width: 320, height: 800 })
    await expectNoSidewaysScroll(page)
    return [...wide, ...(await violationsOn(page, `${name}, 320 pixels wide`))]
  })
  expect(found).toEqual([])
}, 240_000)

it.each(['light', 'dark'] as const)('axe finds nothing in what opens over a screen, %s', async (theme) => {
  const page = await open({ theme })
  await page.goto(addresses.accounts ?? '')
  await settle(page)
  const found: string[] = []
  const look = async (name: string) => {
    found.push(...(await violationsOn(page, name)))
    await page.keyboard.press('Escape')
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
})

const opened = [
  ['settings-members', 'Invite'],
  ['settings-members', 'What can be done with Kim Test'],
  ['settings-account', 'Change the password'],
  ['settings-account', 'Turn it on'],
  ['settings-account', 'Make a key'],
  ['settings-account', 'Kim Test'],
  ['settings-audit', 'Verify'],
] as const

it.each(['light', 'dark'] as const)('axe finds nothing in what opens in the settings, %s', async (theme) => {
  const page = await open({ theme })
  const found: string[] = []
  for (const [name, button] of opened) {
    await page.goto(addresses[name] ?? '')
    await settle(page)
    if (name === 'settings-audit') await page.locator('.audit-entry').last().click()
    await page.getByRole('button', { name: button }).first().click()
    if (name === 'settings-audit') await page.getByLabel('Head to keep').waitFor()
    found.push(...(await violationsOn(page, `${name}: ${button}`)))
  }
  await page.close()
  expect(found).toEqual([])
})
