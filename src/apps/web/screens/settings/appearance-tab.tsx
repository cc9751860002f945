import { useTranslation } from 'react-i18next'
import { Amount } from '../../parts/amount.js'
import { LanguageChoice, PreferenceChoice } from '../../shell/appearance.js'

/** How the app looks and listens in this browser. */
export function AppearanceTab() {
  const { t } = useTranslation()
  return (
    <div className="stack prose">
      <p className="muted">{t('settings.appearanceHint')}</p>
      <div className="form-grid">
        <LanguageChoice />
        <PreferenceChoice name="theme" />
        <PreferenceChoice name="density" />
        <div className="stack-tight">
          <PreferenceChoice name="negatives" />
          <p className="field-hint">
            {t('settings.example')}: <Amount value="-1234.50" />
          </p>
        </div>
        <div className="stack-tight">
          <PreferenceChoice name="singleKeys" />
          <p className="field-hint">{t('settings.keysHint')}</p>
        </div>
      </div>
    </div>
  )
}
