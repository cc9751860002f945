import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { withApp } from '../support/app.js'
import { expectNoSidewaysScroll } from '../support/browser.js'
import { settle } from '../support/screens.js'
import { violationsOn } from '../support/violations.js'

// What is thought of a person, by somebody who may see it and somebody who may not; then their data given out and erased.

const workspace = 'Team'
const password = 'correct horse battery'
const app = withApp()
let page: Page
let complaints: string[]
let auditorsLink: string

const client = () => app().client
const people = (more = '') => `${app().address}/w/${workspace}/accounts/acme?tab=people${more}`
const register = () => `${app().address}/w/${workspace}/settings?tab=personal-data`
const press = (on: Page, name: string) => on.getByRole('button', { name, exact: true }).click()
const row = (on: Page, name: string) => on.getByTestId('people').getByRole('row', { name: new RegExp(name) })

async function choose(name: string, act: string): Promise<void> {
  await page.getByRole('button', { name: `What can be done with ${name}` }).click()
  await page.getByRole('menuitem', { name: act }).click()
}

beforeAll(async () => {
  await client().send('workspaces.create', { name: workspace })
  await client().send('accounts.create', { workspace, ref: 'acme', name: 'Acme' })
  const invited = { workspace, name: 'Al Auditor', email: 'al@example.com', role: 'auditor' } as const
  auditorsLink = (await client().send('members.invite', invited)).link ?? ''
  ;({ page, complaints } = await app().openPage())
})

it('people are added, changed and taken away, and that can be undone', async () => {
  await page.goto(people())
  await page.getByText('Nobody is known yet').waitFor()
  for (const [name, roles] of [
    ['Zuzanna Wrona', 'budget holder; sponsor'],
    ['Jan Sowa', ''],
  ] as const) {
    await press(page, 'Add a person')
    await page.getByLabel('Name', { exact: true }).fill(name)
    await page.getByLabel('Roles').fill(roles)
    await press(page, 'Save')
    await row(page, name).waitFor()
  }
  await expect.poll(() => row(page, 'Zuzanna').textContent()).toContain('budget holder, sponsor')
  await choose('Jan Sowa', 'Edit')
  await page.getByLabel('Job title').fill('CEO')
  await press(page, 'Save')
  await expect.poll(() => row(page, 'Jan').textContent()).toContain('CEO')
  await choose('Jan Sowa', 'Remove')
  await expect.poll(() => row(page, 'Jan').count()).toBe(0)
  await page.getByText('Jan Sowa was removed.').waitFor()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await row(page, 'Jan').waitFor()
})

it('an opinion is recorded with its day and evidence, and the latest counts', async () => {
  await press(page, 'Zuzanna Wrona')
  await page.getByText('Nobody has recorded an opinion.').waitFor()
  for (const [stance, because, day] of [
    ['blocker', 'She refused the renewal', '2024-01-10'],
    ['supporter', 'She praised the roll-out', '2024-05-02'],
  ] as const) {
    await press(page, 'Record an opinion')
    await page.getByLabel('Opinion', { exact: true }).selectOption(stance)
    await page.getByLabel('Because').fill(because)
    await page.getByLabel('From day').fill(day)
    await press(page, 'Record')
    await page.getByTestId('opinions').getByText(because).waitFor()
  }
  await expect.poll(() => row(page, 'Zuzanna').textContent()).toContain('▲ Supporter')
  const days = page.getByTestId('opinions').getByRole('rowheader')
  expect(await days.allTextContents()).toEqual(['2 May 2024', '10 Jan 2024'])
})

