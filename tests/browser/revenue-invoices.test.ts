import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { withApp } from '../support/app.js'
import { csvFile, expectNoSidewaysScroll } from '../support/browser.js'
import { settle } from '../support/screens.js'

// Revenue without contracts, from an empty workspace to the row of an invoice file, in a real Chromium. The company is
// that of tests/store/repeat-business.store.test.ts, worked by hand, a customer of each kind in 2023 against 2022:
// 920.00 for the 92 days from November 2023 are 610.00 in 2023 (61 days).
const accounts =
  'ref,name,segment\na,Aalto Oy,Large\nb,Brno Kovo,\nc,Cieszyn Druk,\nd,Dalgaard A/S,\ne,Emden Werft,Large\nk,Kiel Netz,\n'
const invoices =
  'ref,account,issued,start,end,amount\n' +
  'a1,a,2022-06-15,,,1000\na2,a,2023-05-02,,,1500\nb1,b,2022-03-01,,,800\nc1,c,2021-02-01,,,300\nc2,c,2023-07-01,,,400\n' +
  'd1,d,2023-11-01,2023-11-01,2024-02-01,920\ne1,e,2022-10-01,,,500\ne2,e,2023-10-01,,,200\nk1,k,2022-10-01,,,9999\n'
const contracts = 'ref,account,start,amount\nl1,k,2022-01-01,100\n'

const invoiceFields = { ref: 'ref', account: 'account', issuedDay: 'issued', serviceStart: 'start', serviceEnd: 'end' }
const mapping = (withContracts: boolean) =>
  JSON.stringify({
    name: withContracts ? 'contracts' : 'projects',
    version: 1,
    files: withContracts
      ? [
          {
            match: 'contracts.csv',
            entity: 'contract_line',
            fields: {
              ref: 'ref',
              account: 'account',
              startDay: 'start',
              amount: 'amount',
              period: { value: 'month' },
              currency: { value: 'EUR' },
            },
          },
        ]
      : [
          { match: 'accounts.csv', entity: 'account', fields: { ref: 'ref', name: 'name', segment: 'segment' } },
          {
            match: 'invoices.csv',
            entity: 'invoice_line',
            fields: { ...invoiceFields, amount: 'amount', currency: { value: 'EUR' } },
          },
        ],
  })

const app = withApp()
let page: Page
let complaints: string[]

beforeAll(async () => {
  ;({ page, complaints } = await app().openPage())
  await app().client.send('workspaces.create', { name: 'Works', fiscalYearStart: 4 })
})

const go = async (path: string) => {
  await page.goto(`${app().address}/w/Works${path}`)
  await settle(page)
}

const bridge = () => page.getByTestId('bridge')
const cells = (row: string) =>
  bridge()
    .getByRole('row', { name: new RegExp(`^${row}`) })
    .getByRole('cell')
    .allInnerTexts()

async function importFiles(files: readonly [string, string][], withContracts: boolean): Promise<void> {
  await go('/data/upload')
  await page.setInputFiles(
    'input[type=file][multiple]',
    files.map(([name, text]) => csvFile(name, text)),
  )
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  await button('Continue').click()
  await page.getByText('Use a mapping file').click()
  await page.getByText('Paste it or choose a JSON file.').click()
  await page.getByLabel('Mapping as JSON').fill(mapping(withContracts))
  await button('Continue').click()
  await page.getByText('What the files are').waitFor()
  await button('Continue').click()
  await button(/^Import \d+ record/).click()
  await page.getByTestId('done').waitFor()
}

it('without invoices it says what to bring and how, and when to take which view', async () => {
  await go('/revenue')
  await page.getByRole('heading', { name: 'No revenue yet' }).waitFor()
  await page.getByText('Invoices', { exact: true }).click()
  await page.getByRole('heading', { name: 'No revenue from invoices yet' }).waitFor()
  expect(page.url()).toContain('of=invoices')
  await page.getByText('Credit notes are lines with a negative amount.').waitFor()
  await page.getByText('The two are never added up.').waitFor()
  await page.getByRole('main').getByRole('link', { name: 'Import files' }).click()
  await page.waitForURL(/data\/upload/)
})

it('a company with invoices only sees them at once, with the numbers worked by hand', async () => {
  await importFiles(
    [
      ['accounts.csv', accounts],
      ['invoices.csv', invoices],
    ],
    false,
  )
  await go('/revenue')
  await page.getByText(/^Customers without contracts brought/).waitFor()
  await importFiles([['contracts.csv', contracts]], true)
  await go('/revenue?of=invoices&from=2023-11&to=2023-12')
  expect(await cells('Dec 2023')).toEqual([
    ...['2,300', '610', '400', '500', '−300', '−800', '2,710', '4'],
    ...['73.9%', '52.2%', '66.7%'],
  ])
  await page.getByTestId('proof').getByText('✓ It balances').waitFor()
  await page.getByText('Customers without contracts brought €2.71K in the twelve months to 31 December 2023').waitFor()
  const figure = (name: string) =>
    page.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) })
  expect(await figure('NRR').locator('.metric').textContent()).toContain('73.9%')
  expect(await figure('Logo retention').locator('.metric').textContent()).toContain('66.7%')
  await figure('GRR').getByRole('button', { name: /GRR/ }).click()
  await page.getByRole('dialog').getByText('min(revenue before, revenue now)').waitFor()
  await page.keyboard.press('Escape')
})

