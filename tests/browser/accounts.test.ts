import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { withApp } from '../support/app.js'

// People who work on accounts: change them in the list, several at once, from a day on, and take it back.

// ARR: Nordwind 12,000, Lumen 6,000, Sowa 3,000, all since 2024.
const accounts =
  'id,name,segment,owner\nA1,Nordwind GmbH,SMB,Anna\nA2,Lumen Ltd,SMB,Anna\nA3,Sowa Sp. z o.o.,Enterprise,Bea\n'
const lines = 'id,account,start,arr\nL1,A1,2024-01-01,12000\nL2,A2,2024-01-01,6000\nL3,A3,2024-01-01,3000\n'
const mapping = JSON.stringify({
  name: 'tiny',
  version: 1,
  files: [
    {
      match: 'accounts.csv',
      entity: 'account',
      fields: { ref: 'id', name: 'name', segment: 'segment', owner: 'owner' },
    },
    {
      match: 'lines.csv',
      entity: 'contract_line',
      fields: {
        ref: 'id',
        account: 'account',
        startDay: 'start',
        amount: 'arr',
        period: { value: 'year' },
        currency: { value: 'EUR' },
      },
    },
  ],
})

const conflictNoted = 'Failed to load resource: the server responded with a status of 409 (Conflict)'
const workspace = 'Team'
const lastYear = `${new Date().getFullYear() - 1}-12`

const app = withApp()
let page: Page
let complaints: string[]

const client = () => app().client

beforeAll(async () => {
  await client().send('workspaces.create', { name: workspace, currency: 'EUR' })
  const { upload } = await client().upload([new File([accounts], 'accounts.csv'), new File([lines], 'lines.csv')])
  await client().send('import', { workspace, upload, mappingText: mapping })
  ;({ page, complaints } = await app().openPage())
})

const button = (name: string | RegExp) => page.getByRole('button', { name })

const row = (name: string): Locator => page.getByTestId('accounts').getByRole('row', { name: new RegExp(name) })

const owner = (name: string): Locator => row(name).getByRole('button', { name: /^Owner of/ })

async function expectText(of: Locator, text: string): Promise<void> {
  await expect.poll(() => of.textContent()).toBe(text)
}

async function openList(): Promise<void> {
  await page.goto(`${app().address}/w/${workspace}/accounts`)
  await row('Nordwind').waitFor()
}

/** Takes back what the newest toast tells of. */
async function undo(): Promise<void> {
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).last().click()
  await page.getByText('Undone.').last().waitFor()
}

/** ARR by segment at the end of last year, or today. */
async function arrBySegment(at?: string): Promise<Record<string, string | null>> {
  const values = await client().read('metrics.show', { id: 'arr', workspace, by: 'segment', at })
  return Object.fromEntries([values].flat().map(({ group, value }) => [group ?? 'none', value]))
}

it('a value that somebody else changed meanwhile is shown beside one’s own, and either can be taken', async () => {
  await openList()
  await expectText(owner('Nordwind'), 'Anna')
  await client().send('accounts.change', { workspace, accounts: ['A1'], owner: 'Cem' })
  await owner('Nordwind').click()
  await page.getByRole('combobox', { name: /^Owner of Nordwind/ }).fill('Dora')
  await page.keyboard.press('Enter')
  const conflict = page.getByRole('alertdialog', { name: 'Somebody else changed it meanwhile' })
  await conflict.waitFor()
  expect(await conflict.getByRole('definition').allInnerTexts()).toEqual(['Cem', 'Dora'])
  await conflict.getByRole('button', { name: 'Take yours' }).click()
  await expectText(owner('Nordwind'), 'Dora')
  await page.getByText('Nordwind GmbH: Owner is Dora from today on.').waitFor()
  await undo()
  await expectText(owner('Nordwind'), 'Cem')
})

it('a change of something else by somebody else is no conflict', async () => {
  await openList()
  await client().send('accounts.change', { workspace, accounts: ['A1'], country: 'PL' })
  await owner('Nordwind').click()
  await page.getByRole('combobox', { name: /^Owner of Nordwind/ }).fill('Anna')
  await page.keyboard.press('Enter')
  await expectText(owner('Nordwind'), 'Anna')
  expect(await page.getByRole('alertdialog').count()).toBe(0)
})

it('the owner of several accounts is changed at once and taken back at once', async () => {
  await openList()
  await page.getByRole('checkbox', { name: 'Select Nordwind GmbH' }).check()
  await page.getByRole('checkbox', { name: 'Select Sowa Sp. z o.o.' }).check()
  await page.getByText('2 selected').waitFor()
  await button('Change…').click()
  await page.getByRole('menuitem', { name: 'Owner' }).click()
  await page.getByRole('dialog').getByLabel('Owner').fill('Ewa')
  await button('Change 2 accounts').click()
  await page.getByText('Owner of 2 accounts: Ewa.').waitFor()
  for (const name of ['Nordwind', 'Sowa']) await expectText(owner(name), 'Ewa')
  await expectText(owner('Lumen'), 'Anna')
  await undo()
  await expectText(owner('Nordwind'), 'Anna')
  await expectText(owner('Sowa'), 'Bea')
})

it('a segment that changes from today on leaves the numbers of last year as they were', async () => {
  expect(await arrBySegment(lastYear)).toEqual({ SMB: '18000.00', Enterprise: '3000.00' })
  await page.goto(`${app().address}/w/${workspace}/accounts/A1`)
  await button('Edit').waitFor()
  await page.keyboard.press('e')
  await page.getByLabel('Segment').fill('Enterprise')
  expect(await page.getByRole('radio', { name: /^Since today/ }).isChecked()).toBe(true)
  await button('Save changes').click()
  await page.getByText('Nordwind GmbH is changed.').waitFor()
  expect(await arrBySegment(lastYear)).toEqual({ SMB: '18000.00', Enterprise: '3000.00' })
  expect(await arrBySegment()).toEqual({ SMB: '6000.00', Enterprise: '15000.00' })
})

