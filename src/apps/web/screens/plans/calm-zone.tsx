import { useTranslation } from 'react-i18next'
import { formatDay } from '../../format/dates.js'
import { useLanguage } from '../../i18n/language.js'
import { usePlanPlace } from './plan-place.js'
import { SuppressionList } from './suppression-list.js'
import { useTouchpoints } from './touchpoints.js'

/** On whom the calm zone lies, until which results are confirmed, and what broke it. */
export function CalmZone() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { workspace, account, shown, personName, itemName, isReadOnly } = usePlanPlace()
  const zone = shown.calmZone
  if (!zone) return null
  const owed = shown.items.filter(({ ref }) => zone.owed.includes(ref))
  return (
    <section className="calm-zone" data-lasts={zone.lasts} aria-label={t('planPage.calm')} data-testid="calm-zone">
      <h3>{t('planPage.calm')}</h3>
      <p>{zone.lasts ? t('planPage.calmLasts') : t('planPage.calmRests')}</p>
      {zone.lasts && (
        <dl className="group-message">
          <div>
            <dt>{t('planPage.calmPeople')}</dt>
            <dd>{zone.people.map(personName).join(', ') || t('planPage.calmNobody')}</dd>
          </div>
          <div hidden={owed.length === 0}>
            <dt>{t('planPage.calmOwed')}</dt>
            <dd>
              {owed
                .map((item) =>
                  item.due
                    ? `${itemName(item)} (${t('planPage.due', { day: formatDay(language, item.due) })})`
                    : itemName(item),
                )
                .join(', ')}
            </dd>
          </div>
        </dl>
      )}
      {zone.lasts && zone.since && (
        <p className="small muted">{t('planPage.calmSince', { day: formatDay(language, zone.since) })}</p>
      )}
      {zone.broken.length > 0 && <Broken refs={zone.broken} />}
      {zone.people.length > 0 && !isReadOnly && (
        <div>
          <SuppressionList workspace={workspace} account={account} />
        </div>
      )}
    </section>
  )
}

function Broken({ refs }: { readonly refs: readonly string[] }) {
  const { t } = useTranslation()
  const told = useTouchpoints()
  return (
    <details>
      <summary className="calm-broken">
        <span aria-hidden="true">■</span> {t('planPage.calmBroken', { count: refs.length })}
      </summary>
      <ul className="gap-rows">
        {refs.map((ref) => (
          <li key={ref}>{told.get(ref) ?? ref}</li>
        ))}
      </ul>
    </details>
  )
}