it('who may not see opinions sees the people without them, and no trace in the page', async () => {
  const { page: other } = await app().openPage({ signedIn: false })
  await other.goto(auditorsLink)
  await other.getByLabel('New password', { exact: true }).fill(password)
  await other.getByRole('button', { name: 'Use this password' }).click()
  await other.getByText('The password is chosen').waitFor()
  await other.goto(`${app().address}/sign-in`)
  await other.getByLabel('E-mail address').fill('al@example.com')
  await other.getByLabel('Password', { exact: true }).fill(password)
  const told: string[] = []
  other.on('response', (response) => {
    if (response.url().includes('/api/'))
      void response.text().then(
        (text) => told.push(text),
        () => undefined,
      )
  })
  await other.getByRole('button', { name: 'Sign in', exact: true }).click()
  await other.getByRole('link', { name: workspace }).first().waitFor()
  await other.goto(people())
  await row(other, 'Zuzanna').waitFor()
  await press(other, 'Zuzanna Wrona')
  await other.getByTestId('person').waitFor()
  await settle(other)
  expect(await other.getByTestId('opinions').count()).toBe(0)
  expect(await other.locator('body').textContent()).not.toMatch(/Supporter|praised|refused/)
  expect(told.length).toBeGreaterThan(3)
  expect(told.filter((text) => /supporter|praised|She refused/i.test(text))).toEqual([])
  await other.context().close()
})

it('people and their opinions are read aloud, on a phone, in the dark and in Polish', async () => {
  const { rows } = await client().read('people.list', { workspace, search: 'Zuzanna' })
  for (const language of ['en', 'pl'] as const) {
    for (const theme of ['light', 'dark'] as const) {
      const opened = await app().openPage({ language, theme, width: 320 })
      for (const address of [people(`&person=${rows[0]?.ref}`), register()]) {
        await opened.page.goto(address)
        await settle(opened.page)
        await expectNoSidewaysScroll(opened.page)
        expect(await violationsOn(opened.page, address)).toEqual([])
      }
      expect(opened.complaints).toEqual([])
      await opened.page.context().close()
    }
  }
}, 120_000)

it('everything about the person is downloaded as a file', async () => {
  const download = page.waitForEvent('download')
  await choose('Zuzanna Wrona', 'Give out their data')
  const given = JSON.parse(await readFile(await (await download).path(), 'utf8'))
  const named = Object.fromEntries(
    given.holdings.map((each: { name: string; rows: unknown[] }) => [each.name, each.rows]),
  )
  expect(named.people).toMatchObject([{ name: 'Zuzanna Wrona', roles: ['budget holder', 'sponsor'] }])
  expect(named.opinions).toMatchObject([{ value: 'blocker' }, { value: 'supporter' }])
})

it('the person is erased after it was shown what goes and the name was written once more', async () => {
  await choose('Zuzanna Wrona', 'Erase for good')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Opinions, with every version').waitFor()
  expect(await dialog.locator('dl').textContent()).toContain('Opinions, with every version2 rows')
  const erase = dialog.getByRole('button', { name: 'Erase for good' })
  expect(await erase.isDisabled()).toBe(true)
  await dialog.getByLabel('To confirm, write the name').fill('zuzanna wrona')
  await erase.click()
  await page.getByText('Erased for good.').waitFor()
  await expect.poll(() => row(page, 'Zuzanna').count()).toBe(0)
  await row(page, 'Jan').waitFor()
})

it('the register says what is kept, periods are set there, and the erasure is listed without whom it was of', async () => {
  await page.goto(register())
  const kept = page.getByTestId('register')
  const opinions = kept.getByRole('row', { name: /^What is thought of people/ })
  await expect.poll(() => opinions.textContent()).toContain('36 months')
  await opinions.getByRole('button').click()
  await page.getByLabel('Months', { exact: true }).fill('12')
  await press(page, 'Save')
  await expect.poll(() => opinions.textContent()).toContain('12 months · set here')
  expect(await page.getByTestId('erasures').getByRole('row').count()).toBe(2)
  expect(await page.locator('main').textContent()).not.toContain('Zuzanna')
  await press(page, 'Take out what is too old now …')
  await page.getByText('Nothing is older than its period.').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Take out', exact: true }).click()
  await page.getByText('What was too old is taken out.').waitFor()
  expect(complaints).toEqual([])
})
