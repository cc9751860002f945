import { useTranslation } from 'react-i18next'
import { FormField } from '../../../parts/fields.js'
import type { Role } from '../../../shell/session.js'
import type { Place } from './member.js'
import { ScopeFields } from './scope-fields.js'

const roles = [
  'owner',
  'ceo',
  'cro',
  'cfo',
  'finance',
  'marketing',
  'sales',
  'customer-success',
  'partner-manager',
  'board-reader',
  'auditor',
  'guest-adviser',
] as const satisfies readonly Role[]

/** Which role somebody has, with what it may do, on which accounts, and until when. */
export function PlaceFields({ place, onChange }: { readonly place: Place; readonly onChange: (place: Place) => void }) {
  const { t } = useTranslation()
  const { role, endsOn } = place
  const choose = (value: string) => {
    const chosen = roles.find((each) => each === value) ?? role
    onChange({ ...place, role: chosen, ...(chosen === 'owner' ? { endsOn: null, scope: 'all' } : {}) })
  }
  return (
    <>
      <FormField label={t('members.role')} hint={t(`roleHints.${role}`)}>
        {(ids) => (
          <select {...ids} className="input" value={role} onChange={(event) => choose(event.target.value)}>
            {roles.map((each) => (
              <option key={each} value={each}>
                {t(`roles.${each}`)}
              </option>
            ))}
          </select>
        )}
      </FormField>
      {role !== 'owner' && (
        <FormField
          label={t('members.endsOn')}
          hint={t(role === 'guest-adviser' ? 'members.endsOnGuest' : 'members.endsOnHint')}
        >
          {(ids) => (
            <input
              {...ids}
              type="date"
              className="input figures day-input"
              required={role === 'guest-adviser'}
              value={endsOn ?? ''}
              onChange={(event) => onChange({ ...place, endsOn: event.target.value || null })}
            />
          )}
        </FormField>
      )}
      {role !== 'owner' && <ScopeFields place={place} onChange={onChange} />}
    </>
  )
}
