/** The languages in which the program speaks; its sentences are written in the first. */
export const languages = ['en', 'pl'] as const
export type Language = (typeof languages)[number]

/** The language that a caller likes best of those that there are, by its `Accept-Language`; English without one. */
export function languageAccepted(header: string | undefined): Language {
  let best: Language = 'en'
  let bestWeight = 0
  for (const range of (header ?? '').split(',')) {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    const language = languages.find((each) => tag === each || tag.startsWith(`${each}-`))
    const weight = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1)
    if (language && weight > bestWeight) {
      best = language
      bestWeight = weight
    }
  }
  return best
}

/** The language of a terminal by its environment: `LC_ALL`, `LC_MESSAGES`, `LANG`, the first that says one. */
export function languageOfTerminal(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return languages.find((each) => locale === each || locale.startsWith(`${each}_`)) ?? 'en'
}