it('windows end with fiscal quarters and years too, and the address keeps it', async () => {
  await page.getByText('Quarter', { exact: true }).click()
  await bridge()
    .getByRole('rowheader', { name: /Dec 2023 Q3 FY24/ })
    .waitFor()
  await page.getByText('Year', { exact: true }).click()
  await bridge()
    .getByRole('rowheader', { name: /Mar 2023 FY23/ })
    .waitFor()
  await page.reload()
  await settle(page)
  expect(await page.getByLabel('Year', { exact: true }).isChecked()).toBe(true)
  // To March 2023: Aalto, Brno (of 1 March 2022, so of the year before) and Emden; before, Brno and no more of Cieszyn.
  expect((await cells('Mar 2023')).slice(0, 7)).toEqual(['800', '1,500', '0', '0', '0', '−800', '1,500'])
})

it('a number opens to its customers, a customer to its invoice lines, a line to the row of the file', async () => {
  await go('/revenue?of=invoices&from=2023-12&to=2023-12')
  await bridge().locator('[data-column="new"]').click()
  await page.getByRole('heading', { name: 'New, 12 months to 31 Dec 2023', level: 1 }).waitFor()
  await page.getByTestId('equals').getByText('✓ equals the number in the bridge').waitFor()
  const row = page.getByTestId('customers').locator('tbody').getByRole('row')
  expect(await row.getByRole('cell').allInnerTexts()).toEqual(['New', '0.00', '610.00', '+610.00'])
  await row.getByRole('link', { name: 'Dalgaard A/S' }).click()
  const lines = page.getByTestId('invoice-lines')
  await lines.waitFor()
  expect(await lines.locator('tfoot').textContent()).toContain('610.00')
  expect(await lines.locator('tbody').textContent()).toContain('920.00')
  await lines.getByRole('button').first().click()
  await page.getByTestId('source-row').getByRole('cell', { name: 'd1' }).waitFor()
})

it('what a customer brought then opens the twelve months before', async () => {
  await go('/revenue/customers?at=2023-12&column=contraction')
  const row = page
    .getByTestId('customers')
    .locator('tbody')
    .getByRole('row', { name: /Emden Werft/ })
  await row.getByRole('link', { name: '500.00' }).click()
  const lines = page.getByTestId('invoice-lines')
  await lines.waitFor()
  expect(await lines.locator('tbody').textContent()).toContain('e1')
  expect(await page.getByLabel('The twelve before').isChecked()).toBe(true)
})

it('a ratio opens the rows of its metric, and these the invoices', async () => {
  await go('/revenue?of=invoices&from=2023-12&to=2023-12')
  await bridge().getByRole('link', { name: '66.7%' }).click()
  await page.getByRole('heading', { name: 'Logo retention of repeat revenue, 12 months to 31 Dec 2023' }).waitFor()
  await page.getByTestId('equals').getByText('✓ equals the number').waitFor()
  await page.getByTestId('metric-rows').getByRole('link', { name: '+500.00' }).click()
  await page.getByTestId('invoice-lines').getByText('a2', { exact: true }).waitFor()
})

it('groups open to their windows and add up; with contracts too, all is counted', async () => {
  await go('/revenue?of=invoices&from=2023-12&to=2023-12&by=segment')
  await page.getByText('✓ Every group balances, and the groups add up to the total').waitFor()
  expect((await cells('Large')).slice(0, 7)).toEqual(['1,500', '0', '0', '500', '−300', '0', '1,700'])
  await bridge().getByRole('button', { name: 'Large' }).click()
  expect((await cells('Dec 2023')).slice(0, 2)).toEqual(['1,500', '0'])
  await page.getByText('All', { exact: true }).click()
  await bridge().locator('tfoot [data-column="churn"]').getByText('−10,799').click()
  await page.getByTestId('equals').getByText('✓ equals the number in the bridge').waitFor()
  await page.getByTestId('customers').getByText('Kiel Netz').waitFor()
})

it('the table and the drawing can be taken along as files', async () => {
  await go('/revenue?of=invoices&from=2023-12&to=2023-12')
  const fileOf = async (name: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
    return { name: download.suggestedFilename(), path: await download.path() }
  }
  const csv = await fileOf('Download CSV')
  expect(csv.name).toBe('invoices-bridge.csv')
  expect((await readFile(csv.path, 'utf8')).split('\r\n').slice(0, 2)).toEqual([
    '\uFEFFmonth,opening,new,reactivation,expansion,contraction,churn,closing,customers,nrr,grr,logoRetention,currency,accounts',
    '2023-12,2300.00,610.00,400.00,500.00,-300.00,-800.00,2710.00,4,0.73913,0.521739,0.666667,EUR,without-contracts',
  ])
  const png = await fileOf('Download PNG')
  expect(png.name).toBe('invoices-bridge.png')
  expect((await readFile(png.path)).subarray(1, 4).toString()).toBe('PNG')
})

it('the switch goes back to contracts, and is kept in a saved view', async () => {
  await go('/revenue?of=invoices&every=year')
  await page.getByText('Contracts', { exact: true }).click()
  await page.getByText('Bridge by month').waitFor()
  expect(page.url()).not.toContain('of=invoices')
  await page.goBack()
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('button', { name: 'Save this view…' }).click()
  await page.getByLabel('Name of the view').fill('Project years')
  await page.getByRole('dialog').getByRole('button', { name: /Save/ }).click()
  await go('/revenue')
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('button', { name: 'Project years', exact: true }).click()
  await page.waitForURL(/of=invoices/)
  expect(page.url()).toContain('every=year')
})

it('reads on a phone without scrolling sideways, and nothing complained', async () => {
  await page.setViewportSize({ width: 320, height: 700 })
  for (const path of ['/revenue?of=invoices', '/revenue/customers?at=2023-12']) {
    await go(path)
    await expectNoSidewaysScroll(page)
  }
  expect(complaints).toEqual([])
})
