import type { z } from 'zod'
import type { planAnswer } from '../actions/answers.js'
import { neededFunctions, type TeamFunction } from '../model/kinds.js'
import type { PageColumn, PageEntry, PageSection, PlanPage } from './plan-page.js'
import { type PrintWords, printWords } from './words.js'

type Shown = z.output<typeof planAnswer>
type Item = Shown['items'][number]
type SectionName = keyof PrintWords['sections']

/** How a page is printed. */
export type Printing = {
  readonly language: 'en' | 'pl'
  readonly paper: 'a4' | 'a3'
  /** Of the text, in points. */
  readonly size: number
  /** At most so many entries of each section. */
  readonly entriesMax: number
  /** Letters of one text at most; what is longer ends with "…". */
  readonly textMax: number
  /** Says a sentence of ours in the language. */
  readonly speak: (sentence: string) => string
}

// What is over is not on the page; a result that was reached is the best of it.
const over = new Set([
  'met',
  'given-up',
  'reached',
  'confirmed',
  'declined',
  'won-over',
  'withdrawn',
  'done',
  'dropped',
])
const keptKinds = new Set(['outcome', 'advocate'])

/** A plan as it stands on one page. */
export function pageOfPlan(shown: Shown, printing: Printing): PlanPage {
  const words = printWords[printing.language]
  const { plan, asOf, currency } = shown
  const day = dayOf(asOf, printing.language)
  const about = [
    plan && words.states[plan.state],
    plan?.stage && words.stages[plan.stage],
    plan?.arr && `${words.arr} ${moneyOf(plan.arr, currency, printing.language)}`,
    `${words.asOf} ${day}`,
  ]
  return {
    title: `${shown.accountName}: ${words.plan}`,
    subtitle: about.filter((part) => part).join(' · '),
    by: 'Mainstay',
    footer: `${shown.accountName} · ${words.asOf} ${day}`,
    confidential: words.confidential,
    language: printing.language,
    paper: printing.paper,
    size: printing.size,
    columns: [group1(shown, printing), group2(shown, printing), toDo(shown, printing)],
  }
}

function group1(shown: Shown, printing: Printing): PageColumn {
  const { plan } = shown
  const names = [
    'renewal-condition',
    'outcome',
    'milestone',
    'difficulty',
    'advocate',
    'backup',
    'critic',
    'proposal',
  ] as const
  const always = new Set<SectionName>(['renewal-condition', 'outcome', 'advocate'])
  return {
    title: printWords[printing.language].group1,
    messages: messagesOf([plan?.group1Message, plan?.group1View], printing),
    sections: names.flatMap((name) => itemSection(shown, name, printing, always.has(name))),
  }
}

function group2(shown: Shown, printing: Printing): PageColumn {
  const { plan } = shown
  return {
    title: printWords[printing.language].group2,
    messages: messagesOf([plan?.group2Message, plan?.group2View], printing),
    sections: [
      ...itemSection(shown, 'unit-plan', printing, true),
      ...itemSection(shown, 'story', printing, true),
      teamSection(shown, printing),
    ],
  }
}

function messagesOf(texts: readonly (string | null | undefined)[], { textMax }: Printing): string[] {
  return texts.flatMap((text) => (text ? [cut(text, textMax)] : []))
}

function cut(text: string, textMax: number): string {
  return text.length <= textMax ? text : `${text.slice(0, textMax - 1).trimEnd()}…`
}

function toDo(shown: Shown, printing: Printing): PageColumn {
  const words = printWords[printing.language]
  const gaps = (shown.gaps ?? []).map(({ reason, severity }): PageEntry => {
    return { title: printing.speak(reason), detail: '', mark: severity }
  })
  return {
    title: words.toDo,
    messages: [],
    sections: [sectionOf(words.gaps, gaps, words.noGaps, printing), ...itemSection(shown, 'action', printing, true)],
  }
}

