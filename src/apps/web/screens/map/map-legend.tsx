import { useTranslation } from 'react-i18next'
import { groupKey } from './use-card-words.js'

/** What the lines and shades of the map mean. */
export function MapLegend({ opinions }: { readonly opinions: boolean }) {
  const { t } = useTranslation()
  const kinds = opinions ? (['reports_to', 'influences', 'conflict'] as const) : (['reports_to'] as const)
  const paths = {
    reports_to: 'M 0 6 H 36',
    influences: 'M 0 6 H 36',
    conflict: 'M 0 6 L 6 2 L 12 10 L 18 2 L 24 10 L 30 2 L 36 6',
  }
  return (
    <ul className="map-legend small" aria-label={t('map.legend')}>
      {kinds.map((kind) => (
        <li key={kind}>
          <svg width="36" height="12" aria-hidden="true">
            <path d={paths[kind]} className={`map-edge map-edge-${kind}`} />
          </svg>
          {t(`map.kinds.${kind}`)}
        </li>
      ))}
      {([1, 2] as const).map((group) => (
        <li key={group}>
          <span className="map-swatch" data-group={group} aria-hidden="true" />
          {t(`map.groups.${groupKey(group)}`)}
        </li>
      ))}
      <li>
        <span className="map-swatch" data-placeholder="true" aria-hidden="true" />
        {t('map.placeholder')}
      </li>
    </ul>
  )
}
