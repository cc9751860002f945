import { type ReactNode, useId } from 'react'

/** One choice: the value in the address and its words. */
export type Option = {
  readonly value: string
  readonly label: string
  readonly group?: string
  readonly disabled?: boolean
}

/** A list to choose one from. */
export function SelectField(props: {
  readonly label: string
  readonly value: string
  readonly options: readonly Option[]
  readonly onChange: (value: string) => void
}) {
  const groups = [...new Set(props.options.map((option) => option.group))]
  const list = (group: string | undefined) =>
    props.options
      .filter((option) => option.group === group)
      .map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))
  return (
    <label className="field">
      <span>{props.label}</span>
      <select className="input" value={props.value} onChange={(event) => props.onChange(event.target.value)}>
        {groups.map((group) =>
          group === undefined ? (
            list(group)
          ) : (
            <optgroup key={group} label={group}>
              {list(group)}
            </optgroup>
          ),
        )}
      </select>
    </label>
  )
}

/** Two or three choices side by side. */
export function SegmentsField(props: {
  readonly label: string
  /** For readers aloud only, where the choices say enough. */
  readonly isLabelHidden?: boolean
  readonly value: string
  readonly options: readonly Option[]
  readonly onChange: (value: string) => void
}) {
  const name = useId()
  return (
    <div className="field" role="radiogroup" aria-labelledby={name}>
      <span className={props.isLabelHidden ? 'visually-hidden' : 'field-label'} id={name}>
        {props.label}
      </span>
      <div className="segments">
        {props.options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === props.value}
              onChange={() => props.onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </div>
  )
}

/** A field of a form with its hint and what is wrong with it. */
export function FormField(props: {
  readonly label: string
  readonly hint?: string
  readonly error?: ReactNode
  readonly children: (ids: { id: string; 'aria-describedby': string; 'aria-invalid': boolean }) => ReactNode
}) {
  const id = useId()
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {props.label}
      </label>
      {props.children({ id, 'aria-describedby': `${id}-says`, 'aria-invalid': Boolean(props.error) })}
      <div id={`${id}-says`}>
        {props.error ? (
          <p className="field-error" role="alert">
            <span aria-hidden="true">■ </span>
            {props.error}
          </p>
        ) : (
          props.hint && <p className="field-hint">{props.hint}</p>
        )}
      </div>
    </div>
  )
}
