import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { withApp } from '../support/app.js'
import { csvFile, expectNoSidewaysScroll } from '../support/browser.js'
import { violationsOn } from '../support/violations.js'

// First visit → import by wizard → fix two bad rows → Home, as a person would go, in a real Chromium.

const contracts = `Contract No,Line No,Client,Client Country,Product Name,Start,End,Seats,Monthly Value,Ccy,Remarks
C-100,1,Nordwind GmbH,DE,Core,01/02/2024,31/01/2025,10,1200.50,EUR,pilot
C-100,2,Nordwind GmbH,DE,Support,01/02/2024,31/01/2025,10,200,EUR,
C-101,1,Lumen Ltd,GB,Core,15/03/2024,14/03/2025,5,500,EUR,upsell planned
C-102,1,Zażółć Sp. z o.o.,PL,Core,31/02/2024,28/02/2025,7,700,EUR,
C-103,1,Delta SA,FR,Core,01/05/2024,30/04/2025,3,seventy,EUR,
`
const more = contracts.replaceAll('C-10', 'C-20').replace('31/02/2024', '01/03/2024').replace('seventy', '80')

const app = withApp()
let page: Page
let complaints: string[]
let importPage: string

beforeAll(async () => {
  ;({ page, complaints } = await app().openPage())
})

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
const choose = (on: Page, name: string, text: string) =>
  on.setInputFiles('input[type=file][multiple]', csvFile(name, text))
const base = () => `${app().address}/w/${encodeURIComponent('Wizard & Co')}`
const wrongCells = () => page.locator('.mend-cell[data-state=wrong]')
const countsOf = (kind: RegExp) =>
  page.getByTestId('counts').getByRole('row', { name: kind }).getByRole('cell').allInnerTexts()

/** Nothing that axe finds, in both themes. */
async function expectAccessible(name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  expect(await violationsOn(page, `${name}, dark`, '#main', 'colours')).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await violationsOn(page, `${name}, light`, '#main')).toEqual([])
}

it('the first visit says what to bring, and shows how it may look', async () => {
  await page.goto(app().address)
  await button('Create workspace').click()
  await page.getByLabel('Name').fill('Wizard & Co')
  await page.getByRole('dialog').getByRole('button', { name: 'Create workspace' }).click()
  await page.getByRole('heading', { name: 'Import files', level: 1 }).waitFor()
  await page.goto(`${base()}/data`)
  await page.getByRole('heading', { name: 'Nothing imported yet' }).waitFor()
  await page.getByText('Bring an export of your contracts or subscriptions').waitFor()
  await page.getByRole('cell', { name: 'Nordwind GmbH' }).waitFor()
  await expectAccessible('first visit')
  await page.getByRole('tab', { name: 'Reconciliation' }).click()
  expect(new URL(page.url()).search).toBe('?tab=reconciliation')
  await page.getByRole('tab', { name: 'Imports' }).click()
  await page.getByRole('link', { name: 'Import files' }).click()
})

it('the columns are recognised, and each guess says why', async () => {
  await choose(page, 'contracts.csv', contracts)
  await button('Continue').click()
  const amount = page.locator('[data-entity=contract_line] [data-field=amount]')
  await amount.waitFor()
  expect(await page.getByLabel('Each row is about').inputValue()).toBe('contract_line')
  expect(await amount.locator('select').inputValue()).toBe('column Monthly Value')
  expect(await amount.textContent()).toContain('1200.50')
  await page.getByText('"Monthly Value" is by the month').waitFor()
  expect(await page.locator('[data-entity=contract_line] [data-field=endDay] input').isChecked()).toBe(true)
  expect(await page.getByTestId('unused').getByRole('listitem').allInnerTexts()).toEqual(['Line No', 'Remarks'])
  await expectAccessible('columns')
})

it('accounts are taken out of the same rows, and a step back loses nothing', async () => {
  await page.locator('[data-entity=account]').getByLabel('Take them out of the same rows').waitFor()
  await button('Keep Remarks with the account').click()
  const account = page.locator('[data-entity=contract_line] [data-field=account] select')
  await account.selectOption({ label: '— nothing —' })
  await page.getByText('1 point is open.').waitFor()
  expect(await button('Continue').isDisabled()).toBe(true)
  await account.selectOption({ label: 'Client' })
  await button('Continue').click()
  await page.getByLabel('Name of the mapping').fill('Contracts of ours')
  await page.goBack()
  await page.getByText('Kept as an attribute of your own.').waitFor()
  await page.reload()
  await page.getByText('Kept as an attribute of your own.').waitFor()
  await button('Remove').click()
  await button('Continue').click()
  expect(await page.getByLabel('Name of the mapping').inputValue()).toBe('Contracts of ours')
  expect(await page.getByLabel('Key of Contract lines in contracts.csv').inputValue()).toBe(
    'Contract No + Product Name',
  )
  await expectAccessible('rule')
})

