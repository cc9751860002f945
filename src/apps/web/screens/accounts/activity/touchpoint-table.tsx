import { EllipsisVertical } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../../format/dates.js'
import { useLanguage } from '../../../i18n/language.js'
import { Menu } from '../../../parts/menu.js'
import { useWho } from '../../settings/audit/who.js'
import type { Touchpoint } from './touchpoint.js'

type Props = {
  readonly workspace: string
  readonly rows: readonly Touchpoint[]
  readonly mayWrite: boolean
  readonly onEdit: (touchpoint: Touchpoint) => void
  readonly onRemove: (touchpoint: Touchpoint) => void
}

/** Touchpoints, the latest first. */
export function TouchpointTable(props: Props) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="table-scroll" tabIndex={0} aria-label={t('touchpoints.caption')}>
      <table className="table two-lines" data-testid="touchpoints">
        <caption className="visually-hidden">{t('touchpoints.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('touchpoints.day')}</th>
            <th scope="col">{t('touchpoints.team')}</th>
            <th scope="col">{t('touchpoints.kind')}</th>
            <th scope="col">{t('touchpoints.person')}</th>
            <th scope="col">{t('touchpoints.direction')}</th>
            <th scope="col">{t('touchpoints.purpose')}</th>
            <th scope="col">{t('touchpoints.subject')}</th>
            <th scope="col">{t('touchpoints.by')}</th>
            {props.mayWrite && (
              <th scope="col">
                <span className="visually-hidden">{t('touchpoints.acts')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((touchpoint) => (
            <TouchpointRow key={touchpoint.ref} {...props} touchpoint={touchpoint} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function TouchpointRow({ workspace, touchpoint, mayWrite, onEdit, onRemove }: Props & { touchpoint: Touchpoint }) {
  const { t } = useTranslation()
  const who = useWho(workspace)
  const day = formatDay(useLanguage(), touchpoint.day)
  const { team, kind, channel, campaign, direction, purpose, subject, by } = touchpoint
  return (
    <tr>
      <th scope="row" className="nowrap">
        {day}
      </th>
      <td>{t(`touchpoints.teams.${team}`)}</td>
      <td>
        {kind ?? <Blank />}
        <div className="small muted">{[channel, campaign].filter(Boolean).join(' · ')}</div>
      </td>
      <td className="wrap-anywhere">
        {touchpoint.personName ?? touchpoint.person ?? <Blank />}
        <div className="small muted">{touchpoint.unitName}</div>
      </td>
      <td className="nowrap">{t(`touchpoints.directions.${direction}`)}</td>
      <td>{t(`touchpoints.purposes.${purpose}`)}</td>
      <td className="name wrap-anywhere">{subject ?? <Blank />}</td>
      <td className="wrap-anywhere">{by === null ? <Blank /> : who(by)}</td>
      {mayWrite && (
        <td>
          <Menu
            label={t('touchpoints.actsOf', { day })}
            look="icon"
            button={<EllipsisVertical aria-hidden="true" />}
            choices={[
              { id: 'edit', text: t('touchpoints.edit'), run: () => onEdit(touchpoint) },
              { id: 'remove', text: t('touchpoints.remove'), run: () => onRemove(touchpoint) },
            ]}
          />
        </td>
      )}
    </tr>
  )
}

function Blank() {
  return <span className="muted">—</span>
}
