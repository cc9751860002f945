import { useTranslation } from 'react-i18next'
import type { MapData } from './map-data.js'
import { useCardWords } from './use-card-words.js'

type Props = { readonly data: MapData; readonly onOpen: (person: string) => void; readonly opinions: boolean }

/** Who of ours knows whom of theirs, and how well. */
export function MapMatrix({ data, onOpen, opinions }: Props) {
  const { t } = useTranslation()
  const words = useCardWords()
  if (!opinions) return <p className="notice">{t('map.matrixHidden')}</p>
  if (data.members.length === 0) return <p className="muted">{t('map.noMembers')}</p>
  return (
    <div className="table-scroll">
      <table className="table" data-testid="map-matrix">
        <caption className="visually-hidden">{t('map.matrixCaption', { name: data.name })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('people.name')}</th>
            {data.members.map((member) => (
              <th key={member} scope="col">
                {member}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.people
            .filter(({ leftOn }) => leftOn === null)
            .map((person) => (
              <tr key={person.ref}>
                <th scope="row" className="name">
                  <button type="button" className="row-button" onClick={() => onOpen(person.ref)}>
                    {words.name(person)}
                  </button>
                </th>
                {data.members.map((member) => {
                  const tie = person.ties?.find((each) => each.member === member)
                  const told = tie && words.tie(tie.strength)
                  return (
                    <td key={member} className="nowrap">
                      {told ? (
                        <>
                          <span aria-hidden="true">{told.mark} </span>
                          {told.word}
                        </>
                      ) : (
                        '—'
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  )
}
