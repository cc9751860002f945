import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormField, SegmentsField } from '../../../parts/fields.js'
import { ConditionRow } from './condition-row.js'
import { blankCondition, conditionsOf, type DraftCondition, ruleTextOf } from './rule-draft.js'

type Props = {
  readonly workspace: string
  /** The rule as text, which is what is kept. */
  readonly rule: string
  readonly error: string | undefined
  readonly onChange: (rule: string) => void
}

/** A rule in rows of field, test and value, which must all hold; or as the text that the command line takes. */
export function RuleBuilder({ workspace, rule, error, onChange }: Props) {
  const { t } = useTranslation()
  const read = readable(rule)
  const [mode, setMode] = useState<'rows' | 'text'>(read ? 'rows' : 'text')
  const [conditions, setConditions] = useState<readonly DraftCondition[]>(() => startOf(rule))
  const change = (next: readonly DraftCondition[]) => {
    setConditions(next)
    onChange(ruleTextOf(next))
  }
  const switchTo = (next: 'rows' | 'text') => {
    if (next === 'rows') setConditions(startOf(rule))
    setMode(next)
  }
  return (
    <section className="stack" aria-label={t('segments.rule')}>
      <SegmentsField
        label={t('segments.writtenAs')}
        value={mode}
        options={[
          { value: 'rows', label: t('segments.asRows'), disabled: !read },
          { value: 'text', label: t('segments.asText') },
        ]}
        onChange={(next) => read && switchTo(next as 'rows' | 'text')}
      />
      {mode === 'text' ? (
        <FormField label={t('segments.rule')} hint={t('segments.textHint')} error={error}>
          {(ids) => (
            <textarea
              {...ids}
              className="input rule-text"
              spellCheck={false}
              value={rule}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
        </FormField>
      ) : (
        <Conditions workspace={workspace} conditions={conditions} error={error} onChange={change} />
      )}
    </section>
  )
}

function Conditions(props: {
  readonly workspace: string
  readonly conditions: readonly DraftCondition[]
  readonly error: string | undefined
  readonly onChange: (conditions: readonly DraftCondition[]) => void
}) {
  const { t } = useTranslation()
  const { conditions, error, onChange } = props
  return (
    <>
      <p className="field-hint">{t('segments.allMustHold')}</p>
      {conditions.map((condition, place) => (
        <ConditionRow
          key={condition.id}
          workspace={props.workspace}
          condition={condition}
          number={place + 1}
          onChange={(next) => onChange(conditions.map((each) => (each === condition ? next : each)))}
          onRemove={conditions.length > 1 ? () => onChange(conditions.filter((each) => each !== condition)) : undefined}
        />
      ))}
      {error && (
        <p className="field-error" role="alert">
          <span aria-hidden="true">■ </span>
          {error}
        </p>
      )}
      <div>
        <button
          type="button"
          className="button"
          data-size="small"
          onClick={() => onChange([...conditions, blankCondition()])}
        >
          <Plus aria-hidden="true" />
          {t('segments.addCondition')}
        </button>
      </div>
    </>
  )
}

function startOf(rule: string): readonly DraftCondition[] {
  const found = readable(rule) ?? []
  return found.length > 0 ? found : [blankCondition()]
}

function readable(rule: string): DraftCondition[] | null {
  try {
    return conditionsOf(rule)
  } catch {
    return null
  }
}
