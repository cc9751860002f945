import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormField } from '../../../parts/fields.js'
import type { Place } from './member.js'

const scopes = ['all', 'team', 'own'] as const

/** Which accounts somebody sees, what that means, and by which names their own are known. */
export function ScopeFields({ place, onChange }: { readonly place: Place; readonly onChange: (place: Place) => void }) {
  const { t } = useTranslation()
  const { scope, team } = place
  const [names, setNames] = useState(place.knownAs.join('; '))
  const rename = (text: string) => {
    setNames(text)
    const knownAs = text.split(';').map((name) => name.trim())
    onChange({ ...place, knownAs: knownAs.filter((name) => name !== '') })
  }
  return (
    <>
      <FormField label={t('scope.label')} hint={t(`scope.${scope}Hint`)}>
        {(ids) => (
          <select
            {...ids}
            className="input"
            value={scope}
            onChange={(event) =>
              onChange({ ...place, scope: scopes.find((each) => each === event.target.value) ?? scope })
            }
          >
            {scopes.map((each) => (
              <option key={each} value={each}>
                {t(`scope.${each}`)}
              </option>
            ))}
          </select>
        )}
      </FormField>
      <FormField label={t('scope.teamName')} hint={t('scope.teamNameHint')}>
        {(ids) => (
          <input
            {...ids}
            className="input"
            maxLength={100}
            required={scope === 'team'}
            value={team ?? ''}
            onChange={(event) => onChange({ ...place, team: event.target.value || null })}
          />
        )}
      </FormField>
      <FormField label={t('scope.knownAs')} hint={t('scope.knownAsHint')}>
        {(ids) => <input {...ids} className="input" value={names} onChange={(event) => rename(event.target.value)} />}
      </FormField>
    </>
  )
}
