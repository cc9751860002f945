import type { MapPerson } from './map-data.js'
import type { CardWords } from './use-card-words.js'

/** What a card says of somebody. */
export function PersonCard({ person, words }: { readonly person: MapPerson; readonly words: CardWords }) {
  const stance = words.stance(person)
  const opinions = [words.influence(person)]
  return (
    <>
      <span className="map-name">{words.name(person)}</span>
      {person.title && <span className="map-line muted">{person.title}</span>}
      {person.roles.length > 0 && <span className="map-line">{words.roles(person)}</span>}
      <span className="map-line">
        {stance && (
          <span className="map-stance" data-stance={stance.value}>
            <span aria-hidden="true">{stance.mark} </span>
            <span>{stance.word}</span>
          </span>
        )}
        {opinions.map((word) => word && <span key={word}>{stance ? ` · ${word}` : word}</span>)}
      </span>
      <span className="map-line muted">{words.coverage(person)}</span>
      <span className="map-line muted">{words.left(person) ?? words.last(person)}</span>
      <span className="map-marks">
        <span className="map-mark" data-group={person.group}>
          {words.group(person)}
        </span>
        {words.marks(person).map(({ mark, word }) => (
          <span key={mark} className="map-mark" data-mark={mark}>
            {word}
          </span>
        ))}
      </span>
    </>
  )
}
