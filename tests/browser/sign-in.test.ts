import { setTimeout as sleep } from 'node:timers/promises'
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { withApp } from '../support/app.js'
import { settle } from '../support/screens.js'

// From the link of the first start to the end of somebody's access, as people would go, in a real Chromium.

const password = 'correct horse battery'
const app = withApp({ owner: false })
let page: Page
let complaints: string[]
let secret: string
let recovery: string[]
let invitation: string
/** Bo, in a browser of his own. */
let other: Page

beforeAll(async () => {
  ;({ page, complaints } = await app().openPage())
})

const settings = (tab: string) => `${app().address}/w/Acme/settings?tab=${tab}`
const codeNow = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate()
const press = (on: Page, name: string) => on.getByRole('button', { name, exact: true }).click()

/** Presses a button that signs in; the server lets nobody try more than three times in ten seconds. */
async function tryWith(on: Page, name: string): Promise<void> {
  for (let status = 429; status === 429; ) {
    const answer = on.waitForResponse('**/api/sign-in/**')
    await on.getByRole('button', { name, exact: true }).last().click()
    status = (await answer).status()
    if (status === 429) await sleep(2000)
  }
}

async function signIn(on: Page, email: string, word: string): Promise<void> {
  await on.getByLabel('E-mail address').fill(email)
  await on.getByLabel('Password', { exact: true }).fill(word)
  await tryWith(on, 'Sign in')
}

