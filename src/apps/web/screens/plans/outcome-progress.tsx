import { useTranslation } from 'react-i18next'
import { formatDay } from '../../format/dates.js'
import { useLanguage } from '../../i18n/language.js'
import type { Item } from './plan.js'
import { usePlanPlace } from './plan-place.js'

/** Where an outcome stands: from where to where, the last measurement, who confirmed it, and the ways to go on. */
export function OutcomeProgress({ outcome }: { readonly outcome: Item }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { shown, isReadOnly, open, today, personName, itemName } = usePlanPlace()
  const { baseline = '—', target = '—', measure = '' } = outcome.attributes
  const about = (kind: string) =>
    shown.items
      .filter((item) => item.kind === kind && item.about === outcome.ref)
      .sort((a, b) => ((a.day ?? '') < (b.day ?? '') ? 1 : -1))
  const [last] = about('measurement')
  const [confirmed] = about('confirmation')
  const given = { about: outcome.ref, day: today }
  return (
    <>
      <p className="small">
        <span className="figures">{t('planPage.target', { baseline, target, measure })}</span>
        {' · '}
        {last ? (
          <button
            type="button"
            className="row-button"
            onClick={() => open({ name: 'item', kind: 'measurement', item: last })}
          >
            {t('planPage.lastMeasured', {
              value: itemName(last),
              day: formatDay(language, last.day ?? last.createdOn),
            })}
          </button>
        ) : (
          <span className="muted">{t('planPage.neverMeasured')}</span>
        )}
      </p>
      {confirmed && (
        <p className="small">
          <span className="badge" data-tone="good">
            <span aria-hidden="true">✓</span>{' '}
            {t('planPage.confirmedBy', {
              name: personName(confirmed.person),
              day: formatDay(language, confirmed.day ?? confirmed.createdOn),
            })}
          </span>
        </p>
      )}
      {!isReadOnly && (
        <div className="cluster">
          <button
            type="button"
            className="button"
            data-size="small"
            aria-label={`${t('planPage.measure')}: ${itemName(outcome)}`}
            onClick={() => open({ name: 'item', kind: 'measurement', given })}
          >
            {t('planPage.measure')}
          </button>
          {!confirmed && (
            <button
              type="button"
              className="button"
              data-size="small"
              aria-label={`${t('planPage.confirm')}: ${itemName(outcome)}`}
              onClick={() =>
                open({ name: 'item', kind: 'confirmation', given: { ...given, person: outcome.person ?? '' } })
              }
            >
              {t('planPage.confirm')}
            </button>
          )}
        </div>
      )}
    </>
  )
}
