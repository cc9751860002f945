import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { withApp } from '../support/app.js'
import { screensOf, settle } from '../support/screens.js'

// What somebody may not do is not offered: neither places nor links nor buttons lead to an answer that refuses.

const password = 'a reader of every test'
const app = withApp({ sample: true })
let addresses: Readonly<Record<string, string>>

beforeAll(async () => {
  addresses = await screensOf(app(), 'Sample')
})

type Role = 'board-reader' | 'sales'

type Cookies = Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>
const signedIn = new Map<Role, Cookies>()

/** A page of the owner, or of somebody with a role, who is invited the first time. */
async function openFor(role: Role | undefined): Promise<Page> {
  if (role === undefined) return (await app().openPage()).page
  const { page } = await app().openPage({ signedIn: false })
  const cookies = signedIn.get(role)
  if (cookies) await page.context().addCookies(cookies)
  else signedIn.set(role, await signInAs(role, page))
  return page
}

async function signInAs(role: Role, page: Page): Promise<Cookies> {
  const email = `${role}@example.com`
  const { link } = await app().client.send('members.invite', { workspace: 'Sample', email, name: `A ${role}`, role })
  const token = new URL(link ?? '').searchParams.get('token')
  await page.goto(`${app().address}/sign-in`)
  const ask = (path: string, body: object) =>
    page.evaluate(`fetch('/api/sign-in/${path}', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: ${JSON.stringify(JSON.stringify(body))},
    }).then((answer) => answer.status)`)
  expect(await ask('reset-password', { token, newPassword: password })).toBe(200)
  expect(await ask('sign-in/email', { email, password })).toBe(200)
  return page.context().cookies()
}

const looked = [
  ...['home', 'revenue', 'revenue-by-invoices', 'revenue-customers', 'movement-detail', 'metric-rows'],
  ...['retention', 'retention-cohorts', 'cohort', 'accounts-preview', 'account', 'account-history', 'account-invoices'],
  ...['account-reconciliation', 'data', 'data-catalogue', 'data-reconciliation', 'import', 'upload'],
  ...['settings-workspace', 'settings-segments', 'settings-policies'],
]

/** The places, links and buttons of a page, one of each kind: what differs by the record that it names counts once. */
const offered = `(() => {
  const seen = new Set()
  const shown = (each) => each.checkVisibility() && !each.disabled && !each.closest('.user-menu')
  const links = [...document.querySelectorAll('#main a[href^="/"]')].filter(shown).map((each) => each.pathname)
  const kinds = links.filter((path) => {
    const kind = path.replace(/(accounts|imports|metrics)\\/[^/]+/, '$1')
    return !seen.has(kind) && seen.add(kind)
  })
  const buttons = [...document.querySelectorAll('#main button')].filter(shown)
  const named = buttons.filter((each) => {
    const name = each.textContent.trim().replace(/\\d+/g, '') || each.className
    return !seen.has(name) && seen.add(name)
  })
  named.forEach((each, at) => each.setAttribute('data-offered', at))
  return { links: kinds, buttons: named.length }
})()`

async function pressAll(page: Page): Promise<string[]> {
  const { links, buttons } = (await page.evaluate(offered)) as { links: string[]; buttons: number }
  for (let at = 0; at < Math.min(buttons, 15); at += 1) {
    const button = page.locator(`[data-offered="${at}"]`)
    // What an earlier button took away is not offered any more.
    if (!(await button.isVisible()) || !(await button.isEnabled())) continue
    await button.click({ timeout: 5000 }).catch(() => undefined)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  }
  await page.waitForLoadState('networkidle')
  return links
}

it.each(['board-reader', 'sales'] as const)(
  'nothing that is offered to %s is refused',
  async (role) => {
    const page = await openFor(role)
    const refused: string[] = []
    page.on('response', (response) => {
      if (response.status() === 403) refused.push(`${new URL(page.url()).pathname} asked ${response.url()}`)
    })
    const links = new Set<string>()
    for (const name of looked) {
      const before = refused.length
      await page.goto(addresses[name] ?? '')
      await settle(page)
      // An address may ask before it is known who comes; the screen says why it stays closed.
      if (await page.getByRole('heading', { name: 'You may not see this' }).isVisible()) {
        refused.length = before
        continue
      }
      for (const link of await pressAll(page)) links.add(link.replace(/(accounts|imports|metrics)\/[^/]+/, '$1/*'))
    }
    expect(refused).toEqual([])
    const closed = { 'board-reader': ['/accounts', '/data/upload', '/data/imports'], sales: ['/data/upload'] }[role]
    const leadAstray = [...links].filter((link) => closed.some((path) => link.includes(`Sample${path}`)))
    expect(leadAstray).toEqual([])
    await page.close()
  },
  240_000,
)

const controls = [
  ['revenue', 'button', /^Close \w+ \d{4}$/],
  ['account', 'button', /^Edit/],
  ['account', 'button', /^Correct/],
  ['data', 'link', 'Import files'],
  ['import', 'button', 'Undo import'],
] as const

it.each([
  ['the owner', undefined, [true, true, true, true, true]],
  ['sales', 'sales', [false, true, false, false, false]],
  ['a board reader', 'board-reader', [false, false, false, false, false]],
] as const)('%s sees the buttons of what they may do', async (_who, role, expected) => {
  const page = await openFor(role)
  const found: boolean[] = []
  for (const [name, kind, words] of controls) {
    await page.goto(addresses[name] ?? '')
    await settle(page)
    found.push(await page.locator('#main').getByRole(kind, { name: words }).first().isVisible())
  }
  expect(found).toEqual(expected)
  await page.close()
})

it('a screen that one may not see says why and leads to what one may see', async () => {
  const page = await openFor('board-reader')
  for (const name of ['accounts', 'account', 'upload', 'import']) {
    await page.goto(addresses[name] ?? '')
    await page.getByText('You are here as Board reader').waitFor()
  }
  await page.getByRole('link', { name: 'Go to Home' }).click()
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor()
  await page.close()
})

it('of Data a board reader sees what the numbers mean and where sources disagree, not the imports', async () => {
  const page = await openFor('board-reader')
  await page.goto(addresses.data ?? '')
  await settle(page)
  expect(await page.getByRole('tab').allTextContents()).toEqual(['Metric catalogue', 'Reconciliation'])
  await page.close()
})

it('the palette offers no place that one may not see', async () => {
  const page = await openFor('board-reader')
  await page.goto(addresses.revenue ?? '')
  await settle(page)
  await page.keyboard.press('Control+k')
  const options = await page.getByRole('option').allInnerTexts()
  expect(options.filter((text) => /^(Accounts|Save|New account)/.test(text))).toEqual([])
  expect(options.some((text) => text.startsWith('Retention'))).toBe(true)
  await page.close()
})
