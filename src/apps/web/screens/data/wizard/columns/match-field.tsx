import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { columnsOf, type FieldSource, type GuessedField, type Inspection } from '../planned-entry.js'

type Props = {
  readonly seen: Inspection
  readonly guess: GuessedField
  readonly source: FieldSource | undefined
  readonly isMissing: boolean
  readonly onChange: (source: FieldSource | undefined) => void
}

const samplesShown = 3

/** One field: its name, the column it is read from, what stands in that column, and how sure the guess is. */
export function MatchField(props: Props) {
  const { t, i18n } = useTranslation()
  const { seen, guess, source, isMissing } = props
  const id = useId()
  const name = t(`fields.${guess.field}` as 'fields.ref', guess.field)
  const hint = `fieldHints.${guess.field}`
  const [column] = source ? columnsOf(source) : []
  const samples = seen.columns.find((each) => each.name === column)?.samples.slice(0, samplesShown) ?? []
  return (
    <li className="match" data-field={guess.field} data-missing={isMissing}>
      <div className="match-name">
        <label htmlFor={id}>
          {name}
          {guess.required && (
            <>
              <span className="required" aria-hidden="true">
                {' *'}
              </span>
              <span className="visually-hidden"> ({t('wizard.required')})</span>
            </>
          )}
        </label>
        {i18n.exists(hint) && <span className="small muted">{t(hint as 'fieldHints.ref')}</span>}
      </div>
      <div className="match-source">
        <SourceField {...props} id={id} name={name} />
        <Switches {...props} />
      </div>
      <div className="match-says small">
        {samples.length > 0 && (
          <span className="samples">
            <span className="visually-hidden">{t('wizard.samples')}: </span>
            {samples.map((sample) => (
              <code key={sample}>{sample}</code>
            ))}
          </span>
        )}
        <Confidence {...props} />
      </div>
    </li>
  )
}

const written = (source: FieldSource | undefined) => JSON.stringify(source ?? null)

function SourceField({ seen, guess, source, isMissing, onChange, id, name }: Props & { id: string; name: string }) {
  const { t } = useTranslation()
  const isFixed = source?.value !== undefined
  const plain = source !== undefined && !isFixed && source.column !== undefined ? source.column : undefined
  const value = source === undefined ? 'none' : isFixed ? 'fixed' : plain === undefined ? 'several' : `column ${plain}`
  const choose = (chosen: string) => {
    if (chosen === 'none') onChange(undefined)
    else if (chosen === 'fixed') onChange({ value: guess.choices?.[0] ?? '' })
    else if (chosen.startsWith('column ')) {
      const column = chosen.slice('column '.length)
      // The guess knows more of its column than its name: how its days are written, that it is in cents.
      const guessed = guess.source as FieldSource | null
      onChange(guessed?.column === column ? guessed : { column })
    }
  }
  return (
    <>
      <select
        id={id}
        className="input"
        aria-invalid={isMissing}
        aria-required={guess.required}
        value={value}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="none">{t('wizard.noColumn')}</option>
        {source && value === 'several' && <option value="several">{columnsOf(source).join(' + ')}</option>}
        {seen.columns.map((column) => (
          <option key={column.name} value={`column ${column.name}`}>
            {column.name}
          </option>
        ))}
        <option value="fixed">{t('wizard.fixed')}</option>
      </select>
      {isFixed && (
        <FixedValue
          guess={guess}
          value={source.value ?? ''}
          name={name}
          onChange={(text) => onChange({ value: text })}
        />
      )}
      {isMissing && (
        <span className="field-error">
          <span aria-hidden="true">■ </span>
          {t('wizard.needed')}
        </span>
      )}
    </>
  )
}

const choicesOf: Readonly<Record<string, readonly string[]>> = {
  period: ['month', 'quarter', 'year', 'week', 'day'],
  flag: ['true', 'false'],
}

function FixedValue(props: { guess: GuessedField; value: string; name: string; onChange: (text: string) => void }) {
  const { t, i18n } = useTranslation()
  const { guess, value, onChange } = props
  const choices = guess.choices ?? choicesOf[guess.type]
  const label = t('wizard.fixedOf', { field: props.name })
  if (!choices)
    return (
      <input className="input" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)} />
    )
  const word = (choice: string) => {
    const key = `wizard.choices.${choice}`
    return i18n.exists(key) ? t(key as 'wizard.choices.month') : choice
  }
  return (
    <select className="input" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {[...new Set([value, ...choices])].map((choice) => (
        <option key={choice} value={choice}>
          {choice === '' ? t('wizard.choose') : word(choice)}
        </option>
      ))}
    </select>
  )
}

/** What a column means where its values do not say it: the last day or the one after, cents or whole units. */
function Switches({ guess, source, onChange }: Props) {
  const { t } = useTranslation()
  if (!source || source.value !== undefined) return null
  if (guess.field === 'endDay' || guess.field === 'serviceEnd') {
    const { plusDays, ...rest } = source
    return (
      <label className="check-line small">
        <input
          type="checkbox"
          checked={plusDays === 1}
          onChange={() => onChange(plusDays === 1 ? rest : { ...rest, plusDays: 1 })}
        />
        {t('wizard.lastDay')}
      </label>
    )
  }
  if (guess.field === 'amount' || guess.field === 'unitPrice') {
    const { units, ...rest } = source
    return (
      <label className="check-line small">
        <input
          type="checkbox"
          checked={units === 'minor'}
          onChange={() => onChange(units === 'minor' ? rest : { ...rest, units: 'minor' })}
        />
        {t('wizard.inCents')}
      </label>
    )
  }
  return null
}

const sure = 0.85
const likely = 0.6

function Confidence({ seen, guess, source }: Props) {
  const { t } = useTranslation()
  if (!source) return null
  if (seen.remembered !== null && written(source) !== written(guess.source as FieldSource | undefined)) return null
  if (written(source) !== written((guess.source as FieldSource | null) ?? undefined))
    return <span className="muted">{t('wizard.chosen')}</span>
  const [tone, text] =
    guess.confidence >= sure
      ? (['good', t('wizard.sure')] as const)
      : guess.confidence >= likely
        ? (['info', t('wizard.likely')] as const)
        : (['attention', t('wizard.unsure')] as const)
  return (
    <span className="guess">
      <span className="badge" data-tone={tone}>
        {tone === 'attention' && <span aria-hidden="true">▲</span>}
        {text}
      </span>{' '}
      {guess.because && <span className="muted">{guess.because}</span>}
    </span>
  )
}
