import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../format/dates.js'
import { useLanguage } from '../../i18n/language.js'
import { useWho } from '../settings/audit/who.js'
import { usePlanPlace } from './plan-place.js'

type Props = { readonly asOf: string | undefined; readonly onLookBack: (day: string) => void }

/** The acts that made the plan what it is; each day can be looked back to. */
export function PlanHistory({ asOf, onLookBack }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { workspace, shown } = usePlanPlace()
  const who = useWho(workspace)
  const { versions } = shown
  return (
    <details className="panel panel-body" open={asOf !== undefined}>
      <summary>{t('planPage.history')}</summary>
      {versions.length === 0 ? (
        <p className="muted">{t('planPage.noHistory')}</p>
      ) : (
        <div className="table-scroll">
          <table className="table">
            <caption className="visually-hidden">{t('planPage.history')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('planPage.when')}</th>
                <th scope="col">{t('planPage.by')}</th>
                <th scope="col" className="number">
                  {t('planPage.items')}
                </th>
                <th scope="col">
                  <span className="visually-hidden">{t('planPage.lookBack')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {versions.map(({ day, recordedAt, by, items }) => (
                <tr key={recordedAt}>
                  <th scope="row">{formatMoment(language, recordedAt)}</th>
                  <td className="wrap-anywhere">{who(by)}</td>
                  <td className="number">{items}</td>
                  <td>
                    <button type="button" className="button" data-size="small" onClick={() => onLookBack(day)}>
                      {t('planPage.lookBack')}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  )
}