function teamSection({ team }: Shown, printing: Printing): PageSection {
  const words = printWords[printing.language]
  const missing = neededFunctions.filter((name) => team.missing.includes(name))
  const entry = (name: TeamFunction, who: string, isMissing: boolean): PageEntry => {
    return { title: words.functions[name], detail: who, mark: isMissing ? 'high' : null }
  }
  const entries = [
    ...team.members.map((member) => entry(member.function, member.owner, false)),
    ...missing.map((name) => entry(name, words.nobody, true)),
  ]
  return sectionOf(words.team, entries, words.none, printing)
}

function itemSection(shown: Shown, name: SectionName, printing: Printing, isAlways: boolean): PageSection[] {
  const words = printWords[printing.language]
  const items = shown.items.filter(({ kind, state }) => kind === name && (keptKinds.has(kind) || !over.has(state)))
  if (items.length === 0 && !isAlways) return []
  const entries = items.map((item) => entryOf(shown, item, printing))
  return [sectionOf(words.sections[name], entries, words.none, printing)]
}

function sectionOf(
  title: string,
  found: readonly PageEntry[],
  empty: string,
  { entriesMax, textMax, language }: Printing,
): PageSection {
  const left = found.length - entriesMax
  const entries = found.map(({ title, detail, mark }) => {
    return { title: cut(title, textMax), detail: cut(detail, textMax), mark }
  })
  // One more line says as much as "and 1 more".
  if (left <= 1) return { title, entries, empty, more: '' }
  return { title, entries: entries.slice(0, entriesMax), empty, more: printWords[language].more(left) }
}

function entryOf(shown: Shown, item: Item, { language }: Printing): PageEntry {
  const words = printWords[language]
  const { kind, attributes, owner, due, until } = item
  const person = item.personName ?? item.person
  const role = attributes.role === undefined ? undefined : words.roles[attributes.role as keyof PrintWords['roles']]
  const title = item.title ?? (kind === 'unit-plan' ? (item.unitName ?? item.unit) : person) ?? item.ref
  const isOverdue = due !== null && due < shown.asOf && !over.has(item.state)
  const details = [
    role,
    kind === 'backup' ? `→ ${item.otherPersonName ?? item.otherPerson}` : undefined,
    kind === 'unit-plan' ? attributes.challenge : undefined,
    kind === 'outcome' ? progressOf(shown, item, words) : undefined,
    kind === 'story' ? person : undefined,
    owner,
    due === null ? undefined : `${words.due} ${dayOf(due, language)}`,
    until === null ? undefined : `${words.until} ${dayOf(until, language)}`,
  ]
  return { title, detail: details.filter((part) => part).join(' · '), mark: isOverdue ? 'high' : null }
}

/** From where an outcome started over where it is to what was agreed, and who confirmed it. */
function progressOf({ items }: Shown, outcome: Item, words: PrintWords): string {
  const { baseline = '?', target = '?', measure = '' } = outcome.attributes
  const about = items.filter((item) => item.about === outcome.ref && item.day !== null)
  const last = latest(about.filter(({ kind }) => kind === 'measurement'))?.attributes.value
  const by = latest(about.filter(({ kind }) => kind === 'confirmation'))
  const parts = [
    `${baseline} → ${target} ${measure}`.trim(),
    last === undefined ? '' : `${words.measured} ${last}`,
    by ? `✓ ${words.confirmedBy} ${by.personName ?? by.person}` : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}

function latest(items: readonly Item[]): Item | undefined {
  return [...items].sort((a, b) => (a.day ?? '').localeCompare(b.day ?? '')).at(-1)
}

/** A day as people write it in a language. */
export function dayOf(iso: string, language: 'en' | 'pl'): string {
  const format = new Intl.DateTimeFormat(language === 'pl' ? 'pl' : 'en-GB', { dateStyle: 'medium', timeZone: 'UTC' })
  return format.format(new Date(`${iso}T00:00:00Z`))
}

function moneyOf(amount: string, currency: string, language: 'en' | 'pl'): string {
  const options = { style: 'currency', currency, maximumFractionDigits: 0, useGrouping: 'always' } as const
  return new Intl.NumberFormat(language, options).format(Math.round(Number(amount)))
}
