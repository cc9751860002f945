import { X } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../api/client.js'
import { SelectField } from '../../../parts/fields.js'
import { type DraftCondition, needsValue, type RuleField, type RuleTest, ruleFields, ruleTests } from './rule-draft.js'
import { testKeys } from './rule-words.js'

type Props = {
  readonly workspace: string
  readonly condition: DraftCondition
  readonly number: number
  readonly onChange: (condition: DraftCondition) => void
  readonly onRemove: (() => void) | undefined
}

/** One condition: which field, how it is tested, against what. */
export function ConditionRow({ workspace, condition, number, onChange, onRemove }: Props) {
  const { t } = useTranslation()
  const { field, attribute, test } = condition
  return (
    <fieldset className="condition-row">
      <legend className="visually-hidden">{t('segments.condition', { number })}</legend>
      <SelectField
        label={t('segments.field')}
        value={field}
        options={ruleFields.map((name) => ({ value: name, label: t(`segments.fields.${name}`) }))}
        onChange={(next) => onChange({ ...condition, field: next as RuleField })}
      />
      {field === 'attributes' && (
        <label className="field">
          <span>{t('segments.attribute')}</span>
          <input
            className="input"
            value={attribute}
            onChange={(event) => onChange({ ...condition, attribute: event.target.value })}
          />
        </label>
      )}
      <SelectField
        label={t('segments.test')}
        value={test}
        options={ruleTests.map((name) => ({ value: name, label: t(`segments.tests.${testKeys[name]}`) }))}
        onChange={(next) => onChange({ ...condition, test: next as RuleTest })}
      />
      {needsValue(test) && <ValueFields workspace={workspace} condition={condition} onChange={onChange} />}
      {onRemove && (
        <button
          type="button"
          className="icon-button"
          aria-label={t('segments.removeCondition', { number })}
          onClick={onRemove}
        >
          <X aria-hidden="true" />
        </button>
      )}
    </fieldset>
  )
}

function ValueFields({ workspace, condition, onChange }: Pick<Props, 'workspace' | 'condition' | 'onChange'>) {
  const { t } = useTranslation()
  const list = useId()
  const { field, test, value } = condition
  const suggested = useSuggestions(workspace, field)
  return (
    <>
      <label className="field condition-value">
        <span>{t(test === 'in' || test === 'not in' ? 'segments.values' : 'segments.value')}</span>
        <input
          className="input"
          list={list}
          value={value}
          onChange={(event) => onChange({ ...condition, value: event.target.value })}
        />
        <datalist id={list}>
          {suggested.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      </label>
      {suggested.length > 0 && (
        <p className="field-hint condition-hint">
          {t('segments.there', { values: suggested.slice(0, 8).join(', ') })}
          {suggested.length > 8 && ' …'}
        </p>
      )}
    </>
  )
}

/** Values that accounts have in a field, from the first ones by name: enough to see how they are written. */
function useSuggestions(workspace: string, field: RuleField): string[] {
  const { data } = useAsk('accounts.list', { workspace, limit: 500 })
  if (field === 'attributes') return []
  const values = data?.rows.flatMap((row) => row[field] ?? []) ?? []
  return [...new Set(values)].sort().slice(0, 100)
}
