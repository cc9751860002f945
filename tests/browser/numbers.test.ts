import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { withApp } from '../support/app.js'
import { settle } from '../support/screens.js'

// A number is opened down to the row of a file, and put under another policy set, in a real Chromium on the sample.

const app = withApp({ sample: true })
let page: Page
let complaints: string[]

beforeAll(async () => {
  ;({ page, complaints } = await app().openPage())
})

const tile = (name: string) =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) })

const textOf = async (place: Locator) => (await place.textContent()) ?? ''

/** `EUR 12,740,395.41` and `−18,115.05` as numbers: what a reader would add up. */
const amountOf = (text: string | undefined) => Number((text ?? '').replace('−', '-').replace(/[^\d.-]/g, ''))

it('home says where the company stands, and NRR leads to its rows, which add up to it', async () => {
  await page.goto(`${app().address}/w/Sample`)
  await settle(page)
  await page.getByText(/ARR is €[\d.]+M at the end of/).waitFor()
  const nrr = await textOf(tile('NRR').getByRole('link'))
  await tile('NRR').getByRole('link').click()
  await page.getByRole('heading', { name: /^Net revenue retention, 12 months to/, level: 1 }).waitFor()
  await page.getByTestId('equals').getByText('✓ equals the number').waitFor()
  const [then, now] = await columnsOf('metric-rows', 2)
  const written = `${((100 * now) / then).toFixed(1)}%`
  expect(nrr).toContain(written)
  expect(await textOf(page.locator('.key-sentence strong'))).toBe(written)
})

it('a row leads to its account, a movement of it to the row of the file', async () => {
  const rows = page.getByTestId('metric-rows')
  const first = rows.locator('tbody').getByRole('row').first()
  const account = await textOf(first.getByRole('link').first())
  await first.getByRole('link').first().click()
  await page.getByRole('heading', { name: account, level: 1 }).waitFor()
  await page
    .getByRole('button', { name: /open the movement/ })
    .first()
    .click()
  await expectSourceRow()
})

it('what a row changed by leads to the movements that changed it', async () => {
  await page.goBack()
  await page.getByTestId('equals').waitFor()
  const first = page.getByTestId('metric-rows').locator('tbody').getByRole('row').first()
  const account = await textOf(first.getByRole('link').first())
  await first.getByRole('link').last().click()
  const movements = page.getByTestId('movements')
  await movements.waitFor()
  const accounts = await movements.locator('tbody').getByRole('link').allInnerTexts()
  expect([...new Set(accounts)]).toEqual([account])
  await movements.getByRole('button').first().click()
  await page.getByTestId('movement-detail').waitFor()
  expect(complaints).toEqual([])
})

it('another policy set is compared with that of the workspace, customer by customer', async () => {
  await page.goto(`${app().address}/w/Sample/retention`)
  await settle(page)
  const own = await textOf(tile('NRR').getByRole('link'))
  await page.getByLabel('Policy set').selectOption('stripe')
  const panel = page.getByTestId('who-differs')
  await panel.getByRole('heading', { name: 'Under stripe instead of mainstay' }).waitFor()
  await panel.getByTestId('differences').waitFor()
  expect(own).toContain(await textOf(panel.getByRole('article').nth(0).locator('.metric')))
  // What the customers add under one set less what they add under the other is the whole difference of the sums.
  const [left, right] = await columnsOf('differences', 2)
  const rows = async (policy: string) => {
    const { numerator } = await app().client.read('metrics.rows', { id: 'nrr', workspace: 'Sample', at: at(), policy })
    return Number(numerator)
  }
  expect(right - left).toBeCloseTo((await rows('stripe')) - (await rows('mainstay')), 1)
  await page.reload()
  await panel.getByTestId('differences').waitFor()
  expect(complaints).toEqual([])
})

it('a cohort, a reason and a group open to rows that add up to them', async () => {
  await page.goto(`${app().address}/w/Sample/retention?tab=cohorts`)
  await settle(page)
  await page.locator('a.heat-cell').nth(3).click()
  await page.getByText('✓ equals the cell').waitFor()
  await page.goto(`${app().address}/w/Sample/retention?tab=churn`)
  await page.getByTestId('reasons').locator('tbody').getByRole('link').first().click()
  await page.getByTestId('equals').getByText('✓ equals the number').waitFor()
  await page.goto(`${app().address}/w/Sample/retention?by=segment`)
  await page.getByTestId('groups').locator('tbody').getByRole('link').first().click()
  await page.getByTestId('equals').getByText('✓ equals the number').waitFor()
  expect(complaints).toEqual([])
})

it('an empty workspace says what to do, and the sample is one click away', async () => {
  await app().client.send('workspaces.create', { name: 'Nothing yet' })
  await page.goto(`${app().address}/w/Nothing yet`)
  await page.getByRole('heading', { name: 'No numbers yet' }).waitFor()
  await page.getByRole('button', { name: 'Look at the sample company' }).click()
  await page.getByText(/ARR is €[\d.]+M at the end of/).waitFor()
  await page.goto(`${app().address}/w/Nothing yet`)
  await page.getByRole('link', { name: 'Import files' }).click()
  await page.waitForURL(/data\/upload/)
  expect(complaints).toEqual([])
})

/** The row of the file is there as it was read, with the customer in it. */
async function expectSourceRow(): Promise<void> {
  const source = page.getByTestId('source-row')
  await source
    .getByRole('cell', { name: /^A-\d+$/ })
    .first()
    .waitFor()
  expect(await source.getByRole('row').count()).toBeGreaterThan(5)
}

/** The sums of the first columns of amounts, added up from what the rows show. */
async function columnsOf(testId: string, count: number): Promise<[number, number]> {
  const rows = await page.getByTestId(testId).locator('tbody').getByRole('row').all()
  const sums = [0, 0]
  for (const row of rows) {
    const cells = await row.getByRole('cell').allInnerTexts()
    for (let at = 0; at < count; at++) sums[at] = (sums[at] ?? 0) + amountOf(cells[at])
  }
  return [sums[0] ?? 0, sums[1] ?? 0]
}

/** The last month that is over: what the screens show at first. */
function at(): string {
  const today = new Date()
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1, 1)).toISOString().slice(0, 7)
}
