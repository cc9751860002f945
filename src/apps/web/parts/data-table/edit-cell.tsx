import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../api/client.js'
import type { Option } from '../fields.js'

/** What became of a save: done, or somebody else's value stands there now and `again` saves over it. */
export type Saved = { readonly theirs: string; readonly again: () => Promise<unknown> } | undefined

type Props = {
  /** Column and row, for somebody who cannot see them. */
  readonly label: string
  readonly value: string
  /** How the value is shown while it is not edited. */
  readonly children: ReactNode
  /** A list to choose from instead of text. */
  readonly options?: readonly Option[]
  /** The id of a list of values to suggest. */
  readonly suggestions?: string
  readonly onSave: (value: string) => Promise<Saved>
}

type State =
  | { readonly name: 'shown' }
  | { readonly name: 'edited' | 'saving'; readonly error?: string }
  | { readonly name: 'conflict'; readonly yours: string; readonly saved: NonNullable<Saved> }

/** A cell that can be changed where it stands: Enter edits and saves, Escape leaves it as it was. */
export function EditCell(props: Props) {
  const [state, setState] = useState<State>({ name: 'shown' })
  const button = useRef<HTMLButtonElement>(null)
  const end = () => {
    setState({ name: 'shown' })
    requestAnimationFrame(() => button.current?.focus())
  }
  const save = async (value: string) => {
    if (value === props.value) return end()
    setState({ name: 'saving' })
    try {
      const saved = await props.onSave(value)
      if (saved) setState({ name: 'conflict', yours: value, saved })
      else end()
    } catch (error) {
      setState({ name: 'edited', error: error instanceof Problem ? error.message : String(error) })
    }
  }
  if (state.name === 'shown') {
    return (
      <button
        ref={button}
        type="button"
        className="edit-button"
        aria-label={props.label}
        onClick={() => setState({ name: 'edited' })}
      >
        {props.children}
      </button>
    )
  }
  if (state.name === 'conflict') return <Conflict {...state} onEnd={end} />
  return <Editor {...props} error={state.error} isSaving={state.name === 'saving'} onDone={save} onCancel={end} />
}

type EditorProps = Props & {
  readonly error: string | undefined
  readonly isSaving: boolean
  readonly onDone: (value: string) => Promise<void>
  readonly onCancel: () => void
}

function Editor({ label, value, options, suggestions, error, isSaving, onDone, onCancel }: EditorProps) {
  const [draft, setDraft] = useState(value)
  // A field that goes away loses the focus too: that must not save what was just cancelled or saved.
  const isOver = useRef(false)
  useEffect(() => {
    isOver.current = isSaving
  }, [isSaving])
  const done = () => {
    if (isOver.current) return
    isOver.current = true
    void onDone(draft.trim())
  }
  const cancel = () => {
    isOver.current = true
    onCancel()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') done()
    else if (event.key === 'Escape') cancel()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const field = {
    className: 'input edit-input',
    'aria-label': label,
    'aria-invalid': error !== undefined,
    value: draft,
    readOnly: isSaving,
    autoFocus: true,
    onKeyDown,
    onBlur: done,
  }
  return (
    <span className="edit-place">
      {options ? (
        <select {...field} onChange={(event) => setDraft(event.target.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...field}
          list={suggestions}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setDraft(event.target.value)}
        />
      )}
      {error && (
        <span className="field-error" role="alert" lang="en">
          {error}
        </span>
      )}
    </span>
  )
}

type ConflictProps = { readonly yours: string; readonly saved: NonNullable<Saved>; readonly onEnd: () => void }

function Conflict({ yours, saved, onEnd }: ConflictProps) {
  const { t } = useTranslation()
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  return (
    <div className="notice conflict" data-tone="attention" role="alertdialog" aria-label={t('conflict.title')}>
      <strong>{t('conflict.title')}</strong>
      <dl className="facts">
        <div>
          <dt>{t('conflict.theirs')}</dt>
          <dd>{saved.theirs || '—'}</dd>
        </div>
        <div>
          <dt>{t('conflict.yours')}</dt>
          <dd>{yours || '—'}</dd>
        </div>
      </dl>
      <div className="cluster">
        <button type="button" className="button" data-size="small" ref={first} onClick={onEnd}>
          {t('conflict.keepTheirs')}
        </button>
        <button
          type="button"
          className="button"
          data-size="small"
          onClick={() => void saved.again().then(onEnd, onEnd)}
        >
          {t('conflict.takeYours')}
        </button>
      </div>
    </div>
  )
}
