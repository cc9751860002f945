import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { withApp } from '../support/app.js'
import { expectNoSidewaysScroll } from '../support/browser.js'
import { settle } from '../support/screens.js'

// Definitions of the company's own in the sample, as a CFO would make and check them, in a real Chromium.

const app = withApp({ sample: true })
let page: Page
let complaints: string[]

beforeAll(async () => {
  ;({ page, complaints } = await app().openPage())
})

const at = (path: string) => `${app().address}/w/Sample${path}`
const button = (name: string | RegExp) => page.getByRole('button', { name })
const dialog = () => page.getByRole('dialog')

it('a dimension is built by a rule that shows whom it takes, and revenue is grouped by it', async () => {
  await page.goto(at('/settings?tab=segments'))
  await page.getByRole('heading', { name: 'No dimensions of your own yet' }).waitFor()
  await button('New dimension').click()
  await button('Save segment').click()
  await page.getByText('Name the dimension').waitFor()
  await page.getByLabel('Dimension').fill('region')
  await page.getByLabel('Segment', { exact: true }).last().fill('Home')
  await page.getByLabel('Values').fill('Poland')
  const preview = page.getByTestId('preview')
  await preview.getByText(/^[1-9]\d* of \d+ accounts\.$/).waitFor()
  const taken = /^(\d+)/.exec((await preview.getByRole('status').textContent()) ?? '')?.[1]
  await page.getByText('Text', { exact: true }).click()
  expect(await page.getByRole('textbox', { name: 'Rule' }).inputValue()).toBe('country = Poland')
  await button('Save segment').click()
  const dimension = page.getByTestId('dimension')
  await dimension.getByText(`${taken} accounts are in a segment`, { exact: false }).waitFor()
  await dimension.getByText('Country is Poland').waitFor()
  await page.getByRole('link', { name: 'Revenue' }).click()
  await page.getByLabel('Group by').selectOption('region')
  await page.getByTestId('bridge').getByRole('row', { name: /Home/ }).first().waitFor()
  await page.getByText('the groups add up to the total').waitFor()
})

it('who is in a segment is listed with why, and a deleted segment comes back', async () => {
  await page.goto(at('/settings?tab=segments&dimension=region&segment=Home'))
  await page.getByTestId('members').getByRole('cell', { name: 'by its rule' }).first().waitFor()
  await button('All dimensions').click()
  await button('Acts for Home').click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('heading', { name: 'No dimensions of your own yet' }).waitFor()
  await button('Undo').click()
  await page.getByTestId('dimension').getByRole('heading', { name: 'region' }).waitFor()
})

it('a list is filled by finding accounts, and the order of segments is changed by the keyboard and taken back', async () => {
  await button('New segment').click()
  await page.getByLabel('Segment', { exact: true }).last().fill('Friends')
  await page.getByText('Only by a list').click()
  await page.getByLabel('Find accounts by name or key').fill('GmbH')
  await button(/^Add /).nth(1).click()
  await button('Save segment').click()
  const names = page.getByTestId('dimension').locator('tbody th')
  await expect.poll(() => names.allTextContents()).toEqual(['Home', 'Friends'])
  await button('Move Friends up').press('Enter')
  await expect.poll(() => names.allTextContents()).toEqual(['Friends', 'Home'])
  await page.locator('.toast', { hasText: 'The order changed' }).getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => names.allTextContents()).toEqual(['Home', 'Friends'])
})

it('an explained difference leaves the open ones, and is open again when it is reopened', async () => {
  await page.goto(at('/data?tab=reconciliation'))
  const rows = page.getByTestId('differences').locator('tbody tr')
  await rows.first().waitFor()
  const [before, name] = [await rows.count(), await rows.first().getByRole('button').textContent()]
  await rows.first().getByRole('button').click()
  const panel = page.getByTestId('difference')
  await panel.getByRole('heading', { name: 'Contract lines of the day, per year' }).waitFor()
  await panel.locator('summary').first().click()
  await panel.getByTestId('source-row').waitFor()
  await panel.getByLabel('Owner').fill('Finance')
  await panel.getByLabel('Kind of reason').selectOption('missing-invoice')
  await panel.getByLabel('Reason', { exact: true }).fill('the invoice follows in November')
  await button('Save explanation').click()
  await expect.poll(() => rows.count()).toBe(before - 1)
  await panel.getByText('explained', { exact: false }).first().waitFor()

  await page.getByLabel('Owner').first().selectOption('Finance')
  await page.getByLabel('Show').selectOption('all')
  await page
    .getByTestId('differences')
    .getByRole('button', { name: name ?? '' })
    .waitFor()
  await expect.poll(() => rows.count()).toBe(1)
  await panel.getByRole('button', { name: 'Reopen…' }).click()
  await dialog().getByLabel('Why it is withdrawn').fill('it never came')
  await dialog().getByRole('button', { name: 'Reopen…' }).click()
  await page.goto(at('/data?tab=reconciliation'))
  await expect.poll(() => rows.count()).toBe(before)
})

