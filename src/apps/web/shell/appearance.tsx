import { useTranslation } from 'react-i18next'
import { changeLanguage, languages, useLanguage } from '../i18n/language.js'
import { SelectField } from '../parts/fields.js'
import { type Preferences, preferenceChoices, usePreference } from './preferences.js'

/** The language of everything on the screen. */
export function LanguageChoice() {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <SelectField
      label={t('shell.language')}
      value={language}
      options={languages.map((each) => ({ value: each, label: t(`languages.${each}`) }))}
      onChange={(value) => void changeLanguage(languages.find((each) => each === value) ?? 'en')}
    />
  )
}

/** A choice about how the app looks or listens. */
export function PreferenceChoice({ name }: { name: Exclude<keyof Preferences, 'sidebar'> }) {
  const { t } = useTranslation()
  const [value, choose] = usePreference(name)
  const choices: readonly Preferences[typeof name][] = preferenceChoices[name]
  return (
    <SelectField
      label={t(`preferences.${name}.title`)}
      value={value}
      options={choices.map((each) => ({
        value: each,
        label: t(`preferences.${name}.${each}` as 'preferences.theme.dark'),
      }))}
      onChange={(chosen) => choose(choices.find((each) => each === chosen) ?? value)}
    />
  )
}
