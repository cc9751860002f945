import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { withApp } from '../support/app.js'
import { csvFile, expectNoSidewaysScroll } from '../support/browser.js'
import { settle } from '../support/screens.js'

// From an empty program to the row of a file behind a number, as a person would go, in a real Chromium.

const accounts = 'id,name,country\nA1,Zażółć Sp. z o.o.,PL\nA2,Nordwind GmbH,DE\n'
const lines =
  'id,account,product,start,end,seats,mrr\n' +
  'L1,A1,Core,2025-01-15,,10,1000.50\n' +
  'L2,A2,Core,2025-02-01,2025-04-01,5,400\n' +
  'L3,A1,Plus,2025-03-01,,2,100\n' +
  'L4,A9,Core,2025-03-01,,2,100\n'

const mapping = JSON.stringify({
  name: 'tiny',
  version: 1,
  files: [
    { match: 'accounts.csv', entity: 'account', fields: { ref: 'id', name: 'name', country: 'country' } },
    { match: 'lines.csv', entity: 'product', distinct: true, fields: { ref: 'product', name: 'product' } },
    {
      match: 'lines.csv',
      entity: 'contract_line',
      fields: {
        ref: 'id',
        account: 'account',
        product: 'product',
        startDay: 'start',
        endDay: 'end',
        quantity: 'seats',
        amount: 'mrr',
        period: { value: 'month' },
        currency: { value: 'EUR' },
      },
    },
  ],
})

const app = withApp()
let page: Page
let complaints: string[]
let importPage: string

beforeAll(async () => {
  ;({ page, complaints } = await app().openPage())
})

const button = (name: string | RegExp) => page.getByRole('button', { name })

it('an empty program says what to do, and a workspace is made', async () => {
  await page.goto(app().address)
  await page.getByRole('heading', { name: 'No workspace yet' }).waitFor()
  await button('Create workspace').click()
  await page.getByLabel('Name').fill('Browser & Co')
  await page.getByRole('dialog').getByRole('button', { name: 'Create workspace' }).click()
  await page.getByRole('heading', { name: 'Import files', level: 1 }).waitFor()
  expect(decodeURIComponent(new URL(page.url()).pathname)).toBe('/w/Browser & Co/data/upload')
})

it('a dry run shows what would happen, and the import shows what did', async () => {
  await page.setInputFiles('input[type=file][multiple]', [
    csvFile('accounts.csv', accounts),
    csvFile('lines.csv', lines),
  ])
  await button('Continue').click()
  await page.getByText('Use a mapping file').click()
  await page.getByText('Paste it or choose a JSON file.').click()
  await page.getByLabel('Mapping as JSON').fill(mapping)
  await button('Continue').click()
  await page.getByText('What the files are').waitFor()
  await button('Continue').click()
  const dryRun = page.getByTestId('dry-run')
  await dryRun.getByText('1 row would be refused').waitFor()
  expect(
    await dryRun
      .getByRole('row', { name: /Contract lines/ })
      .getByRole('cell')
      .allInnerTexts(),
  ).toEqual(['Contract lines', '4', '3', '0', '0', '1'])
  await dryRun.getByText('There is no account with the key "A9"').waitFor()
  await button('Import 7 records').click()
  await page.getByTestId('done').getByText('1 row was refused.').waitFor()
})

it('the refused row is shown with its cells, the wrong one first with the reason', async () => {
  await page.getByRole('link', { name: 'Mend the refused rows' }).click()
  const row = page.getByTestId('refused').getByRole('row').nth(1)
  await row.waitFor()
  importPage = page.url()
  const texts = await row.getByRole('cell').allInnerTexts()
  expect(texts[0]).toMatch(/^A9\nThere is no account with the key "A9"/)
  expect(texts.slice(1)).toEqual(['L4', 'Core', '2025-03-01', 'blank', '2', '100'])
})

