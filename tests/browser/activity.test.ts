import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { withApp } from '../support/app.js'
import { expectNoSidewaysScroll } from '../support/browser.js'
import { settle } from '../support/screens.js'
import { violationsOn } from '../support/violations.js'

// Who was in touch with an account, and what is sold to it: recorded, changed, closed and taken back by hand.

const workspace = 'Sales'
const app = withApp()
let page: Page
let complaints: string[]

const client = () => app().client
const account = (tab: string) => `${app().address}/w/${workspace}/accounts/acme?tab=${tab}`
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const row = (table: string, name: string) => page.getByTestId(table).getByRole('row', { name: new RegExp(name) })

async function choose(label: string, act: string): Promise<void> {
  await page.getByRole('button', { name: label }).click()
  await page.getByRole('menuitem', { name: act }).click()
}

beforeAll(async () => {
  await client().send('workspaces.create', { name: workspace })
  await client().send('accounts.create', { workspace, ref: 'acme', name: 'Acme' })
  await client().send('people.create', { workspace, account: 'acme', ref: 'anna', name: 'Anna Nowak' })
  ;({ page, complaints } = await app().openPage())
})

it('a touchpoint is recorded, found by its team, changed and removed, and that can be undone', async () => {
  await page.goto(account('activity'))
  await page.getByText('No contact is known yet').waitFor()
  await press('Add a touchpoint')
  await page.getByLabel('Day', { exact: true }).fill('2024-05-02')
  await page.getByLabel('Person').selectOption('Anna Nowak')
  await page.getByRole('dialog').getByText('Marketing', { exact: true }).click()
  await page.getByLabel('Kind').fill('newsletter')
  await page.getByLabel('What it was about').fill('Spring news')
  await press('Save')
  const told = () => row('touchpoints', '2 May 2024').textContent()
  await expect.poll(told).toMatch(/Marketing.*newsletter.*Anna Nowak.*From us.*Promotion.*Spring news/)

  await page.getByLabel('Team').selectOption('Sales')
  await page.getByText('No contact of this team').waitFor()
  expect(page.url()).toContain('team=sales')
  await press('Clear filters')
  await choose('What can be done with the touchpoint of 2 May 2024', 'Edit')
  await page.getByLabel('Purpose').selectOption('Result')
  await press('Save')
  await expect.poll(told).toContain('Result')
  await choose('What can be done with the touchpoint of 2 May 2024', 'Remove')
  await page.getByText('No contact is known yet').waitFor()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect.poll(told).toContain('Spring news')
})

it('an opportunity is added, changed and closed as won, and counts in the sum of its currency', async () => {
  await page.goto(account('opportunities'))
  await page.getByText('No opportunity is known yet').waitFor()
  await press('Add an opportunity')
  await page.getByLabel('Name', { exact: true }).fill('Second site')
  await page.getByLabel('Amount per year').fill('12,5')
  await press('Save')
  await page.getByText('An amount such as 12500 or 12500.50.').waitFor()
  await page.getByLabel('Amount per year').fill('12500.5')
  await page.getByLabel('Stage').fill('Offer')
  await press('Save')
  const told = () => row('opportunities', 'Second site').textContent()
  await expect.poll(told).toMatch(/Open.*Offer.*12,500\.50/)
  await choose('What can be done with Second site', 'Edit')
  await page.getByLabel('Amount per year').fill('13000')
  await press('Save')
  await expect.poll(told).toContain('13,000.00')
  await choose('What can be done with Second site', 'Close as won')
  await page.getByLabel('Closed on').fill('2024-06-03')
  await page.getByLabel('Why').fill('the results of the first site')
  await press('Close it')
  await expect.poll(told).toMatch(/▲ Won.*the results of the first site.*3 Jun 2024/)
  await expect.poll(() => row('opportunities', 'Sum in EUR').textContent()).toContain('13,000.00')
  const { rows } = await client().read('opportunities.list', { workspace, account: 'acme' })
  expect(rows).toMatchObject([{ outcome: 'won', closedDay: '2024-06-03', amount: '13000.00', currency: 'EUR' }])
})

it('somebody who changes what somebody else changed meanwhile is told, and nothing is lost', async () => {
  await page.goto(account('opportunities'))
  const { rows } = await client().read('opportunities.list', { workspace, account: 'acme' })
  const opportunity = rows[0]?.ref ?? ''
  await choose('What can be done with Second site', 'Edit')
  await client().send('opportunities.change', { workspace, opportunity, stage: 'Signed' })
  await page.getByLabel('Stage').fill('Lost in the mail')
  await press('Save')
  await page.getByRole('alert').getByText('stage is Signed now, not Lost in the mail').waitFor()
  await press('Cancel')
  expect((await client().read('opportunities.show', { workspace, opportunity })).stage).toBe('Signed')
})

it('both tabs are accessible, fit a narrow screen, and the browser complained of nothing', async () => {
  for (const tab of ['activity', 'opportunities']) {
    await page.goto(account(tab))
    await settle(page)
    expect(await violationsOn(page, account(tab))).toEqual([])
    await expectNoSidewaysScroll(page)
  }
  // The refused change is an answer that the browser writes down, too.
  expect(complaints.filter((complaint) => !complaint.includes('409'))).toEqual([])
})
