import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { withApp } from '../support/app.js'
import { expectNoSidewaysScroll } from '../support/browser.js'
import { settle } from '../support/screens.js'
import { violationsOn } from '../support/violations.js'

// The first days of a plan: it is started, its team is named, a result is promised, measured and confirmed, and what the
// plan lacked is gone each time; what was done can be undone, looked back to, and collides with nobody's work unseen.

const workspace = 'Plans'
const app = withApp()
let page: Page
let complaints: string[]

const client = () => app().client
const plan = () => `${app().address}/w/${workspace}/plans/acme`
const press = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click()
const gaps = () => page.getByTestId('gaps')
const dialog = () => page.getByRole('dialog')
const fill = (label: string, text: string) => dialog().getByLabel(label, { exact: true }).fill(text)
const save = async () => {
  await dialog().getByRole('button', { name: 'Save' }).click()
  await dialog().waitFor({ state: 'detached' })
}

beforeAll(async () => {
  await client().send('workspaces.create', { name: workspace })
  await client().send('accounts.create', { workspace, ref: 'acme', name: 'Acme' })
  await client().send('people.create', { workspace, account: 'acme', ref: 'p1', name: 'Zuzanna Wrona', title: 'CFO' })
  ;({ page, complaints } = await app().openPage())
})

it('without plans the screen says what one is for, and starts one with its team', async () => {
  await page.goto(`${app().address}/w/${workspace}/plans`)
  await page.getByText('No customer plan yet').waitFor()
  await press('Start a plan')
  await fill('Account', 'Acme')
  await fill('Customer service', 'Ola Service')
  await fill('Sales', 'Jan Sales')
  await dialog().getByRole('button', { name: 'Start', exact: true }).click()
  await page.waitForURL(plan())
  await page.getByTestId('team').getByText('Ola Service').waitFor()
})

it('the function that is missing is a gap until somebody has it', async () => {
  const missing = gaps().getByText(/marketing/i)
  await missing.first().waitFor()
  await gaps()
    .getByRole('button', { name: /^Resolve: .*marketing/i })
    .click()
  expect(await dialog().getByLabel('Function', { exact: true }).inputValue()).toBe('marketing')
  await fill('Who', 'Eve Marketing')
  await save()
  await page.getByTestId('team').getByText('Eve Marketing').waitFor()
  await expect.poll(() => missing.count()).toBe(0)
})

it('an outcome is agreed, measured and confirmed by somebody of the customer, which closes its gap', async () => {
  await press('Add: Promised outcome')
  await fill('What was promised', 'Books close in three days')
  await fill('Measured in', 'days')
  await fill('Target', '3')
  await dialog().getByLabel('State', { exact: true }).selectOption('agreed')
  await dialog()
    .getByLabel('Who of the customer agreed to it (optional)', { exact: true })
    .selectOption({ label: 'Zuzanna Wrona · CFO' })
  await save()
  const outcomes = page.getByTestId('section-outcome')
  await outcomes.getByText('Books close in three days').waitFor()
  const unmeasured = async () => (await gapsOf('outcome-unmeasured')).length
  expect(await unmeasured()).toBe(1)
  await press('Measure: Books close in three days')
  await fill('Value', '3')
  await save()
  await expect.poll(unmeasured).toBe(0)
  await press('Confirm: Books close in three days')
  expect(await dialog().getByLabel('Who confirmed it', { exact: true }).inputValue()).toBe('p1')
  await save()
  await outcomes.getByText(/confirmed by Zuzanna Wrona/).waitFor()
  await page
    .getByTestId('earned')
    .getByText(/confirmed by Zuzanna Wrona/)
    .waitFor()
  expect(await gapsOf('outcome-unconfirmed')).toEqual([])
})

async function gapsOf(rule: string): Promise<string[]> {
  const { gaps } = await client().read('plans.gaps', { workspace, account: 'acme', rule })
  return gaps.map(({ id }) => id)
}

it('an item is taken out, and that can be undone', async () => {
  await press('Add: Decision')
  await fill('In one line', 'No campaign before the audit')
  await fill('Day', '2024-05-02')
  await save()
  const decisions = page.getByTestId('section-decision')
  await decisions.getByText('1 closed').click()
  await decisions.getByRole('button', { name: 'No campaign before the audit', exact: true }).click()
  await press('Take out')
  await decisions.getByText('No decision is written down.').waitFor()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await decisions.getByText('1 closed').waitFor()
})

it('a state changes where it stands', async () => {
  await press('Add: Renewal condition')
  await fill('What must happen', 'The works council agrees')
  await save()
  await press('State of The works council agrees: Open')
  const state = page.getByRole('combobox', { name: /State of The works council agrees/ })
  await state.selectOption('met')
  await state.press('Enter')
  await page.getByTestId('section-renewal-condition').getByText('1 closed').waitFor()
})

it('what somebody else wrote meanwhile is shown beside one’s own, and nothing is lost', async () => {
  await page.getByRole('button', { name: 'Books close in three days', exact: true }).click()
  await fill('Target', '2')
  const { items } = await client().read('plans.show', { workspace, account: 'acme' })
  const outcome = items.find(({ kind }) => kind === 'outcome')?.ref ?? ''
  await client().send('plan-items.change', { workspace, item: outcome, attributes: { target: '4' } })
  await dialog().getByRole('button', { name: 'Save' }).click()
  const alert = dialog().getByRole('alert').filter({ hasText: 'Target' })
  await expect.poll(() => alert.textContent()).toMatch(/4.*2/)
  await alert.getByRole('button').last().click()
  await save()
  await page.getByTestId('section-outcome').getByText('→ 2 days').waitFor()
})

it('a look back can be read and not changed', async () => {
  const { asOf } = await client().read('plans.show', { workspace, account: 'acme' })
  await page.goto(`${plan()}?asOf=${asOf}`)
  await page.getByText(/Nothing can be changed here/).waitFor()
  expect(await page.getByRole('button', { name: /^Add/ }).count()).toBe(0)
  await page.getByRole('button', { name: 'Books close in three days', exact: true }).click()
  await dialog().getByText('days', { exact: true }).waitFor()
  expect(await dialog().getByRole('textbox').count()).toBe(0)
  await dialog().getByRole('button', { name: 'Close' }).click()
  await press('Back to today')
  await page.getByRole('button', { name: 'Edit the plan', exact: true }).waitFor()
})

it('the page and its forms hold the rules of accessibility in Polish, dark and 320 pixels wide', async () => {
  const narrow = await app().openPage({ language: 'pl', theme: 'dark', width: 320 })
  await narrow.page.goto(plan())
  await settle(narrow.page)
  await expectNoSidewaysScroll(narrow.page)
  expect(await violationsOn(narrow.page, 'plan')).toEqual([])
  await narrow.page.getByRole('button', { name: 'Dodaj: Obiecany rezultat' }).click()
  await narrow.page.getByRole('dialog').waitFor()
  expect(await violationsOn(narrow.page, 'form')).toEqual([])
  await narrow.page.keyboard.press('Escape')
  await narrow.page.getByRole('dialog').waitFor({ state: 'detached' })
  expect([...complaints, ...narrow.complaints].filter((text) => !/409/.test(text))).toEqual([])
  await narrow.page.close()
})