it('a metric says what it is, and one without data says why', async () => {
  await page.goto(at('/data?tab=catalogue'))
  await page.getByLabel('Search by name or meaning').fill('retention')
  await button('Net revenue retention').click()
  const panel = page.getByTestId('metric')
  await panel.getByText(/^Σ ARR now ÷ Σ ARR then, over the opening cohort$/).waitFor()
  await panel.getByRole('link', { name: 'Show the rows of this number' }).waitFor()
  await page.getByLabel('Search by name or meaning').fill('acquisition cost')
  await button('Customer acquisition cost').click()
  await panel.getByText('This number cannot be told yet.').waitFor()
})

it('an own policy set is made from another, compared, and used; the bridge says it', async () => {
  await page.goto(at('/settings?tab=policies'))
  await button('Acts for stripe').click()
  await page.getByRole('menuitem', { name: 'Make your own from it…' }).click()
  await dialog().getByLabel('Name').fill('board')
  await dialog().getByRole('button', { name: 'Save policy set' }).click()
  await dialog().getByText('Say why').waitFor()
  await dialog().getByLabel('Exchange rates').selectOption('constant')
  await dialog().getByLabel('Reason').fill('as the board reads it')
  await dialog().getByRole('button', { name: 'Save policy set' }).click()
  await dialog().waitFor({ state: 'detached' })

  await button('Acts for board@1').click()
  await page.getByRole('menuitem', { name: 'Compare with the set in use' }).click()
  const comparator = page.getByTestId('comparator')
  await comparator.getByLabel('Metric').selectOption('arr')
  // One customer of the sample has a discount that ends with its term.
  await comparator
    .getByTestId('differences')
    .getByRole('cell', { name: /^Discounts: mainstay/ })
    .first()
    .waitFor()
  expect(new URL(page.url()).search).toContain('metric=arr')

  await button('All policy sets').click()
  await button('Acts for board@1').click()
  await page.getByRole('menuitem', { name: 'Use for this workspace…' }).click()
  await dialog()
    .getByTestId('policy-effect')
    .getByRole('row', { name: /^ARR .*(up|down)/ })
    .waitFor()
  await dialog().getByLabel('Reason').fill('the board decided')
  await dialog().getByRole('button', { name: 'Use board@1' }).click()
  await dialog().waitFor({ state: 'detached', timeout: 60_000 })
  await page.getByText('This workspace keeps its numbers under board@1.').waitFor()
  await page.getByRole('link', { name: 'Revenue' }).click()
  await page
    .getByTestId('bridge')
    .getByText(/policy set board/)
    .waitFor()
  expect(complaints).toEqual([])
}, 120_000)

it('Polish, dark and 320 pixels wide, every definition fits', async () => {
  const narrow = await app().openPage({ language: 'pl', theme: 'dark', width: 320 })
  for (const path of [
    '/settings?tab=policies',
    '/settings?tab=policies&view=compare&metric=arr&right=stripe',
    '/settings?tab=policies&view=history&set=board',
    '/settings?tab=segments',
    '/settings?tab=segments&edit=new',
    '/settings?tab=segments&dimension=region&segment=Home',
    '/data?tab=catalogue&metric=nrr',
    '/data?tab=reconciliation&state=all',
  ]) {
    await narrow.page.goto(at(path))
    await settle(narrow.page)
    await expectNoSidewaysScroll(narrow.page)
  }
  expect(narrow.complaints).toEqual([])
  await narrow.page.close()
})
