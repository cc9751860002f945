import { useTranslation } from 'react-i18next'
import { SegmentsField, SelectField } from '../../parts/fields.js'
import { MonthField, PolicyField, WindowField } from '../metrics/metric-fields.js'
import { useGroupingName } from '../metrics/use-grouping-name.js'
import { splitsOf } from './retention-question.js'
import type { TabProps } from './tab-props.js'

/** Of when, over how long, split by what and by which policy set. */
export function RetentionControls({ question, onChange }: TabProps) {
  const { t } = useTranslation()
  const groupingName = useGroupingName()
  const { state, month, months, search } = question
  return (
    <section className="controls" aria-label={t('controls.title')}>
      <MonthField state={state} month={month} onChange={(at) => onChange({ at })} />
      {search.tab !== 'cohorts' && (
        <WindowField months={months} onChange={(count) => onChange({ months: count === '12' ? undefined : count })} />
      )}
      {search.tab === undefined && (
        <SelectField
          label={t('controls.by')}
          value={search.by ?? ''}
          options={[
            { value: '', label: t('controls.ungrouped') },
            ...splitsOf(state).map((name) => ({
              value: name,
              label: groupingName(name),
            })),
          ]}
          onChange={(by) => onChange({ by: by || undefined })}
        />
      )}
      <PolicyField state={state} policy={search.policy} onChange={(policy) => onChange({ policy })} />
      <SegmentsField
        label={t('controls.measure')}
        value={search.measure ?? 'arr'}
        options={[
          { value: 'arr', label: t('measures.arr') },
          { value: 'mrr', label: t('measures.mrr') },
        ]}
        onChange={(measure) => onChange({ measure: measure === 'mrr' ? 'mrr' : undefined })}
      />
    </section>
  )
}
