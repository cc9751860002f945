import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mode } from './draft.js'

/** Whether the files add and correct, or are everything that there is. */
export function ModeChoice({ mode, onChange }: { mode: Mode; onChange: (mode: Mode) => void }) {
  const { t } = useTranslation()
  const name = useId()
  return (
    <div className="choices" role="radiogroup" aria-label={t('wizard.rule')}>
      {(['upsert', 'snapshot'] as const).map((each) => (
        <label key={each} className="choice">
          <input type="radio" name={name} checked={mode === each} onChange={() => onChange(each)} />
          <span>{t(`upload.modes.${each}`)}</span>
          <span className="small">{t(`upload.modeHints.${each}`)}</span>
        </label>
      ))}
    </div>
  )
}
