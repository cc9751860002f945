import { useTranslation } from 'react-i18next'
import { formatDay } from '../../format/dates.js'
import { useLanguage } from '../../i18n/language.js'
import { stances, useOpinionWords } from '../accounts/people/opinion-value.js'
import type { MapPerson } from './map-data.js'

const marks = ['main-contact', 'backup', 'advocate', 'critic'] as const
const stanceNames = ['champion', 'supporter', 'neutral', 'sceptic', 'blocker'] as const
const strengths = { weak: '●○○', medium: '●●○', strong: '●●●' } as const

/** How people of a map are told in words: what stands on cards, in lists, in pictures and is read aloud. */
export function useCardWords() {
  const { t } = useTranslation()
  const language = useLanguage()
  const opinion = useOpinionWords()
  return {
    name: ({ name, placeholder }: MapPerson) => name ?? (placeholder ? t('map.placeholder') : t('people.erased')),
    roles: ({ roles }: MapPerson) => [...new Set(roles.map(({ role }) => role))].join(', '),
    group: ({ group }: MapPerson) => t(`map.groups.${groupKey(group)}`),
    stance: ({ stance }: MapPerson) => {
      const value = stance ? stanceNames.find((each) => each === stance.value) : undefined
      return value && { value, mark: stances[value], word: opinion('stance', value) }
    },
    influence: ({ influence }: MapPerson) =>
      influence ? t('map.influence', { influence: opinion('influence', influence.value) }) : undefined,
    coverage: ({ coverage }: MapPerson) =>
      coverage.contacts === 0
        ? t('map.noContact')
        : `${t('map.members', { count: coverage.members })}, ${t('map.contacts', { count: coverage.contacts })}`,
    last: ({ lastContact }: MapPerson) =>
      lastContact ? t('map.last', { day: formatDay(language, lastContact.day) }) : t('map.never'),
    left: ({ leftOn }: MapPerson) =>
      leftOn === null ? undefined : t('map.left', { day: formatDay(language, leftOn) }),
    marks: (person: MapPerson) =>
      marks.filter((mark) => person.marks.includes(mark)).map((mark) => ({ mark, word: t(`map.marks.${mark}`) })),
    tie: (strength: keyof typeof strengths) => ({ mark: strengths[strength], word: t(`map.strengths.${strength}`) }),
  }
}

/** How cards are told in words. */
export type CardWords = ReturnType<typeof useCardWords>

/** The name of the text of a group. */
export const groupKey = (group: 1 | 2) => (group === 1 ? 'group1' : 'group2')