it('in the form too, what somebody else changed meanwhile is shown beside one’s own', async () => {
  await page.goto(`${app().address}/w/${workspace}/accounts/A3`)
  await button('Edit').click()
  await client().send('accounts.change', { workspace, accounts: ['A3'], owner: 'Fil' })
  await page.getByLabel('Owner').fill('Gaja')
  await page.getByLabel('Country').fill('PL')
  await button('Save changes').click()
  const conflict = page.getByRole('alert').filter({ hasText: 'Owner: Somebody else changed it meanwhile' })
  await conflict.waitFor()
  expect(await conflict.getByRole('definition').allInnerTexts()).toEqual(['Fil', 'Gaja'])
  await conflict.getByRole('button', { name: 'Keep theirs' }).click()
  await button('Save changes').click()
  const facts = page.getByRole('region', { name: 'What is known of it' })
  await facts.getByText('PL').waitFor()
  await facts.getByText('Fil').waitFor()
})

it('a segment of an own dimension is chosen in the list and taken back', async () => {
  await client().send('segments.create', { workspace, dimension: 'Tier', name: 'Gold' })
  await openList()
  const tier = row('Sowa').getByRole('button', { name: /^Tier of/ })
  await tier.click()
  await page.getByRole('combobox', { name: /^Tier of Sowa/ }).selectOption('Gold')
  await page.keyboard.press('Enter')
  await expectText(tier, 'Gold')
  await undo()
  await expectText(tier, '—')
})

it('a segment that was wrong all along is corrected in the past too, and the history takes it back', async () => {
  await page.goto(`${app().address}/w/${workspace}/accounts/A2`)
  await button('Edit').click()
  await page.getByLabel('Segment').fill('Enterprise')
  await page.getByRole('radio', { name: /^It was wrong all along/ }).check()
  await page.getByLabel(/^Why/).fill('a typing mistake')
  await button('Save changes').click()
  await page.getByText('Lumen Ltd is changed.').waitFor()
  expect(await arrBySegment(lastYear)).toEqual({ SMB: '12000.00', Enterprise: '9000.00' })
  await page.getByRole('tab', { name: 'History' }).click()
  const newest = page.getByTestId('history').getByRole('row').nth(1)
  await newest.getByText('a typing mistake').waitFor()
  expect(await newest.getByRole('listitem').allInnerTexts()).toEqual(['Segment: SMB Enterprise'])
  await newest.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => arrBySegment(lastYear)).toEqual({ SMB: '18000.00', Enterprise: '3000.00' })
})

it('the list is walked by keys: preview, open, next record', async () => {
  await openList()
  await page.keyboard.press('j')
  await page.keyboard.press('Space')
  const preview = page.getByTestId('account-preview')
  await preview.getByRole('heading', { name: 'Nordwind GmbH' }).waitFor()
  await page.keyboard.press('j')
  await preview.getByRole('heading', { name: 'Lumen Ltd' }).waitFor()
  expect(new URL(page.url()).searchParams.get('preview')).toBe('A2')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Lumen Ltd', level: 1 }).waitFor()
  await page.keyboard.press(']')
  await page.getByRole('heading', { name: 'Sowa Sp. z o.o.', level: 1 }).waitFor()
})

it('a number of the list opens to the movements that make it', async () => {
  await openList()
  await row('Nordwind').getByRole('link', { name: '12,000' }).first().click()
  await page.getByTestId('opened-number').getByText('equals the number that you opened').waitFor()
  await page.getByRole('cell', { name: '+12,000' }).waitFor()
})

it('what matches the filters of the address goes into a CSV file', async () => {
  await page.goto(`${app().address}/w/${workspace}/accounts?owner=Anna&sort=now`)
  await page.getByText('2 accounts match.').waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), button('Download CSV').click()])
  const text = await readFile(await download.path(), 'utf8')
  const cells = text
    .trim()
    .split('\r\n')
    .map((line) => line.split(','))
  expect(cells.map((row) => row.slice(0, 3))).toEqual([
    [expect.stringContaining('Name'), 'Key', expect.stringMatching(/^ARR .* EUR$/)],
    ['Lumen Ltd', 'A2', '6000.00'],
    ['Nordwind GmbH', 'A1', '12000.00'],
  ])
})

it('a corrected contract line is taken back', async () => {
  await page.goto(`${app().address}/w/${workspace}/accounts/A2`)
  await page.getByText('EUR 6,000.00').waitFor()
  await button('Correct L2').click()
  await page.getByLabel('Right value').fill('7500')
  await page.getByLabel('Reason').fill('the price was wrong')
  await button('Save correction').click()
  await page.getByText('EUR 7,500.00').waitFor()
  await undo()
  await page.getByText('EUR 6,000.00').waitFor()
})

it('an account is created with a key of its name, and taken back', async () => {
  await openList()
  await page.keyboard.press('c')
  await page.getByRole('dialog').getByLabel('Name').fill('Zażółć Sp. z o.o.')
  expect(await page.getByRole('dialog').getByLabel('Key', { exact: true }).inputValue()).toBe('zazolc-sp-z-o-o')
  await button('Create account').click()
  await page.getByRole('heading', { name: 'Zażółć Sp. z o.o.', level: 1 }).waitFor()
  await undo()
  await row('Nordwind').waitFor()
  await expect.poll(() => row('Zażółć').count()).toBe(0)
  // The conflicts are refused by the server, which the browser notes; nothing else was.
  expect(complaints).toEqual([conflictNoted, conflictNoted])
})
