import { useTranslation } from 'react-i18next'

/** A past moment, chosen in the reader's own time, kept in the address in UTC. */
export function KnownAtField(props: {
  readonly value: string | undefined
  readonly onChange: (moment: string | undefined) => void
}) {
  const { t } = useTranslation()
  const change = (text: string) => {
    if (text === '') return props.onChange(undefined)
    const moment = new Date(text)
    if (!Number.isNaN(moment.getTime()) && moment.getFullYear() > 1900)
      props.onChange(`${moment.toISOString().slice(0, 16)}Z`)
  }
  return (
    <label className="field">
      <span>{t('controls.asKnownAt')}</span>
      <input
        type="datetime-local"
        className="input"
        defaultValue={props.value ? localText(props.value) : ''}
        key={props.value ?? 'now'}
        onBlur={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') change(event.currentTarget.value)
        }}
      />
    </label>
  )
}

function localText(moment: string): string {
  const date = new Date(moment)
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
