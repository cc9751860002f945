import type { Locator, Page } from 'playwright-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Look, type OpenedPage, withApp } from '../support/app.js'
import { expectNoSidewaysScroll } from '../support/browser.js'
import { settle } from '../support/screens.js'

// What a reader chooses about the look of pages, and what paper makes of them, in a real Chromium on the sample.

/** A4 upright less margins of 12 mm, in CSS pixels. */
const paperWidth = 703
const tokens = { light: 'rgb(255, 255, 255)', dark: 'rgb(14, 17, 22)' } as const
/** The first and second series of charts on light ground, as the design has them: #1F5FBF and #D2691E. */
const lightSeries = ['rgb(31, 95, 191)', 'rgb(210, 105, 30)']

const app = withApp({ sample: true })
let opened: OpenedPage
let page: Page

const open = async (path: string, look: Look = {}): Promise<void> => {
  opened = await app().openPage(look)
  page = opened.page
  await go(path)
}

const go = async (path: string): Promise<void> => {
  await page.goto(`${app().address}/w/Sample${path}`)
  await settle(page)
}

const print = () => page.emulateMedia({ media: 'print' })
const styleOf = (place: Locator, name: string) =>
  place.evaluate(
    (element, style) => element.ownerDocument.defaultView?.getComputedStyle(element).getPropertyValue(style),
    name,
  )

beforeEach(() => {
  opened = undefined as never
})

afterEach(async () => {
  expect(opened.complaints).toEqual([])
  await page.close()
})

it('paper has what a page says, and nothing that is for clicking', async () => {
  await open('/retention')
  const onlyOnScreen = ['.sidebar', '.controls', '.tab-list', '.skip-link', '.page-head .button', '.icon-button']
  const shown = async () =>
    Promise.all(onlyOnScreen.map(async (place) => (await page.locator(place).first().isVisible()) && place))
  expect(await shown()).toEqual(onlyOnScreen)
  await print()
  expect((await shown()).filter(Boolean)).toEqual([])
  await page.getByRole('heading', { name: 'Retention', level: 1 }).waitFor()
  await page.locator('.drawing-place svg').waitFor()
  // The figures stand at the left edge of the paper: nothing keeps the place of the sidebar.
  expect((await page.locator('.page').boundingBox())?.x).toBe(0)
})

it.each(['by the system', 'by choice'])('a page that is dark %s is printed light, its charts too', async (why) => {
  await open('/retention', { theme: why === 'by choice' ? 'light' : 'dark' })
  if (why === 'by choice') {
    await page.evaluate("localStorage.setItem('mainstay.theme', 'dark')")
    await page.reload()
    await settle(page)
  }
  const ground = () => styleOf(page.locator('html'), 'background-color')
  const strokes = async () => {
    const lines = await page.locator('.drawing-place svg path').all()
    return new Set(await Promise.all(lines.map((line) => styleOf(line, 'stroke'))))
  }
  expect(await ground()).toBe(tokens.dark)
  expect([...(await strokes())]).not.toEqual(expect.arrayContaining(lightSeries))
  await print()
  expect(await ground()).toBe(tokens.light)
  expect([...(await strokes())]).toEqual(expect.arrayContaining(lightSeries))
  // #535D6B: the words of the axes.
  expect(await styleOf(page.locator('.drawing-place svg text').first(), 'fill')).toBe('rgb(83, 93, 107)')
  await page.emulateMedia({ media: 'screen' })
  expect(await ground()).toBe(tokens.dark)
  await go('/revenue')
  await print()
  expect(await styleOf(page.locator('.chart [data-series="new"]').first(), 'fill')).toBe('rgb(11, 83, 148)')
  expect(await styleOf(page.locator('.chart text').first(), 'fill')).toBe('rgb(83, 93, 107)')
})

