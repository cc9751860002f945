import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { withApp } from '../support/app.js'
import { expectNoSidewaysScroll } from '../support/browser.js'
import { settle } from '../support/screens.js'
import { violationsOn } from '../support/violations.js'

// The relationship map by keyboard alone, in its three forms, as of a past day, as a picture, and for whoever may not see
// opinions.

const workspace = 'Team'
const password = 'correct horse battery'
const app = withApp()
let page: Page
let complaints: string[]
let auditorsLink: string

const client = () => app().client
const map = (more = '') => `${app().address}/w/${workspace}/accounts/acme/map${more}`
const focused = () => page.evaluate(`document.activeElement?.getAttribute('data-key')`)

beforeAll(async () => {
  const send = client().send
  await send('workspaces.create', { name: workspace })
  await send('accounts.create', { workspace, ref: 'acme', name: 'Acme' })
  await send('units.create', { workspace, account: 'acme', ref: 'plant', name: 'Plant' })
  for (const [ref, name] of [
    ['chief', 'Ada Chief'],
    ['bob', 'Bob Buyer'],
    ['cyd', 'Cyd User'],
  ] as const)
    await send('people.create', { workspace, account: 'acme', ref, name, unit: 'plant' })
  for (const [person, other, kind] of [
    ['bob', 'chief', 'reports_to'],
    ['cyd', 'chief', 'reports_to'],
    ['bob', 'cyd', 'conflict'],
    ['cyd', 'chief', 'influences'],
  ] as const)
    await send('links.create', { workspace, person, other, kind })
  await send('opinions.record', { workspace, person: 'bob', kind: 'stance', value: 'blocker' })
  await send('ties.record', { workspace, person: 'bob', member: 'Sam Seller', strength: 'strong' })
  const invited = { workspace, name: 'Al Auditor', email: 'al@example.com', role: 'auditor' } as const
  auditorsLink = (await send('members.invite', invited)).link ?? ''
  ;({ page, complaints } = await app().openPage())
})

it('is walked along the organisation by arrow keys, and Enter opens a person', async () => {
  await page.goto(`${app().address}/w/${workspace}/accounts/acme?tab=people`)
  await page.getByRole('link', { name: 'Relationship map' }).click()
  const graph = page.getByTestId('map-graph')
  await graph.getByText('Ada Chief').waitFor()
  for (let steps = 0; steps < 60; steps++) {
    if (await graph.evaluate('(element) => element === document.activeElement').catch(() => false)) break
    if (await page.evaluate(`document.activeElement?.dataset.testid === 'map-graph'`)) break
    await page.keyboard.press('Tab')
  }
  const walk = ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown']
  const keys = [
    'account',
    'unit plant',
    'person chief',
    'person bob',
    'person cyd',
    'person bob',
    'person chief',
    'person bob',
  ]
  for (const [step, key] of walk.entries()) {
    await page.keyboard.press(key)
    await expect.poll(focused).toBe(keys[step])
  }
  await page.keyboard.press('Enter')
  await page.getByTestId('map-person').getByRole('heading', { name: 'Bob Buyer' }).waitFor()
  await page.getByText('Sam Seller (strong)').waitFor()
  expect(page.url()).toContain('person=bob')
  await page.getByRole('button', { name: 'Close', exact: true }).press('Enter')
  await expect.poll(focused).toBe('person bob')
  expect(await graph.locator('[data-key="person bob"]').textContent()).toContain('▼▼ Blocker')
  expect(await graph.locator('.map-edge-conflict').count()).toBe(1)
  expect(await violationsOn(page, 'map')).toEqual([])
})

it('is a list and a table of who knows whom, from the same data', async () => {
  await page.getByText('List', { exact: true }).click()
  const row = page.getByTestId('map-list').getByRole('row', { name: /Bob Buyer/ })
  await expect.poll(() => row.textContent()).toContain('in conflict with Cyd User')
  await page.getByText('Who knows whom', { exact: true }).click()
  const cell = page.getByTestId('map-matrix').getByRole('row', { name: /Bob Buyer/ })
  await expect.poll(() => cell.textContent()).toContain('●●● strong')
  await page.getByLabel('As of').press('ArrowLeft')
  await page.waitForURL(/day=/)
  // Who knew whom is told as of its day.
  await page.getByText('Nobody of ours is known to know anybody here yet.').waitFor()
  await page.goto(map('?view=graph'))
})

it('is taken along as a picture', async () => {
  await page.getByTestId('map-graph').getByText('Ada Chief').waitFor()
  await page.getByRole('button', { name: 'Picture' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'As SVG' }).click()
  const picture = await readFile(await (await download).path(), 'utf8')
  expect(picture).toContain('Bob Buyer')
  expect(picture).toContain('Blocker')
  await page.getByRole('button', { name: 'Picture' }).click()
  const painted = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'As PNG' }).click()
  expect((await readFile(await (await painted).path())).subarray(1, 4).toString()).toBe('PNG')
  expect(complaints).toEqual([])
})

it('tells no opinion to whoever may not see those, in no form and no picture', async () => {
  const { page: other } = await app().openPage({ signedIn: false })
  await other.goto(auditorsLink)
  await other.getByLabel('New password', { exact: true }).fill(password)
  await other.getByRole('button', { name: 'Use this password' }).click()
  await other.getByText('The password is chosen').waitFor()
  await other.goto(`${app().address}/sign-in`)
  await other.getByLabel('E-mail address').fill('al@example.com')
  await other.getByLabel('Password', { exact: true }).fill(password)
  await other.getByRole('button', { name: 'Sign in', exact: true }).click()
  await other.getByRole('link', { name: workspace }).first().waitFor()
  for (const view of ['graph', 'list', 'matrix']) {
    await other.goto(map(`?view=${view}`))
    await settle(other)
    expect(await other.locator('body').textContent()).not.toMatch(/Blocker|strong|conflict with/)
  }
  await other.goto(map('?view=graph'))
  await other.getByTestId('map-graph').getByText('Bob Buyer').waitFor()
  expect(await other.locator('.map-edge-conflict, .map-edge-influences').count()).toBe(0)
  await other.getByRole('button', { name: 'Picture' }).click()
  const download = other.waitForEvent('download')
  await other.getByRole('menuitem', { name: 'As SVG' }).click()
  const picture = await readFile(await (await download).path(), 'utf8')
  expect(picture).toContain('Bob Buyer')
  expect(picture).not.toMatch(/Blocker|stroke-dasharray/)
  await other.context().close()
})

it('is read aloud, in the dark, in Polish, and at 320 pixels as a list', async () => {
  const opened = await app().openPage({ language: 'pl', theme: 'dark', width: 320 })
  await opened.page.goto(map('?person=bob'))
  await opened.page.getByTestId('map-list').waitFor()
  await settle(opened.page)
  await expectNoSidewaysScroll(opened.page)
  expect(await violationsOn(opened.page, 'map, Polish, 320 pixels')).toEqual([])
  await opened.page.setViewportSize({ width: 1280, height: 800 })
  await opened.page.goto(map('?view=graph'))
  await opened.page.getByTestId('map-graph').getByText('Bob Buyer').waitFor()
  expect(await violationsOn(opened.page, 'map, Polish, dark')).toEqual([])
  await opened.page.context().close()
})
