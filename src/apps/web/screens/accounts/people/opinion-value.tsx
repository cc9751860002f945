import { useTranslation } from 'react-i18next'

/** How a person stands towards us, the best first, with marks that do without colour. */
export const stances = { champion: '▲▲', supporter: '▲', neutral: '●', sceptic: '▼', blocker: '▼▼' } as const

/** How much a person's word counts. */
export const influences = ['high', 'medium', 'low'] as const

/** The words for what an opinion says; a note is its own words. */
export function useOpinionWords(): (kind: string, value: string) => string {
  const { t } = useTranslation()
  return (kind, value) => {
    if (kind === 'stance' && value in stances) return t(`opinions.stances.${value as keyof typeof stances}`)
    const influence = influences.find((each) => each === value)
    return kind === 'influence' && influence ? t(`opinions.influences.${influence}`) : value
  }
}

/** A stance by mark and word, an influence by word; no opinion is a dash. */
export function OpinionValue({ kind, value }: { readonly kind: string; readonly value: string | null | undefined }) {
  const words = useOpinionWords()
  if (!value) return <span className="muted">—</span>
  const mark = kind === 'stance' ? stances[value as keyof typeof stances] : undefined
  return (
    <span className={mark && 'nowrap'}>
      {mark && <span aria-hidden="true">{mark} </span>}
      {words(kind, value)}
    </span>
  )
}
