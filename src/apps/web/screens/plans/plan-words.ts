import { useTranslation } from 'react-i18next'
import type { ItemKindName } from '#plans'

/** How kinds, states, fields and choices of plans are called in the language of the page. */
export type PlanWords = {
  readonly kind: (kind: string) => string
  readonly state: (kind: string, state: string) => string
  readonly choice: (choice: string) => string
  /** `title`, or `attributes.measure`. */
  readonly field: (kind: string, id: string) => string
}

/** The words of plans. What has none is shown as it is. */
export function usePlanWords(): PlanWords {
  const { t, i18n } = useTranslation()
  const has = (key: string) => i18n.exists(key)
  return {
    kind: (kind) => (has(`planWords.kinds.${kind}`) ? t(`planWords.kinds.${kind as ItemKindName}`) : kind),
    state: (kind, state) => {
      if (has(`planWords.states.${kind}-${state}`))
        return t(`planWords.states.${kind}-${state}` as 'planWords.states.open')
      return has(`planWords.states.${state}`) ? t(`planWords.states.${state as 'open'}`) : state
    },
    choice: (choice) => (has(`planWords.choices.${choice}`) ? t(`planWords.choices.${choice as 'sales'}`) : choice),
    field: (kind, id) => {
      const own = id.replace(/^attributes\./, '')
      if (own !== id) return has(`planWords.attributes.${own}`) ? t(`planWords.attributes.${own as 'measure'}`) : own
      const special = `planWords.fieldsOf.${kind}-${id}`
      if (has(special)) return t(`planWords.fieldsOf.${`${kind}-${id}` as 'team-member-owner'}`)
      return t(`planWords.fields.${id as 'title'}`)
    },
  }
}
