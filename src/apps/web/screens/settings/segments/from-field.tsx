import { useTranslation } from 'react-i18next'
import { FormField, SegmentsField } from '../../../parts/fields.js'
import { today } from './today.js'

/** From which day on a definition holds. With a day, what was before stays; without one the past is corrected too. */
export function FromField(props: {
  /** ISO day; blank is since ever. */
  readonly value: string
  readonly isNew: boolean
  readonly onChange: (from: string) => void
}) {
  const { t } = useTranslation()
  const { value, isNew, onChange } = props
  const dated = value !== ''
  return (
    <fieldset className="stack-tight prose from-field">
      <SegmentsField
        label={t('segments.from')}
        value={dated ? 'day' : 'ever'}
        options={[
          { value: 'ever', label: t('segments.fromEver') },
          { value: 'day', label: t('segments.fromDay') },
        ]}
        onChange={(choice) => onChange(choice === 'ever' ? '' : today())}
      />
      <p className="field-hint">
        {t(dated ? 'segments.fromDayHint' : isNew ? 'segments.fromEverNewHint' : 'segments.fromEverHint')}
      </p>
      {dated && (
        <FormField label={t('segments.day')}>
          {(ids) => (
            <input
              {...ids}
              type="date"
              className="input figures day-input"
              value={value}
              onChange={(event) => event.target.value && onChange(event.target.value)}
            />
          )}
        </FormField>
      )}
    </fieldset>
  )
}
