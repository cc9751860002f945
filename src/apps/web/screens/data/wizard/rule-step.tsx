import { useTranslation } from 'react-i18next'
import { FormField } from '../../../parts/fields.js'
import { Answer } from '../../../parts/states.js'
import { nameOf, plannedOf } from './draft.js'
import { ModeChoice } from './mode-choice.js'
import type { Open } from './open.js'
import { columnsOf, type FieldSource, type Inspection, type PlannedEntry, withSource } from './planned-entry.js'
import { StepActions } from './step-actions.js'
import { useSteps } from './use-wizard.js'

/** By what rows are known again, and what happens to those that the files do not have. */
export function RuleStep({ open }: { open: Open }) {
  const { t } = useTranslation()
  const { go } = useSteps()
  const { draft, change, seen, files } = open
  const isByColumns = draft.by.from === 'columns'
  const waiting = files.find((one) => !one.seen && !draft.leftOut.includes(one.file))
  return (
    <div className="wizard">
      {isByColumns && (
        <section className="stack-tight">
          <h2>{t('wizard.keys')}</h2>
          <p className="muted prose">{t('wizard.keysHint')}</p>
          {waiting ? (
            <Answer of={{ data: undefined, error: waiting.error, refetch: waiting.again }}>{() => null}</Answer>
          ) : (
            <ul className="stack key-list">
              {seen
                .filter(({ file }) => !draft.leftOut.includes(file))
                .map((one) => (
                  <KeysOfFile key={one.file} open={open} seen={one} />
                ))}
            </ul>
          )}
        </section>
      )}
      <section className="stack-tight">
        <h2>{t('wizard.rule')}</h2>
        <ModeChoice mode={draft.mode} onChange={(mode) => change({ mode })} />
      </section>
      {isByColumns && (
        <section className="stack-tight">
          <h2>{t('wizard.memory')}</h2>
          <label className="check-line">
            <input type="checkbox" checked={draft.isKept} onChange={() => change({ isKept: !draft.isKept })} />
            {t('wizard.keep')}
          </label>
          <div className="form-grid">
            <FormField label={t('wizard.mappingName')} hint={t('wizard.mappingNameHint')}>
              {(ids) => (
                <input
                  {...ids}
                  className="input"
                  maxLength={120}
                  value={nameOf(draft, seen)}
                  onChange={(event) => change({ name: event.target.value })}
                />
              )}
            </FormField>
          </div>
        </section>
      )}
      <StepActions
        onBack={() => go('columns')}
        onNext={() => go('check')}
        isWaiting={isByColumns && waiting !== undefined}
        missing={isByColumns && nameOf(draft, seen).trim() === '' ? t('wizard.needName') : undefined}
      />
    </div>
  )
}

function KeysOfFile({ open, seen }: { open: Open; seen: Inspection }) {
  const { t } = useTranslation()
  const { draft, change } = open
  const planned = plannedOf(draft, seen, open.seen)
  const set = (at: number, entry: PlannedEntry['entry']) =>
    change({
      planned: {
        ...draft.planned,
        [seen.file]: planned.map((one, index) => (index === at ? { ...one, entry } : one)),
      },
    })
  return planned.map(({ entry, isIncluded }, at) =>
    isIncluded ? (
      <li key={`${entry.entity} ${entry.distinct}`} className="key-row">
        <div>
          <strong>{t(`entities.${entry.entity}` as 'entities.account', entry.entity)}</strong>{' '}
          <span className="muted wrap-anywhere">{seen.file}</span>
        </div>
        {entry.fields.ref && !entry.distinct ? (
          <KeyField
            seen={seen}
            entity={entry.entity}
            source={entry.fields.ref}
            onChange={(source) => set(at, withSource(entry, 'ref', source))}
          />
        ) : (
          <span>
            {keyOf(entry.entity).map((field, index) => (
              <span key={field}>
                {index > 0 && ' + '}
                {entry.fields[field] ? columnsText(entry.fields[field]) : t(`fields.${field}` as 'fields.ref', field)}
              </span>
            ))}
          </span>
        )}
      </li>
    ) : null,
  )
}

const keys: Readonly<Record<string, readonly string[]>> = {
  unit: ['account', 'ref'],
  segment: ['dimension', 'name', 'validFrom'],
  segment_member: ['account', 'dimension', 'validFrom'],
  balance: ['account', 'day', 'source'],
  exchange_rate: ['from', 'to', 'day', 'kind'],
}

const keyOf = (entity: string) => keys[entity] ?? ['ref']

const columnsText = (source: FieldSource) => source.value ?? columnsOf(source).join(' + ')

type KeyProps = {
  readonly seen: Inspection
  readonly entity: string
  readonly source: FieldSource
  readonly onChange: (source: FieldSource) => void
}

function KeyField({ seen, entity, source, onChange }: KeyProps) {
  const { t } = useTranslation()
  const now = columnsText(source)
  const sets = [...seen.keys.map(({ columns }) => columns), ...seen.columns.map(({ name }) => [name])]
  const texts = [...new Set([now, ...sets.map((columns) => columns.join(' + '))])]
  const found = seen.keys.find(({ columns }) => columns.join(' + ') === now)
  const isDoubtful = !found && seen.keys.length > 0
  const choose = (text: string) => {
    const columns = sets.find((set) => set.join(' + ') === text) ?? []
    const [only] = columns
    onChange(columns.length === 1 && only !== undefined ? { column: only } : { join: columns, separator: '/' })
  }
  return (
    <div className="stack-tight">
      <select
        className="input"
        aria-label={t('wizard.keyOf', {
          entity: t(`entities.${entity}` as 'entities.account', entity),
          file: seen.file,
        })}
        value={now}
        onChange={(event) => choose(event.target.value)}
      >
        {texts.map((text) => (
          <option key={text} value={text}>
            {text}
          </option>
        ))}
      </select>
      {found ? (
        <span className="small muted">
          <span className="badge" data-tone="good">
            {t('wizard.unique')}
          </span>{' '}
          <span>{found.because}</span>
        </span>
      ) : (
        isDoubtful && (
          <span className="small">
            <span className="badge" data-tone="attention">
              ▲ {t('wizard.notUnique')}
            </span>{' '}
            <span className="muted">{t('wizard.notUniqueHint')}</span>
          </span>
        )
      )}
    </div>
  )
}
