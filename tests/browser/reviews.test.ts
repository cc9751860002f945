import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { withApp } from '../support/app.js'
import { expectNoSidewaysScroll } from '../support/browser.js'
import { settle } from '../support/screens.js'
import { violationsOn } from '../support/violations.js'

// A 360° review as it goes: opened, answered by a member and by a customer's link, blind until the last has answered, and
// the disagreement decided.

const workspace = 'Team'
const app = withApp()
let page: Page
let link: string

const client = () => app().client
const reviews = () => `${app().address}/w/${workspace}/plans/acme`
const press = (on: Page, name: string) => on.getByRole('button', { name, exact: true }).click()

async function score(on: Page, scores: readonly number[]): Promise<void> {
  for (const [place, given] of scores.entries()) {
    const question = on.locator('fieldset.review-scores').nth(place)
    await question.getByText(String(given), { exact: true }).click()
  }
}

beforeAll(async () => {
  const send = client().send
  await send('workspaces.create', { name: workspace })
  await send('accounts.create', { workspace, ref: 'acme', name: 'Acme' })
  await send('people.create', { workspace, account: 'acme', ref: 'pat', name: 'Pat Buyer' })
  await send('plans.start', { workspace, account: 'acme' })
  const [owner] = (await client().read('members.list', { workspace })).rows
  const member = { kind: 'team-member', owner: owner?.name ?? '', function: 'customer-service' } as const
  await send('plan-items.add', { workspace, account: 'acme', ...member })
  ;({ page } = await app().openPage())
})

it('is opened from the plan, and answered by a member', async () => {
  await page.goto(reviews())
  await press(page, 'Open a review')
  await page.getByLabel('Questions').fill('Results are reached.\nPeople stand behind us.')
  await page.getByLabel('Pat Buyer').check()
  await page.getByRole('dialog').getByRole('button', { name: 'Open a review' }).click()
  await press(page, 'Answer')
  await score(page, [5, 4])
  await press(page, 'Send')
  await page.getByText('1 of 2 have answered').waitFor()
  expect(await page.getByTestId('review-results').count()).toBe(0)
  expect(await violationsOn(page, 'reviews')).toEqual([])
})

it('a voice of the customer answers by a link that tells nothing of the plan, once', async () => {
  await press(page, 'Make a link for Pat Buyer')
  link = await page.getByLabel(/Send this link to Pat Buyer/).inputValue()
  for (const language of ['en', 'pl'] as const) {
    const { page: customer } = await app().openPage({ signedIn: false, language, width: 320 })
    await customer.goto(link)
    await customer.getByText('Results are reached.').waitFor()
    await settle(customer)
    await expectNoSidewaysScroll(customer)
    expect(await violationsOn(customer, `link, ${language}`)).toEqual([])
    expect(await customer.locator('body').textContent()).not.toMatch(/Acme|Pat Buyer/)
    if (language === 'en') {
      await customer.context().close()
      continue
    }
    await score(customer, [2, 4])
    await press(customer, 'Wyślij')
    await customer.getByText('Twoja odpowiedź dotarła').waitFor()
    await customer.reload()
    await customer.getByText('Ten odnośnik nie prowadzi już do przeglądu', { exact: false }).waitFor()
    await customer.context().close()
  }
})

it('shows what was answered when the last has answered, and the disagreement is decided', async () => {
  await page.reload()
  const results = page.getByTestId('review-results')
  await expect.poll(() => results.getByRole('row').nth(1).textContent()).toContain('2 to 5')
  await expect.poll(() => results.getByRole('row').nth(1).textContent()).toContain('views lie apart')
  await press(page, 'Decide')
  await page.getByRole('textbox', { name: 'Decision' }).fill('We go by what the customer says')
  await page.getByRole('dialog').getByRole('button', { name: 'Decide' }).click()
  await expect.poll(() => page.getByText('· decided').count()).toBe(1)
  const { rows } = await client().read('plan-items.list', { workspace, account: 'acme', kind: 'decision' })
  expect(rows).toMatchObject([{ title: 'We go by what the customer says' }])
  expect(await violationsOn(page, 'decided')).toEqual([])
})