// 12 × 1000.50 = 12,006.00 in January; 12 × 400 = 4,800.00 in February, gone in April; 12 × 100 = 1,200.00 in March.
it('the bridge has the numbers worked by hand and proves that they add up', async () => {
  await page.getByRole('link', { name: 'Revenue' }).click()
  await page.getByTestId('bridge').waitFor()
  const cells = async (month: string) =>
    page
      .getByTestId('bridge')
      .getByRole('row', { name: new RegExp(`^${month}`) })
      .getByRole('cell')
      .allInnerTexts()
  expect(await cells('Jan 2025')).toEqual(['0', '12,006', '0', '0', '0', '12,006', '1'])
  expect(await cells('Mar 2025')).toEqual(['16,806', '0', '1,200', '0', '0', '18,006', '2'])
  expect(await cells('Apr 2025')).toEqual(['18,006', '0', '0', '0', '−4,800', '13,206', '1'])
  await page.getByTestId('proof').getByText('✓ It balances').waitFor()
})

it('a number opens to its movements, a movement to the row of the file', async () => {
  await page.getByTestId('bridge').getByRole('link', { name: '1,200' }).first().click()
  await page.getByRole('heading', { name: 'Expansion, March 2025' }).waitFor()
  await page.getByText('equals the number in the bridge').waitFor()
  expect(await page.getByTestId('movements-total').textContent()).toBe('+1,200')
  await page
    .getByTestId('movements')
    .getByRole('button', { name: /1 Mar 2025/ })
    .click()
  const source = page.getByTestId('source-row')
  await source.getByRole('row', { name: /id L3/ }).waitFor()
  expect(await source.getByRole('row').allInnerTexts()).toContain('mrr\t100')
  // The whole state of the screen is in its address.
  await page.reload()
  await source.getByRole('row', { name: /id L3/ }).waitFor()
})

it('a correction shows its mistakes at the fields, and then moves the ledger of the account', async () => {
  await page.getByTestId('movement-detail').getByRole('link', { name: 'Zażółć Sp. z o.o.' }).click()
  await page.getByRole('heading', { name: 'Zażółć Sp. z o.o.', level: 1 }).waitFor()
  await page
    .getByRole('row', { name: /^L3/ })
    .getByRole('button', { name: /^Correct/ })
    .click()
  await page.getByLabel('Right value').fill('lots')
  await button('Save correction').click()
  await page.getByText('Write a number of zero or more').waitFor()
  await page.getByText('Say why').waitFor()
  await page.getByLabel('Right value').fill('2400.00')
  await page.getByLabel('Reason').fill('two seats were missing')
  await button('Save correction').click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByText('EUR 14,406.00').waitFor()
  await page.getByText('corrected: two seats were missing').waitFor()
})

it('accounts are found by a part of their name, and a search without a match says so', async () => {
  await page.getByRole('link', { name: 'Accounts' }).first().click()
  await page.getByLabel('Search by name or key').fill('nord')
  await page.getByText('1 account matches.').waitFor()
  await page.getByRole('link', { name: 'Nordwind GmbH' }).waitFor()
  await page.getByLabel('Search by name or key').fill('zzz')
  await page.getByRole('heading', { name: 'No account matches' }).waitFor()
})

it('Polish, dark and 320 pixels wide, every screen fits and nothing is refused', async () => {
  const narrow = await app().openPage({ language: 'pl', theme: 'dark', width: 320 })
  const base = `${app().address}/w/${encodeURIComponent('Browser & Co')}`
  for (const path of [
    'revenue',
    'revenue?by=country',
    'movements?column=new',
    'accounts',
    'accounts/A1',
    'data',
    'data/upload',
    importPage.slice(importPage.indexOf('data/imports/')),
  ]) {
    await narrow.page.goto(`${base}/${path}`)
    await settle(narrow.page)
    await expectNoSidewaysScroll(narrow.page)
  }
  expect(await narrow.page.locator('html').getAttribute('lang')).toBe('pl')
  expect(narrow.complaints).toEqual([])
  await narrow.page.close()
})

it('an import is undone, and the bridge is empty again', async () => {
  await page.goto(importPage)
  await button('Undo import').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Undo import' }).click()
  await page.getByRole('heading', { name: 'The import is undone.' }).waitFor()
  await button('Close').click()
  await page.getByText('This import was undone').waitFor()
  expect(complaints).toEqual([])
})
