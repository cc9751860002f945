import { useTranslation } from 'react-i18next'
import type { MapData } from './map-data.js'
import { useCardWords } from './use-card-words.js'

type Props = { readonly data: MapData; readonly onOpen: (person: string) => void; readonly opinions: boolean }

/** The map as a list: the same data, a row for each person. */
export function MapList({ data, onOpen, opinions }: Props) {
  const { t } = useTranslation()
  const words = useCardWords()
  const unitNames = new Map(data.units.map(({ ref, name }) => [ref, name]))
  const names = new Map(data.people.map((person) => [person.ref, words.name(person)]))
  const lines = (ref: string, kind: MapData['links'][number]['kind']) =>
    data.links
      .filter((link) => link.kind === kind && link.person === ref)
      .map(({ other }) => names.get(other) ?? other)
      .join(', ')
  return (
    <div className="table-scroll">
      <table className="table two-lines" data-testid="map-list">
        <caption className="visually-hidden">{t('map.listCaption', { name: data.name })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('people.name')}</th>
            <th scope="col">{t('people.unit')}</th>
            <th scope="col">{t('map.reportsTo')}</th>
            <th scope="col">{t('people.roles')}</th>
            <th scope="col">{t('map.group')}</th>
            {opinions && <th scope="col">{t('people.stance')}</th>}
            {opinions && <th scope="col">{t('map.lines')}</th>}
            <th scope="col">{t('map.coverage')}</th>
          </tr>
        </thead>
        <tbody>
          {data.people.map((person) => {
            const stance = words.stance(person)
            const told = [
              ['influences', lines(person.ref, 'influences')],
              ['conflict', lines(person.ref, 'conflict')],
            ] as const
            const marks = words.marks(person).map(({ word }) => word)
            return (
              <tr key={person.ref}>
                <th scope="row" className="name">
                  <button type="button" className="row-button" onClick={() => onOpen(person.ref)}>
                    {words.name(person)}
                  </button>
                  {person.title && <div className="small muted">{person.title}</div>}
                  {words.left(person) && <div className="small muted">{words.left(person)}</div>}
                </th>
                <td>{(person.unit && unitNames.get(person.unit)) ?? '—'}</td>
                <td>{lines(person.ref, 'reports_to') || '—'}</td>
                <td>
                  {words.roles(person) || '—'}
                  {marks.length > 0 && <div className="small muted">{marks.join(', ')}</div>}
                </td>
                <td>{words.group(person)}</td>
                {opinions && (
                  <td>
                    {stance ? (
                      <span className="map-stance nowrap" data-stance={stance.value}>
                        <span aria-hidden="true">{stance.mark} </span>
                        <span>{stance.word}</span>
                      </span>
                    ) : (
                      '—'
                    )}
                    {person.influence && <div className="small muted">{words.influence(person)}</div>}
                  </td>
                )}
                {opinions && (
                  <td>
                    {told.map(
                      ([kind, others]) => others && <div key={kind}>{t(`map.linesTo.${kind}`, { others })}</div>,
                    )}
                    {told.every(([, others]) => others === '') && '—'}
                  </td>
                )}
                <td>
                  {words.coverage(person)}
                  <div className="small muted">{words.last(person)}</div>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
