import type { z } from 'zod'
import type { planAnswer } from '../actions/answers.js'
import { dayOf } from './page-of-plan.js'
import type { ProofPage } from './proof-page.js'
import { printWords } from './words.js'

type Shown = z.output<typeof planAnswer>
type Item = Shown['items'][number]

/** What a story of a plan tells, as it stands on its page: for leaders the numbers, for contributors what sets them apart. */
export function proofOf(shown: Shown, story: Item, language: 'en' | 'pl'): ProofPage {
  const words = printWords[language]
  const outcome = shown.items.find(({ ref }) => ref === story.about)
  const about = shown.items
    .filter((item) => item.about === story.about && item.day !== null)
    .sort((a, b) => (a.day ?? '').localeCompare(b.day ?? ''))
  const measured = about.filter(({ kind }) => kind === 'measurement').at(-1)
  const confirmed = about.filter(({ kind }) => kind === 'confirmation').at(-1)
  const unit = outcome?.attributes.measure ?? ''
  const number = (name: string, value: string | undefined) => (value ? [{ name, value, unit }] : [])
  const told = story.attributes.audience === 'leaders' ? story.attributes.numbers : story.attributes.distinction
  const sections = [
    ...(told ? [{ title: words.result, text: told }] : []),
    ...(story.text ? [{ title: words.told, text: story.text }] : []),
  ]
  return {
    title: story.title ?? outcome?.title ?? story.ref,
    about: `${shown.accountName} · ${words.proof}`,
    language,
    numbers: [
      ...number(words.before, outcome?.attributes.baseline),
      ...number(words.now, measured?.attributes.value),
      ...number(words.target, outcome?.attributes.target),
    ],
    confirmed:
      confirmed?.day && confirmed.personName
        ? `✓ ${words.confirmedBy} ${confirmed.personName}, ${dayOf(confirmed.day, language)}`
        : '',
    sections,
    teller: story.personName ?? '',
    footer: dayOf(shown.asOf, language),
  }
}