async function signOut(): Promise<void> {
  await page.getByRole('button', { name: /^Ada Owner/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
}

it('before there is an owner, sign-in says where the first one is made', async () => {
  await page.goto(app().address)
  await page.getByText('Mainstay printed a link for making the first owner').waitFor()
})

it('the first owner is made by the printed link, is signed in, and makes a workspace', async () => {
  await page.goto(/http:\S+\/first-owner\S+/.exec(app().printed)?.[0] ?? '')
  await page.getByLabel('Your name').fill('Ada Owner')
  await page.getByLabel('E-mail address').fill('ada@example.com')
  await page.getByLabel('Password', { exact: true }).fill('too short')
  await page.getByText('3 more characters').waitFor()
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Password', { exact: true }).fill('Ada Owner 1234')
  await press(page, 'Make the owner and sign in')
  await page.getByText('This password is easy to guess.').waitFor()
  await page.getByLabel('Password', { exact: true }).fill(password)
  await press(page, 'Make the owner and sign in')
  await press(page, 'Create workspace')
  await page.getByLabel('Name', { exact: true }).fill('Acme')
  await page.getByRole('dialog').getByRole('button', { name: 'Create workspace' }).click()
  await page.waitForURL('**/w/Acme/data/upload')
  await page
    .getByRole('button', { name: /^Ada Owner/ })
    .getByText('Owner', { exact: true })
    .waitFor()
})

it('after signing out, an address leads through sign-in back to itself', async () => {
  await signOut()
  await page.goto(settings('members'))
  await signIn(page, 'ada@example.com', 'a wrong password')
  await page.getByText('The e-mail address and the password do not go together.').waitFor()
  await signIn(page, 'nobody@example.com', password)
  await page.getByText('The e-mail address and the password do not go together.').waitFor()
  await signIn(page, 'ada@example.com', password)
  await page.getByTestId('members').getByText('The last owner stays').waitFor()
  expect(page.url()).toBe(settings('members'))
})

it('an address of elsewhere is not gone to after sign-in', async () => {
  await signOut()
  await page.goto(`${app().address}/sign-in?to=${encodeURIComponent('//elsewhere.example/')}`)
  await signIn(page, 'ada@example.com', password)
  await page.getByRole('heading', { name: 'Workspaces' }).waitFor()
  expect(new URL(page.url()).origin).toBe(app().address)
})

it('the second factor is turned on with a code, and sign-in asks for it', async () => {
  await page.goto(settings('account'))
  await press(page, 'Turn it on')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Password', { exact: true }).fill(password)
  await dialog.getByRole('button', { name: 'Continue' }).click()
  await dialog.getByRole('img', { name: 'QR code with the key for the app' }).waitFor()
  secret = await dialog.getByLabel('Key for the app', { exact: true }).inputValue()
  recovery = await dialog.getByTestId('recovery-codes').locator('li').allInnerTexts()
  expect(recovery.length).toBeGreaterThan(5)
  await dialog.getByLabel('Code of 6 digits').fill('000000')
  await tryWith(page, 'Turn it on')
  await dialog.getByText('The code is not right.').waitFor()
  await dialog.getByLabel('Code of 6 digits').fill(codeNow())
  await tryWith(page, 'Turn it on')
  await page.getByRole('button', { name: 'Turn it off' }).waitFor()

  await signOut()
  await signIn(page, 'ada@example.com', password)
  await page.getByRole('heading', { name: 'Second step' }).waitFor()
  await page.getByLabel('Code of 6 digits').fill(codeNow())
  await tryWith(page, 'Continue')
  await page.getByRole('heading', { name: 'Workspaces' }).waitFor()
})

it('a recovery code lets in instead, once', async () => {
  for (const isFirst of [true, false]) {
    await signOut()
    await signIn(page, 'ada@example.com', password)
    await press(page, 'Use a recovery code instead')
    await page.getByLabel('Recovery code').fill(recovery[0] ?? '')
    await tryWith(page, 'Continue')
    if (isFirst) await page.getByRole('heading', { name: 'Workspaces' }).waitFor()
  }
  await page.getByText('This is not one of the recovery codes').waitFor()
  await press(page, 'Use the app instead')
  await page.getByLabel('Code of 6 digits').fill(codeNow())
  await tryWith(page, 'Continue')
  await page.getByRole('heading', { name: 'Workspaces' }).waitFor()
})

it('who is invited chooses a password by the link, and sees what their role may see', async () => {
  await page.goto(settings('members'))
  await press(page, 'Invite')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('E-mail address').fill('bo@example.com')
  await dialog.getByLabel('Name', { exact: true }).fill('Bo Board')
  await dialog.getByLabel('Role').selectOption({ label: 'Board reader' })
  await dialog.getByText('Sees metrics and the revenue behind them; changes nothing.').waitFor()
  await dialog.getByRole('button', { name: 'Invite' }).click()
  invitation = await dialog.getByLabel('Link to pass on').inputValue()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await page.getByTestId('members').getByText('Invited').waitFor()

  ;({ page: other } = await app().openPage())
  await other.goto(invitation)
  await other.getByLabel('New password').fill('a board reads numbers')
  await press(other, 'Use this password')
  await other.getByRole('link', { name: 'To the sign-in page' }).click()
  await signIn(other, 'bo@example.com', 'a board reads numbers')
  await other.getByRole('link', { name: 'Acme' }).click()
  await other.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Revenue' }).waitFor()
  await settle(other)
  const places = await other.getByRole('navigation', { name: 'Main' }).getByRole('link').allInnerTexts()
  expect(places).toEqual(['Home', 'Revenue', 'Retention', 'Data', 'Settings'])
  await other.goto(settings('policies'))
  await other.getByText('As Board reader you may not change the definitions.').waitFor()
  expect(await other.getByRole('tab').allInnerTexts()).toEqual([
    'Appearance',
    'Workspace',
    'Definitions',
    'Your account',
  ])
  await other.goto(`${app().address}/w/Acme/accounts`)
  await other.getByRole('heading', { name: 'You may not see this' }).waitFor()
})

it('a used link no longer works', async () => {
  await other.goto(invitation)
  await other.getByLabel('New password').fill('another good password')
  await press(other, 'Use this password')
  await other.getByText('This link does not work').waitFor()
})

it('a changed role is seen by who has it, and is in the audit log with what it was', async () => {
  await page.goto(settings('members'))
  await page.getByRole('button', { name: 'What can be done with Bo Board' }).click()
  await page.getByRole('menuitem', { name: 'Change role or accounts' }).click()
  await page.getByRole('dialog').getByLabel('Role').selectOption({ label: 'Auditor' })
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await page.getByTestId('members').getByText('Auditor').waitFor()

  await other.goto(settings('audit'))
  const entry = other.getByTestId('audit').locator('details').filter({ hasText: 'members.change' }).first()
  await entry.getByText('members.change').click()
  const changed = entry.getByRole('row', { name: 'role' })
  expect(await changed.getByRole('cell').allInnerTexts()).toEqual(['board-reader', 'auditor'])
  await entry.getByText('Ada Owner').first().waitFor()
  await press(other, 'Verify')
  await other.getByText(/^Intact: all \d+ entries fit\.$|● Intact: all \d+ entries fit\./).waitFor()
  const head = await other.getByLabel('Head to keep').inputValue()
  await other.getByLabel('Head of an earlier check').fill(head)
  await press(other, 'Verify')
  await other.getByText('The head that you kept is in the chain.').waitFor()
  await other.getByLabel('Head of an earlier check').fill('0'.repeat(64))
  await press(other, 'Verify')
  await other.getByText('The head that you kept is not in the chain').waitFor()
})

it('two who change the same person see both values, and choose', async () => {
  await page.goto(settings('members'))
  await page.getByRole('button', { name: 'What can be done with Bo Board' }).click()
  await page.getByRole('menuitem', { name: 'Change role or accounts' }).click()
  await page.evaluate(`(async () => {
    const ask = async (path, body) => {
      const sent = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      return (await fetch('/api/v1/members/' + path, body && sent)).json()
    }
    const { rows } = await ask('list?workspace=Acme')
    const { userId, version } = rows.find(({ name }) => name === 'Bo Board')
    await ask('change', { workspace: 'Acme', userId, version, role: 'ceo' })
  })()`)
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Role').selectOption({ label: 'Marketing' })
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.getByText('Somebody else changed it meanwhile').waitFor()
  expect(await dialog.getByRole('definition').allInnerTexts()).toEqual(['CEO', 'Marketing'])
  await dialog.getByRole('button', { name: 'Take yours' }).click()
  await page.getByTestId('members').getByText('Marketing').waitFor()
})

it('who is given only some accounts is told on every page that the figures are not the company’s', async () => {
  await page.goto(settings('members'))
  await page.getByRole('button', { name: 'What can be done with Bo Board' }).click()
  await page.getByRole('menuitem', { name: 'Change role or accounts' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Accounts').selectOption({ label: 'Own accounts' })
  await dialog.getByText('every figure covers those alone').waitFor()
  await dialog.getByLabel('Also known as').fill('B. Board; Board, Bo')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('cell', { name: 'Own accounts as B. Board,' }).waitFor()
  for (const screen of ['revenue', 'accounts']) {
    await other.goto(`${app().address}/w/Acme/${screen}`)
    await other.getByTestId('scope').getByText('All figures cover your own accounts').waitFor()
  }
  await page.goto(`${app().address}/w/Acme/revenue`)
  await page.getByRole('heading', { name: 'Revenue', exact: true }).waitFor()
  expect(await page.getByTestId('scope').count()).toBe(0)
})

it('an API key is shown once, asks with its rights alone, and is refused when taken back', async () => {
  await page.goto(settings('account'))
  await press(page, 'Make a key')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What it is for').fill('Nightly export')
  await dialog.getByLabel('See members').check()
  await dialog.getByRole('button', { name: 'Make a key' }).click()
  const key = await dialog.getByLabel('API key').inputValue()
  await dialog.getByRole('button', { name: 'Close' }).click()
  const ask = async (path: string) =>
    (await fetch(`${app().address}/api/v1/${path}?workspace=Acme`, { headers: { authorization: `Bearer ${key}` } }))
      .status
  expect([await ask('members/list'), await ask('audit/list')]).toEqual([200, 403])
  await page.getByTestId('keys').getByRole('button', { name: 'Take back' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click()
  await page.getByText('You have no API keys.').waitFor()
  expect(await ask('members/list')).toBe(401)
})

it('who is signed out elsewhere is asked to sign in again', async () => {
  await other.goto(settings('account'))
  const { page: second } = await app().openPage()
  await second.goto(`${app().address}/sign-in`)
  await signIn(second, 'bo@example.com', 'a board reads numbers')
  await second.getByRole('heading', { name: 'Workspaces' }).waitFor()
  await second.goto(settings('account'))
  await press(second, 'Sign out everywhere else')
  await second.getByText('Signed out in 1 place.').waitFor()
  await other.getByRole('link', { name: 'Revenue' }).first().click()
  await other.getByRole('heading', { name: 'Sign in' }).waitFor()
  await signIn(other, 'bo@example.com', 'a board reads numbers')
  await other.getByRole('heading', { name: 'Revenue' }).first().waitFor()
  await second.close()
})

it('whose access ended sees nothing of the workspace', async () => {
  await page.goto(settings('members'))
  await page.getByRole('button', { name: 'What can be done with Bo Board' }).click()
  await page.getByRole('menuitem', { name: 'End the access' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End the access' }).click()
  await page.getByText('Bo Board has no access any more.').waitFor()
  await other.goto(app().address)
  await other.getByText('You do not belong to any workspace yet.').waitFor()
  await page.goto(settings('audit'))
  await page.getByTestId('audit').getByText('members.remove').waitFor()
})

it('who deletes their account has their data first, gets in no more, and is told so; a last owner is refused', async () => {
  await page.goto(settings('account'))
  await press(page, 'Delete my account')
  await page.getByRole('dialog').getByLabel('Password', { exact: true }).fill(password)
  await press(page, 'Delete my account for good')
  await page.getByText('Ada Owner is the last owner of "Acme".').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()

  // Bo comes back, to leave for good.
  await page.goto(settings('members'))
  await press(page, 'Invite')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('E-mail address').fill('bo@example.com')
  await dialog.getByLabel('Name', { exact: true }).fill('Bo Board')
  await dialog.getByRole('button', { name: 'Invite' }).click()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await other.goto(settings('account'))
  const download = other.waitForEvent('download')
  await press(other, 'Export my data')
  expect((await download).suggestedFilename()).toBe('my-data.json')
  await press(other, 'Delete my account')
  await other.getByRole('dialog').getByLabel('Password', { exact: true }).fill('not the password')
  await press(other, 'Delete my account for good')
  await other.getByText('The password is not right.').waitFor()
  await other.getByRole('dialog').getByLabel('Password', { exact: true }).fill('a board reads numbers')
  await press(other, 'Delete my account for good')
  await other.getByText('Your account is deleted.').waitFor()
  await signIn(other, 'bo@example.com', 'a board reads numbers')
  await other.getByText('The e-mail address and the password do not go together.').waitFor()
  await page.goto(settings('audit'))
  await page.getByTestId('audit').getByText('Former or erased member').first().waitFor()
  expect(await page.getByText('Bo Board').count()).toBe(0)
})

it('nothing was refused by the browser, and no script failed', () => {
  // The browser itself tells of every answer that refuses, which some of the above ask for.
  expect(complaints.filter((text) => !/status of (4\d\d)/.test(text))).toEqual([])
})
