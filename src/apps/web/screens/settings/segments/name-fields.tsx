import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../api/client.js'
import { FormField } from '../../../parts/fields.js'
import type { SegmentDraft, SegmentProblem } from './segment-draft.js'

/** To which dimension a segment belongs, and its own name. A dimension stays what it is once the segment is made. */
export function NameFields(props: {
  readonly draft: SegmentDraft
  readonly listed: Output<'segments.list'>
  readonly isNew: boolean
  readonly problemOf: (field: SegmentProblem['field']) => string | undefined
  readonly onChange: (part: Partial<SegmentDraft>) => void
}) {
  const { t } = useTranslation()
  const list = useId()
  const { draft, onChange, problemOf } = props
  return (
    <div className="segment-names">
      {props.isNew && (
        <FormField label={t('segments.dimension')} hint={t('segments.dimensionHint')} error={problemOf('dimension')}>
          {(ids) => (
            <>
              <input
                {...ids}
                className="input"
                list={list}
                maxLength={80}
                value={draft.dimension}
                onChange={(event) => onChange({ dimension: event.target.value })}
              />
              <datalist id={list}>
                {props.listed.dimensions.map(({ dimension }) => (
                  <option key={dimension} value={dimension} />
                ))}
              </datalist>
            </>
          )}
        </FormField>
      )}
      <FormField label={t('segments.segment')} hint={t('segments.nameHint')} error={problemOf('name')}>
        {(ids) => (
          <input
            {...ids}
            className="input"
            maxLength={200}
            value={draft.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        )}
      </FormField>
    </div>
  )
}
