import { metrics } from '#metrics'
import type { actions } from '../../src/apps/actions.js'
import { fileIn, type Keys, type World } from './two-worlds.js'

type Name = (typeof actions)[number]['name']
type Given = Readonly<Record<string, unknown>>

/**
 * Valid inputs of every action (without `workspace`), for a test that drives them all: `keys` name what the call asks
 * for, `own` is the world of the caller, and `n` is another number at each call. At least one of them succeeds when the
 * keys are the caller's own.
 */
export const inputsOf: Readonly<Record<Name, (keys: Keys, own: World, n: number) => readonly Given[]>> = {
  'system.version': () => [{}],
  'jobs.show': ({ job }) => [{ id: job }],
  'jobs.cancel': ({ job }) => [{ id: job }],
  'setup.show': () => [{}],
  'setup.owner': (_, { mark }) => [
    { secret: 'guessed', name: mark, email: 'owner@example.com', password: 'a long password of ours' },
  ],
  'session.show': () => [{}],
  'sessions.list': () => [{}],
  'sessions.end': ({ session }) => [{ id: session }],
  'own-user.export': () => [{}],
  'own-user.erase': () => [{ password: 'guessed' }, { email: 'nobody@example.com' }],
  'keys.list': () => [{}],
  'keys.create': (_, { mark, workspace }) => [{ workspace, name: `${mark} again`, permissions: ['accounts:read'] }],
  'keys.delete': ({ apiKey }) => [{ id: apiKey }],
  'members.list': () => [{}],
  'members.invite': (_, { mark, keys }, n) => [
    { name: `${mark} new`, email: `${keys.prefix}.${n}@example.com`, role: 'sales' },
  ],
  'members.change': ({ member }) => [{ userId: member, role: 'sales', version: 1 }],
  'members.remove': ({ member }) => [{ userId: member }],
  'members.export': ({ member }) => [{ userId: member }],
  'members.erase': ({ member }) => [{ userId: member }],
  'audit.list': ({ accounts }) => [{}, { text: accounts[0] }],
  'audit.verify': () => [{}],
  'workspaces.create': (_, { keys }, n) => [{ name: `${keys.prefix}-new-${n}` }],
  'workspaces.list': () => [{}],
  'views.list': () => [{ screen: 'accounts' }],
  'views.save': ({ view }, { mark }) => [
    { ...viewOf(mark), id: view, version: 1 },
    { ...viewOf(mark), name: 'new' },
  ],
  'views.delete': ({ view }) => [{ id: view }],
  'accounts.list': ({ accounts }) => [{}, { search: accounts[0] }],
  'accounts.count': () => ['country', 'owner', 'segment', 'industry', 'channel', 'parent'].map((by) => ({ by })),
  'accounts.create': ({ accounts }, { mark, keys }, n) => [
    { ref: `${keys.prefix}-made-${n}`, name: `${mark} made`, owner: mark },
    { ref: `${keys.prefix}-child-${n}`, name: `${mark} child`, parent: accounts[0] },
    { ref: accounts[0], name: `${mark} again` },
  ],
  'accounts.show': ({ accounts }) => accounts.map((account) => ({ account })),
  'accounts.change': ({ accounts }, { mark }, n) => [
    { accounts: [accounts[2]], industry: `${mark} ${n}`, because },
    { accounts: [accounts[2]], parent: accounts[0], from: '2024-03-01', because },
  ],
  'accounts.history': ({ accounts }) => accounts.map((account) => ({ account })),
  'people.list': ({ accounts, person }) => [{}, { account: accounts[0] }, { search: person }],
  'people.show': ({ person }) => [{ person }],
  'people.create': ({ accounts }, { mark, keys }, n) => [
    { account: accounts[0], ref: `${keys.prefix}-made-h${n}`, name: `${mark} made`, roles: [mark] },
  ],
  'people.change': ({ person }, { mark }, n) => [{ person, title: `${mark} ${n}` }],
  'people.remove': ({ sparePerson }) => [{ person: sparePerson }],
  'opinions.list': ({ person, accounts }) => [{}, { person }, { account: accounts[0] }],
  'opinions.record': ({ person }, { mark }) => [
    { person, kind: 'stance', value: 'sceptic', because: mark, day: '2024-05-01' },
    { person, kind: 'note', value: `${mark} note` },
  ],
  'opinions.withdraw': ({ opinion }) => [{ opinion }],
  'touchpoints.list': ({ accounts, person }) => [{}, { account: accounts[0] }, { person, team: 'sales' }],
  'touchpoints.record': ({ accounts, person }, { mark, keys }, n) => [
    { account: accounts[0], person, ref: `${keys.prefix}-made-t${n}`, subject: mark, kind: mark, day: '2024-05-01' },
  ],
  'touchpoints.change': ({ touchpoint }, { mark }, n) => [{ touchpoint, stage: `${mark} ${n}` }],
  'touchpoints.remove': ({ spareTouchpoint }) => [{ touchpoint: spareTouchpoint }],
  'opportunities.list': ({ accounts }, { mark }) => [{}, { account: accounts[0] }, { owner: `${mark} owner` }],
  'opportunities.show': ({ opportunity }) => [{ opportunity }],
  'opportunities.create': ({ accounts, product }, { mark, keys }, n) => [
    { account: accounts[0], product, name: `${mark} made`, ref: `${keys.prefix}-made-d${n}`, amount: '12.50' },
  ],
  'opportunities.change': ({ opportunity }, { mark }, n) => [{ opportunity, stage: `${mark} ${n}` }],
  'opportunities.close': ({ opportunity }, { mark }) => [
    { opportunity, outcome: 'won', reason: mark, day: '2024-05-01' },
  ],
  'opportunities.remove': ({ spareOpportunity }) => [{ opportunity: spareOpportunity }],
  'organisation.show': ({ accounts }) => accounts.map((account) => ({ account, day: '2024-05-01' })),
  'units.create': ({ accounts, unit }, { mark, keys }, n) => [
    { account: accounts[0], ref: `${keys.prefix}-made-u${n}`, name: `${mark} made`, parent: unit },
  ],
  'units.change': ({ accounts, unit }, { mark }, n) => [{ account: accounts[0], unit, kind: `${mark} ${n}` }],
  'units.remove': ({ accounts, spareUnit }) => [{ account: accounts[0], unit: spareUnit }],
  'links.create': ({ person, erasedPerson }, { mark }) => [
    { person, other: erasedPerson, kind: 'reports_to', since: '2024-01-01', until: '2024-02-01' },
    { person, other: erasedPerson, kind: 'conflict', because: mark },
  ],
  'links.end': ({ link }) => [{ ref: link, until: '2024-05-31' }],
  'links.remove': ({ link }) => [{ ref: link }],
  'placements.create': ({ person, accounts, unit }, { mark }) => [
    { person, account: accounts[0], unit, title: `${mark} title` },
    { person, account: accounts[2], since: '2024-05-01' },
  ],
  'placements.end': ({ placement }) => [{ ref: placement, until: '2024-05-31' }],
  'placements.remove': ({ placement }) => [{ ref: placement }],
  'engagement-roles.create': ({ person, accounts }, { mark }) => [
    { person, account: accounts[0], role: 'main-contact', contract: mark },
  ],
  'engagement-roles.end': ({ role }) => [{ ref: role, until: '2024-05-31' }],
  'engagement-roles.remove': ({ role }) => [{ ref: role }],
  'ties.record': ({ person }, { mark }) => [{ person, member: `${mark} owner`, strength: 'strong' }],
  'ties.remove': ({ tie }) => [{ ref: tie }],
  'plans.list': ({ accounts }) => [{}, { account: accounts[0] }, { state: 'draft' }],
  'plans.show': ({ accounts }) => [{ account: accounts[0] }, { account: accounts[0], asOf: '2024-05-01' }],
  'plans.start': ({ accounts }, { mark }) => [
    { account: accounts[2], title: mark, team: [{ owner: mark, function: 'sales' }] },
  ],
  'plans.change': ({ accounts }, { mark }, n) => [{ account: accounts[0], group1Message: `${mark} ${n}` }],
  'plans.gaps': ({ accounts }) => [{}, { account: accounts[0] }],
  'plans.rules': () => [{}],
  'plans.suggest': () => [{}, { value: 0, term: 5 }],
  'plans.tune': () => [{ threshold: 'ask-budget', value: 3 }],
  'plans.map': ({ accounts }) => [{ account: accounts[0] }, { account: accounts[0], day: '2024-05-01' }],
  'plans.print': ({ accounts }) => [{ account: accounts[0], printedIn: 'pl' }],
  'plans.proof': ({ story }) => [{ story }],
  'plans.calm-zone': ({ accounts }) => [{}, { account: accounts[0] }],
  'plans.verify': () => [{}],
  'reviews.list': ({ accounts }) => [{}, { account: accounts[1] }],
  'reviews.show': ({ review, openReview }) => [{ review }, { review: openReview }],
  'reviews.open': ({ accounts, person }, { mark }) => [
    { account: accounts[0], stage: 'value', deadline: '2024-07-01', voices: [person], questions: [mark] },
  ],
  'reviews.answer': ({ openReview }, { mark }) => [{ review: openReview, scores: [3], text: mark }],
  'reviews.invite': ({ openReview, sparePerson }) => [{ review: openReview, person: sparePerson }],
  'reviews.close': ({ openReview }) => [{ review: openReview }],
  'reviews.by-link': () => [{ token: 'guessed' }],
  'reviews.answer-by-link': (_, { mark }) => [{ token: 'guessed', scores: [3], text: mark }],
  'plan-items.list': ({ accounts }, { mark }) => [{}, { account: accounts[0] }, { owner: `${mark} owner` }],
  'plan-items.add': ({ accounts, person }, { mark, keys }, n) => [
    { account: accounts[0], kind: 'action', title: mark, ref: `${keys.prefix}-made-i${n}` },
    { account: accounts[0], kind: 'critic', person, attributes: { because: 'doubted-fit', competitor: mark } },
  ],
  'plan-items.change': ({ planItem }, { mark }, n) => [{ item: planItem, title: `${mark} ${n}` }],
  'plan-items.remove': ({ sparePlanItem }) => [{ item: sparePlanItem }],
  'people.export': ({ person }) => [{ person }],
  'people.erase': ({ person, erasedPerson }) => [{ person }, { person: erasedPerson, confirm: erasedPerson }],
  'people.erasures': () => [{}],
  'personal-data.register': () => [{}],
  'personal-data.retention': () => [{ holding: 'opinions', period: 30 }],
  'personal-data.expire': () => [{ dryRun: true }],
  'segments.list': ({ dimension }) => [{}, { dimension }],
  'segments.members': ({ segment, dimension }) => [{ segment, dimension }],
  'segments.preview': ({ accounts }) => [{ rule: 'country = PL' }, { rule: `parent = "${accounts[0]}"` }],
  'segments.create': ({ accounts }, { keys }, n) => [
    { name: `${keys.prefix}-made-${n}`, dimension: keys.dimension, rule: 'country = DE' },
    { name: `${keys.prefix}-some-${n}`, dimension: `${keys.prefix}-new`, accounts: [accounts[1]] },
  ],
  'segments.change': ({ segment, dimension }) => [{ name: segment, dimension, position: 3, because }],
  'segments.assign': ({ segment, dimension, accounts }) => [
    { accounts: [accounts[2]], dimension, segment, from: '2024-01-01', because },
  ],
  'segments.delete': ({ spareSegment, prefix }) => [{ name: spareSegment, dimension: `${prefix}-list`, because }],
  'ledger.bridge': ({ dimension, policy }) => [
    ...[undefined, 'product', 'owner', 'segment', 'parent', 'country', 'industry', 'channel', dimension].map((by) => ({
      ...months,
      by,
    })),
    { ...months, policy },
    { ...months, currency: 'USD', measure: 'mrr', view: 'generation' },
    { ...months, basis: 'reported', view: 'finance', asKnownAt: '2100-01-01T00:00:00Z' },
  ],
  'ledger.cell': ({ accounts, product, dimension, segment, policy }, { mark }) => [
    months,
    { ...months, column: 'closing' },
    { ...months, account: accounts[0] },
    { ...months, product },
    { ...months, by: dimension, group: segment },
    { ...months, by: 'owner', group: `${mark} owner` },
    { ...months, policy },
    { ...months, column: 'restated', basis: 'reported' },
  ],
  'ledger.movements': ({ accounts, product }) => [months, { ...months, account: accounts[0] }, { ...months, product }],
  'ledger.changes': () => [{ since: '2000-01-01T00:00:00Z', at: '2024-05' }],
  'ledger.account': ({ accounts }) => accounts.map((account) => ({ account })),
  'ledger.balances': ({ accounts }) => [{ accounts }],
  'ledger.state': () => [{}],
  'ledger.correct': ({ line }) => [{ line, set: 'end=2025-01-01', because }],
  'ledger.close': () => [{ month: '2023-02' }],
  'ledger.reopen': () => [{ month: '2023-02', because }],
  'ledger.restatements': () => [{}],
  'ledger.verify': () => [{}],
  'invoices.state': () => [{}],
  'invoices.bridge': () => [months, { ...months, accounts: 'all', by: 'owner' }, { ...months, currency: 'USD' }],
  'invoices.rows': () => [{ at: '2024-01' }, { at: '2024-01', accounts: 'all', column: 'closing' }],
  'invoices.lines': ({ accounts }) => [{ account: accounts[3], at: '2024-01' }],
  'reconciliation.list': ({ accounts }) => [{ at: '2024-05' }, { at: '2024-05', owner: accounts[0] }],
  'reconciliation.show': ({ accounts }) => [{ account: accounts[0], at: '2024-05' }],
  'reconciliation.explain': ({ accounts }, { mark }) => [
    { account: accounts[0], at: '2024-05-31', owner: mark, reason: `${mark} says so` },
  ],
  'reconciliation.reopen': ({ accounts }) => [{ account: accounts[0], at: '2024-05-31', because }],
  'policies.list': () => [{}],
  'policies.create': ({ policy }, { keys }, n) => [
    { name: `${keys.prefix}-set-${n}`, basedOn: policy, because, graceDays: 7 },
  ],
  'policies.change': ({ policy }, _, n) => [{ name: policy, because, graceDays: 10 + (n % 300) }],
  'policies.use': ({ policy }) => [{ name: policy, because }],
  'metrics.show': ({ policy }) => [...metricIds.map((id) => ({ id, ...at })), { id: 'nrr', ...at, policy }],
  'metrics.list': () => [{}],
  'metrics.explain': ({ dimension, segment }) => [
    ...someMetrics.map((id) => ({ id, ...at })),
    { id: 'arr', ...at, by: dimension, group: segment },
  ],
  'metrics.rows': () => someMetrics.map((id) => ({ id, ...at })),
  'metrics.compare': ({ policy }) => [{ id: 'nrr', policies: `mainstay,${policy}`, ...at }],
  'metrics.series': ({ dimension }) => [
    { ids: ['arr', 'nrr', 'grr', 'logo-retention'], ...months },
    { ids: ['arr'], ...months, by: dimension },
  ],
  'metrics.cohorts': () => [{ ...months, period: 'month' }],
  'metrics.cohort': () => [{ ...months, period: 'month', cohort: '2023-01', age: 2 }],
  'metrics.accounts': ({ accounts, dimension }, { mark }) => [
    at,
    { ...at, accounts: [accounts[0]] },
    { ...at, owner: [`${mark} owner`], dimensions: [dimension] },
    { ...at, search: accounts[0] },
  ],
  import: ({ mapping }, own) => [
    { path: own.folder, mapping: own.mappingFile, dryRun: true },
    { path: own.folder, mapping },
  ],
  'imports.list': () => [{}],
  'imports.errors': ({ importId }) => files.map((file) => ({ id: importId, file, mended: true })),
  'imports.row': ({ importId }) => [{ id: importId, file: 'contract_line.csv', row: 2 }],
  'imports.undo': ({ undoableImport }) => [{ id: undoableImport }],
  'changes.undo': ({ changeId }) => [{ id: changeId }],
  'imports.inspect': (_, own) => [{ path: fileIn(own, 'account') }],
  'imports.preview': ({ mapping }, own) => [
    { path: own.folder, mapping: own.mappingFile },
    { path: own.folder, mapping },
  ],
  'imports.mend': ({ importId, refusedRow }, own) => [
    ...files.map((file) => ({
      id: importId,
      file,
      rows: [{ row: refusedRow, cells: { account: own.keys.accounts[0] ?? '' } }],
    })),
  ],
  sample: () => [{}],
  'mappings.list': () => [{}],
  'mappings.save': (_, own, n) => [{ name: `${own.keys.prefix}-map-${n}`, path: own.mappingFile }],
  'mappings.show': ({ mapping }) => [{ name: mapping }],
  'mappings.delete': ({ mapping }) => [{ name: mapping }],
}

/** Actions that cannot succeed in the worlds of the test, and why. */
export const refusedThere: Readonly<Partial<Record<Name, string>>> = {
  'setup.owner': 'somebody signed in already, so there is an owner',
  'reviews.answer': 'the review asks somebody else',
  'reviews.by-link': 'a link is of whoever has it, in no world of theirs',
  'reviews.answer-by-link': 'a link is of whoever has it, in no world of theirs',
  'own-user.erase': 'it would end who asks for all the others',
}

const because = 'as the test wants it'
// More than the worlds have.
const files = Array.from({ length: 20 }, (_, n) => n)
const months = { from: '2023-01', to: '2024-05' }
const at = { at: '2024-05' }
const someMetrics = ['arr', 'nrr', 'revenue-nrr', 'churned-arr']
const metricIds = metrics.map(({ id }) => id)

function viewOf(mark: string): Given {
  return { screen: 'accounts', name: `${mark} view`, scope: 'team', address: '?sort=arr' }
}
