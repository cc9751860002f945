import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { Answer, Skeleton } from '../../parts/states.js'
import { PersonPanel } from '../accounts/people/person-panel.js'
import type { MapData } from './map-data.js'
import { useCardWords } from './use-card-words.js'

type Props = {
  readonly workspace: string
  readonly data: MapData
  readonly person: string
  readonly onClose: () => void
}

/** Whoever was chosen on the map: what is known of them, who of ours knows them, and what is thought of them. */
export function OpenedPerson({ workspace, data, person, onClose }: Props) {
  const { t } = useTranslation()
  const words = useCardWords()
  const asked = useAsk('people.show', { workspace, person })
  const onMap = data.people.find(({ ref }) => ref === person)
  return (
    <section
      className="stack"
      tabIndex={-1}
      aria-label={onMap ? words.name(onMap) : t('people.open')}
      data-testid="map-person"
    >
      <Answer of={asked} waiting={<Skeleton height="14rem" />}>
        {(found) =>
          found.ref === person ? (
            <PersonPanel {...{ workspace, account: data.account, person: found, onClose }} />
          ) : null
        }
      </Answer>
      {onMap?.ties && onMap.ties.length > 0 && (
        <p>
          {t('map.knownBy')}{' '}
          {onMap.ties.map(({ member, strength }) => `${member} (${words.tie(strength).word})`).join(', ')}
        </p>
      )}
    </section>
  )
}
