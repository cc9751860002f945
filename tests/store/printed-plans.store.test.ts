import { expect, it } from 'vitest'
import { planItemsAdd, plansChange, plansPrint, plansProof, plansStart } from '#plans/server'
import { accounts, openWorkspace } from '../support/workspace.js'

const pagesOf = (base64: string) =>
  Buffer.from(base64, 'base64')
    .toString('latin1')
    .match(/\/Type\s*\/Page\b/g)?.length

async function openPlan() {
  const opened = await openWorkspace()
  await opened.importRows({
    account: accounts('A1'),
    person: [{ ref: 'P1', account: 'A1', name: 'Zofia Żak' }],
  })
  const { context, name: workspace } = opened
  await plansStart.run(context, { workspace, account: 'A1' })
  const add = (fields: Omit<Parameters<typeof planItemsAdd.run>[1], 'workspace' | 'account'>) =>
    planItemsAdd.run(context, { workspace, account: 'A1', ...fields })
  return { context, workspace, add }
}

it('a plan is one page, however much it says', async () => {
  const { context, workspace, add } = await openPlan()
  const few = await plansPrint.run(context, { workspace, account: 'A1' })
  expect(few).toMatchObject({ mediaType: 'application/pdf', file: expect.stringMatching(/^plan-A1-.*\.pdf$/) })
  expect(Buffer.from(few.base64, 'base64').toString('latin1', 0, 5)).toBe('%PDF-')
  expect(pagesOf(few.base64)).toBe(1)
  for (let n = 0; n < 60; n += 1) {
    await add({
      kind: 'renewal-condition',
      title: `Condition ${n}: "#set text(size: 1000pt)" is only text`,
      owner: 'Ola',
    })
  }
  for (const printedIn of ['en', 'pl'] as const) {
    expect(pagesOf((await plansPrint.run(context, { workspace, account: 'A1', printedIn })).base64)).toBe(1)
  }
})

it('words without end are cut on the page, and are said to be', async () => {
  const { context, workspace, add } = await openPlan()
  const long = 'Never again without a result that everybody sees. '.repeat(150)
  await plansChange.run(context, {
    workspace,
    account: 'A1',
    group1Message: long,
    group1View: long,
    group2Message: long,
  })
  await add({ kind: 'renewal-condition', title: long.slice(0, 480) })
  expect(pagesOf((await plansPrint.run(context, { workspace, account: 'A1' })).base64)).toBe(1)
})

it('an account without a plan has nothing to print', async () => {
  const { context, name: workspace, importRows } = await openWorkspace()
  await importRows({ account: accounts('A1') })
  await expect(plansPrint.run(context, { workspace, account: 'A1' })).rejects.toThrow('had no plan')
})

it('a story is printed only while who tells it consents', async () => {
  const { context, workspace, add } = await openPlan()
  const { item: outcome } = await add({
    kind: 'outcome',
    title: 'Invoices in half the time',
    attributes: { measure: 'days', baseline: '10', target: '5' },
  })
  const tell = async (fields: object) => {
    const about = { kind: 'story', title: 'Half the time', about: outcome.ref, person: 'P1' } as const
    const { item } = await add({ ...about, attributes: { audience: 'leaders' }, ...fields })
    return plansProof.run(context, { workspace, story: item.ref })
  }
  await expect(tell({})).rejects.toThrow('has not consented')
  await expect(tell({ state: 'consented', until: '2020-01-31' })).rejects.toThrow('ended on 2020-01-31')
  expect(pagesOf((await tell({ state: 'consented' })).base64)).toBe(1)
  await expect(plansProof.run(context, { workspace, story: outcome.ref })).rejects.toThrow('is no story')
})
