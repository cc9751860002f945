import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import type { MapData } from './map-data.js'
import { useCardWords } from './use-card-words.js'

const shownMost = 12

type Props = { readonly workspace: string; readonly data: MapData; readonly onOpen: (person: string) => void }

/** What the plan lacks about people of the map, the worst first, each leading to them. */
export function MapGaps({ workspace, data, onOpen }: Props) {
  const { t } = useTranslation()
  const words = useCardWords()
  const { data: found } = useAsk('plans.gaps', { workspace, account: data.account })
  const gaps = (found?.gaps ?? []).flatMap((gap) => {
    const people = data.people.filter((person) => person.gaps.includes(gap.id))
    return people.length > 0 ? [{ ...gap, people }] : []
  })
  if (gaps.length === 0) return null
  return (
    <section className="panel panel-body stack" aria-label={t('map.gaps')}>
      <h2>{t('map.gaps')}</h2>
      <ul className="map-gaps">
        {gaps.slice(0, shownMost).map(({ id, severity, reason, people }) => (
          <li key={id} data-severity={severity}>
            <span>{reason}</span>
            {people.map((person) => (
              <button key={person.ref} type="button" className="row-button" onClick={() => onOpen(person.ref)}>
                {words.name(person)}
              </button>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
