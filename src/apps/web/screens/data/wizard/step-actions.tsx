import { useTranslation } from 'react-i18next'

/** The end of a step: on, or back. What is missing stands beside the way on. */
export function StepActions(props: {
  readonly onBack: () => void
  readonly onNext: () => void
  readonly missing?: string | undefined
  readonly isWaiting?: boolean
}) {
  const { t } = useTranslation()
  return (
    <div className="cluster step-actions">
      <button type="button" className="button" onClick={props.onBack}>
        {t('wizard.back')}
      </button>
      <button
        type="button"
        className="button"
        data-kind="primary"
        disabled={props.missing !== undefined || props.isWaiting}
        onClick={props.onNext}
      >
        {t('wizard.next')}
      </button>
      {props.missing && (
        <span className="muted" role="status">
          {props.missing}
        </span>
      )}
    </div>
  )
}
