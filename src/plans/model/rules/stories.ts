import type { Rule } from '../rule.js'
import { rowsOf, said, type View } from '../view.js'
import type { PlanItem } from '../world.js'
import { changing } from './inputs.js'

// A story that was withdrawn tells of what was, and needs nothing more.
const kept = (view: View) => view.items('story').filter(({ state }) => state !== 'withdrawn')

function isTold(view: View, story: PlanItem): boolean {
  return story.state === 'told' || view.items('telling').some(({ about }) => about === story.ref)
}

function hasConsent({ state, attributes }: PlanItem): boolean {
  return Boolean(attributes.consent) && (state === 'consented' || state === 'told')
}

/** A story is told although its teller did not consent. */
export const storyWithoutConsent: Rule = {
  id: 'story-without-consent',
  severity: 'high',
  name: { en: 'Story without consent', pl: 'Historia bez zgody' },
  says: {
    en: 'A story was told, and nothing says that its teller agreed, and to whom it may be told.',
    pl: 'Historię opowiedziano, a nie zapisano, że jej autor się zgodził i komu wolno ją opowiadać.',
  },
  mend: {
    en: 'Ask for consent and write down how far it goes, or withdraw the story.',
    pl: 'Poproś o zgodę i zapisz jej zakres albo wycofaj historię.',
  },
  thresholds: [],
  action: 'plan-items.change',
  find: (view) =>
    kept(view)
      .filter((story) => isTold(view, story) && !hasConsent(story))
      .map((story) => ({
        about: [story.ref],
        reason: `The story "${view.titleOf(story)}" was told, but nothing shows that ${view.nameOf(story.person)} agreed to it.`,
        rows: [...rowsOf('item', [story.ref]), ...rowsOf('person', [story.person])],
        input: changing(story, { state: 'told', 'attributes.consent': '' }),
        amountMinor: null,
      })),
}

/** The consent to a story runs out, or has. */
export const storyConsentEnding: Rule = {
  id: 'story-consent-ending',
  severity: 'medium',
  name: { en: 'Consent to a story runs out', pl: 'Zgoda na historię wygasa' },
  says: {
    en: 'The consent to a story runs out soon (medium) or has run out (high).',
    pl: 'Zgoda na historię wkrótce wygasa (średnia waga) albo już wygasła (wysoka).',
  },
  mend: { en: 'Ask for it anew, or withdraw the story.', pl: 'Poproś o nią ponownie albo wycofaj historię.' },
  thresholds: ['consent-notice-days'],
  action: 'plan-items.change',
  find: (view, thresholds) =>
    kept(view).flatMap((story) => {
      const { until } = story
      if (until === null || !hasConsent(story) || until - view.today > thresholds['consent-notice-days']) return []
      const isOver = until < view.today
      return [
        {
          about: [story.ref],
          severity: isOver ? 'high' : 'medium',
          reason: isOver
            ? `The consent to the story "${view.titleOf(story)}" ran out on ${said(until)}.`
            : `The consent to the story "${view.titleOf(story)}" runs out on ${said(until)}.`,
          rows: [...rowsOf('item', [story.ref]), ...rowsOf('person', [story.person])],
          input: changing(story, { until: '' }),
          amountMinor: null,
        },
      ]
    }),
}
