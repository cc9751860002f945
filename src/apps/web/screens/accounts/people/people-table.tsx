import { EllipsisVertical } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Menu, type MenuChoice } from '../../../parts/menu.js'
import { useMay } from '../../../shell/session.js'
import { OpinionValue } from './opinion-value.js'
import type { Person } from './person.js'
import { useExportPerson } from './use-export-person.js'

type Props = {
  readonly workspace: string
  readonly rows: readonly Person[]
  readonly opened: string | undefined
  readonly onOpen: (ref: string) => void
  readonly onEdit: (person: Person) => void
  readonly onRemove: (person: Person) => void
  readonly onErase: (person: Person) => void
}

/** People by name, with what counts of them today. */
export function PeopleTable(props: Props) {
  const { t } = useTranslation()
  const { rows, workspace } = props
  const seesOpinions = useMay()(workspace, 'opinions.list')
  return (
    <div className="table-scroll">
      <table className="table two-lines" data-testid="people">
        <caption>{t('people.count', { count: rows.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('people.name')}</th>
            <th scope="col">{t('people.roles')}</th>
            {seesOpinions && <th scope="col">{t('people.stance')}</th>}
            {seesOpinions && <th scope="col">{t('people.influence')}</th>}
            <th scope="col">{t('people.email')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('people.acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((person) => (
            <PersonRow key={person.ref} {...props} person={person} seesOpinions={seesOpinions} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function PersonRow(props: Props & { readonly person: Person; readonly seesOpinions: boolean }) {
  const { t } = useTranslation()
  const { person, seesOpinions, opened, onOpen } = props
  const name = person.name ?? t('people.erased')
  const choices = useChoices(props)
  return (
    <tr data-selected={opened === person.ref}>
      <th scope="row" className="wrap-anywhere">
        <button
          type="button"
          className="row-button"
          aria-expanded={opened === person.ref}
          onClick={() => onOpen(person.ref)}
        >
          {name}
        </button>
        <div className="small muted">
          {[person.title, person.unitName, person.placeholder && t('people.placeholder')].filter(Boolean).join(' · ')}
        </div>
      </th>
      <td>{person.roles.length > 0 ? person.roles.join(', ') : <span className="muted">—</span>}</td>
      {seesOpinions && (
        <td>
          <OpinionValue kind="stance" value={person.stance?.value} />
        </td>
      )}
      {seesOpinions && (
        <td>
          <OpinionValue kind="influence" value={person.influence?.value} />
        </td>
      )}
      <td className="wrap-anywhere">{person.email ?? <span className="muted">—</span>}</td>
      <td>
        <Menu
          label={t('people.actsOf', { name })}
          look="icon"
          button={<EllipsisVertical aria-hidden="true" />}
          choices={choices}
        />
      </td>
    </tr>
  )
}

function useChoices(props: Props & { readonly person: Person }): MenuChoice[] {
  const { t } = useTranslation()
  const { workspace, person, onOpen, onEdit, onRemove, onErase } = props
  const may = useMay()
  const exportPerson = useExportPerson(workspace)
  const mayWrite = may(workspace, 'people.change')
  const mayManage = may(workspace, 'people.erase')
  return [
    { id: 'open', text: t('people.open'), run: () => onOpen(person.ref) },
    ...(mayWrite ? [{ id: 'edit', text: t('people.edit'), run: () => onEdit(person) }] : []),
    ...(mayWrite ? [{ id: 'remove', text: t('people.remove'), run: () => onRemove(person) }] : []),
    ...(mayManage ? [{ id: 'export', text: t('people.export'), run: () => void exportPerson(person) }] : []),
    ...(mayManage
      ? [{ id: 'erase', text: t('people.erase'), tone: 'danger' as const, run: () => onErase(person) }]
      : []),
  ]
}
