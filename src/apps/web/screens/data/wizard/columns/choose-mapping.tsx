import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers, useAsk } from '../../../../api/client.js'
import { FormField } from '../../../../parts/fields.js'
import { Answer, Skeleton } from '../../../../parts/states.js'
import { tell } from '../../../../shell/toasts.js'
import type { ChosenMapping } from '../draft.js'

type Props = {
  readonly workspace: string
  readonly mapping: ChosenMapping
  readonly onChange: (mapping: ChosenMapping) => void
}

/** A mapping that the workspace keeps, one that ships, or one of your own as JSON. */
export function ChooseMapping({ workspace, mapping, onChange }: Props) {
  const { t } = useTranslation()
  const asked = useAsk('mappings.list', { workspace })
  const name = useId()
  const [own, setOwn] = useState('')
  return (
    <div className="stack">
      <Answer of={asked} waiting={<Skeleton lines={3} />}>
        {({ rows }) => (
          <div className="choices" role="radiogroup" aria-label={t('upload.mapping')}>
            {rows.map((row) => (
              <div key={row.name} className="choice-row">
                <label className="choice">
                  <input
                    type="radio"
                    name={name}
                    checked={mapping.from === 'named' && mapping.name === row.name}
                    onChange={() => onChange({ from: 'named', name: row.name })}
                  />
                  <span className="wrap-anywhere">
                    {row.name} {row.own && <span className="badge">{t('wizard.own')}</span>}
                  </span>
                  <span className="small wrap-anywhere">
                    {row.entities.map((entity) => t(`entities.${entity}` as 'entities.account', entity)).join(', ')}
                    {row.files.length > 0 && ` · ${row.files.join(', ')}`}
                  </span>
                </label>
                {row.own && <Forget workspace={workspace} name={row.name} />}
              </div>
            ))}
            <label className="choice">
              <input
                type="radio"
                name={name}
                checked={mapping.from === 'text'}
                onChange={() => onChange({ from: 'text', text: own })}
              />
              <span>{t('upload.ownMapping')}</span>
              <span className="small">{t('upload.ownMappingHint')}</span>
            </label>
          </div>
        )}
      </Answer>
      {mapping.from === 'text' && (
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

function Forget({ workspace, name }: { workspace: string; name: string }) {
  const { t } = useTranslation()
  const forget = async () => {
    await client.send('mappings.delete', { workspace, name })
    tell(t('wizard.forgotten', { name }))
    await forgetAnswers()
  }
  return (
    <button
      type="button"
      className="button"
      data-kind="quiet"
      data-size="small"
      aria-label={t('wizard.forget', { name })}
      onClick={() => void forget()}
    >
      {t('upload.remove')}
    </button>
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
