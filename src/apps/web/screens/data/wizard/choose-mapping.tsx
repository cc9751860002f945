import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { FormField } from '../../parts/fields.js'
import { Answer, Skeleton } from '../../parts/states.js'
import type { ChosenMapping } from './use-upload.js'

type Props = {
  readonly mapping: ChosenMapping | undefined
  readonly onChange: (mapping: ChosenMapping | undefined) => void
}

/** A mapping that ships, or one of your own as JSON. */
export function ChooseMapping({ mapping, onChange }: Props) {
  const { t } = useTranslation()
  const asked = useAsk('mappings.list', {})
  const name = useId()
  const [own, setOwn] = useState('')
  return (
    <div className="stack">
      <Answer of={asked} waiting={<Skeleton lines={3} />}>
        {({ rows }) => (
          <div className="choices" role="radiogroup" aria-label={t('upload.mapping')}>
            {rows.map((row) => (
              <label key={row.name} className="choice">
                <input
                  type="radio"
                  name={name}
                  checked={mapping?.from === 'shipped' && mapping.name === row.name}
                  onChange={() => onChange({ from: 'shipped', name: row.name })}
                />
                <span>{row.name}</span>
                <span className="small wrap-anywhere">
                  {row.entities.map((entity) => t(`entities.${entity}` as 'entities.account', entity)).join(', ')}
                  {row.files.length > 0 && ` · ${row.files.join(', ')}`}
                </span>
              </label>
            ))}
            <label className="choice">
              <input
                type="radio"
                name={name}
                checked={mapping?.from === 'text'}
                onChange={() => onChange({ from: 'text', text: own })}
              />
              <span>{t('upload.ownMapping')}</span>
              <span className="small">{t('upload.ownMappingHint')}</span>
            </label>
          </div>
        )}
      </Answer>
      {mapping?.from === 'text' && (
        <OwnMapping
          text={mapping.text}
          onChange={(text) => {
            setOwn(text)
            onChange({ from: 'text', text })
          }}
        />
      )}
    </div>
  )
}

function OwnMapping({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation()
  const id = useId()
  const problem = text.trim() === '' ? undefined : jsonProblem(text)
  return (
    <div className="stack-tight">
      <FormField
        label={t('upload.mappingText')}
        hint={t('upload.mappingTextHint')}
        error={problem && t('upload.notJson', { problem })}
      >
        {(ids) => (
          <textarea
            {...ids}
            className="input"
            spellCheck={false}
            value={text}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </FormField>
      <div>
        <label className="button" data-size="small" htmlFor={id}>
          {t('upload.mappingFile')}
        </label>
        <input
          id={id}
          type="file"
          accept=".json,application/json"
          className="visually-hidden"
          onChange={(event) => void event.target.files?.[0]?.text().then(onChange)}
        />
      </div>
    </div>
  )
}

function jsonProblem(text: string): string | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
