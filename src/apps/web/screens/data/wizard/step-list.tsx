import { Link } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { steps, useSteps } from './use-wizard.js'

/** Where one stands in the wizard; steps that were taken lead back. */
export function StepList() {
  const { t } = useTranslation()
  const { step, upload } = useSteps()
  const at = steps.indexOf(step)
  return (
    <nav aria-label={t('wizard.steps')}>
      <ol className="step-list">
        {steps.map((each, index) => {
          const isBehind = index < at
          const said = (
            <>
              <span className="step-number" aria-hidden="true">
                {isBehind ? <Check /> : index + 1}
              </span>
              <span className="step-name">{t(`wizard.names.${each}`)}</span>
            </>
          )
          return (
            <li key={each} data-state={isBehind ? 'behind' : index === at ? 'here' : 'ahead'}>
              {isBehind && step !== 'done' && upload !== undefined ? (
                <Link
                  from="/w/$workspace/data/upload"
                  to="."
                  search={(before) => ({ ...before, file: undefined, step: each })}
                >
                  {said}
                </Link>
              ) : (
                <span aria-current={index === at ? 'step' : undefined}>{said}</span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
