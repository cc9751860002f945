import { useTranslation } from 'react-i18next'
import { usePlanPlace } from './plan-place.js'

const steps = [
  { id: 'team', kind: 'team-member' },
  { id: 'outcome', kind: 'outcome' },
  { id: 'condition', kind: 'renewal-condition' },
] as const

/** What to do first with a plan that says nothing yet. */
export function FirstSteps() {
  const { t } = useTranslation()
  const { open } = usePlanPlace()
  return (
    <section className="empty" aria-label={t('planPage.firstSteps')}>
      <h2>{t('planPage.firstSteps')}</h2>
      <ol className="first-steps">
        {steps.map(({ id, kind }) => (
          <li key={id}>
            <button type="button" className="row-button" onClick={() => open({ name: 'item', kind })}>
              {t(`planPage.first.${id}`)}
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
