import { useTranslation } from 'react-i18next'

/** Marks of how pressing a gap is, which do without colour, and their tones. */
const marks = {
  high: { mark: '■', tone: 'off' },
  medium: { mark: '▲', tone: 'attention' },
  low: { mark: '●', tone: 'info' },
} as const

type Severity = keyof typeof marks

/** How pressing a gap is, by mark, word and colour. */
export function SeverityBadge({ severity }: { readonly severity: Severity }) {
  const { t } = useTranslation()
  const { mark, tone } = marks[severity]
  return (
    <span className="badge" data-tone={tone}>
      <span aria-hidden="true">{mark}</span> {t(`planPage.severities.${severity}`)}
    </span>
  )
}

/** The same in little room, with how many there are: its word for who points at it or hears it. */
export function SeverityMark({ severity, count }: { readonly severity: Severity; readonly count?: number }) {
  const { t } = useTranslation()
  const { mark, tone } = marks[severity]
  const word = t(`planPage.severities.${severity}`)
  return (
    <span className="badge figures" data-tone={tone} title={word}>
      <span aria-hidden="true">{mark}</span> {count}
      <span className="visually-hidden"> {word}</span>
    </span>
  )
}