it.each([
  '/revenue',
  '/revenue?by=country&open=%3DDE',
  '/revenue?of=invoices&accounts=all',
  '/revenue/customers?accounts=all&column=closing',
  '/movements?column=new',
  '/retention?by=segment',
  '/retention?tab=cohorts',
  '/accounts',
  '/metrics/nrr/rows',
  '/data?tab=reconciliation&state=all',
])('no table and no drawing of %s is cut off by the paper', async (path) => {
  await open(path)
  const rows = await page.locator('tbody tr').count()
  await page.setViewportSize({ width: paperWidth, height: 1000 })
  await print()
  await expectNoSidewaysScroll(page)
  for (const table of await page.locator('.table').all()) {
    const [inner, outer] = [await table.boundingBox(), await table.locator('xpath=..').boundingBox()]
    if (!inner || !outer) continue
    expect(Math.ceil(inner.x + inner.width)).toBeLessThanOrEqual(paperWidth)
    // What scrolls on the screen is on paper as high as all its rows.
    expect(Math.round(outer.height)).toBeGreaterThanOrEqual(Math.round(inner.height))
  }
  for (const drawing of await page.locator('svg[role=img], .drawing-place svg').all()) {
    const box = await drawing.boundingBox()
    expect(box?.height).toBeGreaterThan(50)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(paperWidth)
  }
  expect(await page.locator('tbody tr').count()).toBe(rows)
})

it('under a printed page stand its company, moment, policy set and address', async () => {
  await open('/revenue?policy=stripe&by=country')
  const foot = page.locator('.print-foot')
  expect(await foot.isVisible()).toBe(false)
  await print()
  const [facts, address] = await foot.locator('p').allTextContents()
  expect(facts).toMatch(/^Sample · As of \d{1,2} \w+ 20\d\d, \d\d:\d\d · policy set stripe$/)
  expect(address).toBe(`${app().address}/w/Sample/revenue?policy=stripe&by=country`)
  await go('/accounts')
  expect(await foot.textContent()).toContain('policy set mainstay')
  await go('/revenue?asKnownAt=2025-03-01T00:00Z')
  expect(await foot.textContent()).toMatch(/as known at 1 Mar 2025/)
})

it('becomes a real PDF of several pages, with the heads of a long table on each', async () => {
  await open('/accounts')
  const pdf = (await page.pdf({ format: 'A4', printBackground: true })).toString('latin1')
  const pages = Number(/\/Type\s*\/Pages[^>]*\/Count (\d+)/.exec(pdf)?.[1] ?? /\/Count (\d+)/.exec(pdf)?.[1])
  expect(pages).toBeGreaterThan(1)
  await print()
  expect(await styleOf(page.locator('thead').first(), 'display')).toBe('table-header-group')
  // Sums stand once, at the end, and not on every page.
  expect(await styleOf(page.locator('tfoot').first(), 'display')).toBe('table-row-group')
})

it.each([
  ['Compact', 28],
  ['Normal', 36],
  ['Roomy', 44],
] as const)('rows of tables are as high as the design has them: %s, %i pixels', async (density, height) => {
  await open('/settings')
  await page.getByLabel('Density').selectOption(density)
  for (const [path, testId] of [
    ['/revenue', 'bridge'],
    ['/metrics/nrr/rows', 'metric-rows'],
  ] as const) {
    await go(path)
    const row = page.getByTestId(testId).locator('tbody tr').first()
    expect((await row.boundingBox())?.height).toBe(height)
  }
})

it('negative amounts stand in brackets where that is chosen, and nowhere both ways', async () => {
  await open('/settings')
  expect(await page.getByText('Example').textContent()).toContain('−1,234.50')
  await page.getByLabel('Negative amounts').selectOption('In brackets')
  expect(await page.getByText('Example').textContent()).toContain('(1,234.50)')
  await go('/revenue')
  const churn = page.getByTestId('bridge').locator('tfoot [data-column="churn"]')
  expect(await churn.textContent()).toMatch(/^\([\d,]+\.\d\d\)$/)
  expect(await page.getByTestId('bridge').textContent()).not.toContain('−')
  await go('/revenue?of=invoices&accounts=all')
  expect(await page.getByTestId('bridge').textContent()).toMatch(/\([\d,]+\.\d\d\)/)
  expect(await page.getByTestId('bridge').textContent()).not.toContain('−')
  // Differences that say their direction keep their sign.
  await go('/retention')
  expect(await page.locator('.change').first().textContent()).toMatch(/[+−]\d/)
})