it('a dry run counts what would happen, and marks two wrong cells with the reason', async () => {
  await button('Continue').click()
  await page.getByText('2 rows would be refused').waitFor()
  expect(await countsOf(/Contract lines/)).toEqual(['Contract lines', '5', '3', '0', '0', '2'])
  // 31 January 2025 is the last day with service, so the first without is 1 February.
  const stored = page.getByTestId('stored').getByRole('row', { name: /C-100\/Core/ })
  expect((await stored.getByRole('cell').allInnerTexts()).slice(4, 6)).toEqual(['1 Feb 2024', '1 Feb 2025'])
  expect(await wrongCells().allInnerTexts()).toEqual([
    '31/02/2024\n"31/02/2024" in Start is not a day of the calendar',
    expect.stringMatching(/^seventy\n"seventy" in Monthly Value is not a number/),
  ])
  await expectAccessible('check')
})

it('the wrong cells are corrected by keyboard alone and checked again', async () => {
  await wrongCells().first().getByRole('button').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('01/03/2024')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.type('8O')
  await page.keyboard.press('Enter')
  await button('Check again').click()
  await page.getByText('1 row would be refused').waitFor()
  await expectNoSidewaysScroll(page)
  await page.getByText('"8O" in Monthly Value is not a number').waitFor()
  await wrongCells().first().getByRole('button').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('80')
  await page.keyboard.press('Escape')
  await page.getByText('"8O" in Monthly Value is not a number').waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.type('80')
  await page.keyboard.press('Enter')
  await button('Check again').click()
  // 4 accounts, 2 products, 5 lines.
  await page.getByText('All 11 records read are good.').waitFor()
})

it('it is imported, and leads to Home', async () => {
  await button('Import 11 records').click()
  await page.getByTestId('done').getByText('11 records are in.').waitFor()
  await expectAccessible('done')
  expect(await countsOf(/Contract lines/)).toEqual(['Contract lines', '5', '5', '0', '0', '0'])
  await page.getByRole('link', { name: 'Go to Home' }).click()
  await page.waitForURL(`${base()}`)
  // 12 × (1200.50 + 200 + 500 + 700 + 80), all of them live in June 2024.
  await page.goto(`${base()}/revenue?from=2024-06&to=2024-06`)
  await page.getByTestId('bridge').getByText('32,166').first().waitFor()
})

it('a corrected cell tells what stood in the file', async () => {
  await page.goto(`${base()}/movements?from=2024-05&to=2024-05&column=new`)
  await page.getByTestId('movements').getByRole('button', { name: /2024/ }).first().click()
  await page.getByTestId('source-row').getByText('was seventy').waitFor()
})

it('the next file with these columns needs one click', async () => {
  await page.goto(`${base()}/data/upload`)
  await choose(page, 'contracts-march.csv', more)
  await button('Continue').click()
  await page.getByTestId('remembered').getByText('with the mapping “Contracts of ours”').waitFor()
  await button('Use it again').click()
  await page.getByText('All 11 records read are good.').waitFor()
  expect(await countsOf(/Accounts/)).toEqual(['Accounts', '4', '0', '0', '4', '0'])
  await page.goBack()
  await page.getByTestId('remembered').waitFor()
})

it('refused rows are mended after the import, and the mending is undone', async () => {
  await page.goto(`${base()}/data/upload`)
  await choose(page, 'contracts.csv', contracts)
  await button('Continue').click()
  await button('Use it again').click()
  await button('Import 9 records').click()
  await page.getByRole('link', { name: 'Mend the refused rows' }).click()
  await page.getByRole('heading', { name: /^2 rows of contracts.csv to mend/ }).waitFor()
  importPage = page.url()
  await expectAccessible('mending')
  await wrongCells().first().getByRole('button').click()
  await page.keyboard.type('01/03/2024')
  await page.keyboard.press('Enter')
  await button('Take in 1 corrected row').click()
  await page.getByRole('heading', { name: /^1 row of contracts.csv to mend/ }).waitFor()
  expect(await wrongCells().count()).toBe(1)
  await page.getByTestId('mends').getByText('1 row mended.').waitFor()
  await page.keyboard.press('Control+z')
  await page.getByRole('heading', { name: /^2 rows of contracts.csv to mend/ }).waitFor()
  await page
    .getByTestId('mends')
    .getByText(/undone/)
    .waitFor()
})

it('Polish, dark and 320 pixels wide, every step fits and nothing is refused', async () => {
  const narrow = await app().openPage({ language: 'pl', theme: 'dark', width: 320 })
  await narrow.page.goto(`${base()}/data/upload`)
  await choose(narrow.page, 'contracts.csv', contracts)
  const step = narrow.page.locator('[aria-current=step]')
  for (let steps = 0; steps < 3; steps++) {
    const here = (await step.textContent()) ?? ''
    await expectNoSidewaysScroll(narrow.page)
    await narrow.page.getByRole('button', { name: 'Dalej' }).click()
    await expect.poll(() => step.textContent()).not.toBe(here)
  }
  await narrow.page.getByText('2 wiersze zostałyby odrzucone').waitFor()
  await expectNoSidewaysScroll(narrow.page)
  await narrow.page.goto(importPage)
  await narrow.page.getByTestId('refused').waitFor()
  await expectNoSidewaysScroll(narrow.page)
  expect(narrow.complaints).toEqual([])
  expect(complaints).toEqual([])
  await narrow.page.close()
})
