import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { FormField } from '../../../parts/fields.js'
import { type Category, categories } from './reconciled.js'

/** An explanation as it is being written. */
export type ExplanationDraft = { readonly owner: string; readonly category: Category | ''; readonly reason: string }

/** Who owns a difference, of which kind its reason is, and the reason. */
export function ExplainFields(props: {
  readonly draft: ExplanationDraft
  readonly owners: readonly string[]
  readonly wrong: { readonly owner: boolean; readonly reason: boolean }
  readonly onChange: (part: Partial<ExplanationDraft>) => void
}) {
  const { t } = useTranslation()
  const list = useId()
  const { draft, wrong, onChange } = props
  return (
    <>
      <FormField label={t('reconciliation.owner')} error={wrong.owner && t('reconciliation.wrong.owner')}>
        {(ids) => (
          <input
            {...ids}
            className="input"
            list={list}
            value={draft.owner}
            onChange={(event) => onChange({ owner: event.target.value })}
          />
        )}
      </FormField>
      <datalist id={list}>
        {props.owners.map((owner) => (
          <option key={owner} value={owner} />
        ))}
      </datalist>
      <FormField label={t('reconciliation.category')}>
        {(ids) => (
          <select
            {...ids}
            className="input"
            value={draft.category}
            onChange={(event) => onChange({ category: event.target.value as Category | '' })}
          >
            <option value="">{t('reconciliation.noCategory')}</option>
            {categories.map((category) => (
              <option key={category} value={category}>
                {t(`reconciliation.categories.${category}`)}
              </option>
            ))}
          </select>
        )}
      </FormField>
      <FormField
        label={t('reconciliation.reason')}
        hint={t('reconciliation.reasonHint')}
        error={wrong.reason && t('reconciliation.wrong.reason')}
      >
        {(ids) => (
          <input
            {...ids}
            className="input"
            value={draft.reason}
            onChange={(event) => onChange({ reason: event.target.value })}
          />
        )}
      </FormField>
    </>
  )
}
