import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../api/client.js'
import { formatDay } from '../../../format/dates.js'
import { useLanguage } from '../../../i18n/language.js'

const roles = [
  ...(['end-user', 'administrator', 'procurement', 'budget-holder'] as const),
  ...(['executive-sponsor', 'main-contact', 'decision-maker', 'influencer'] as const),
]

type Props = { readonly workspace: string; readonly account: string; readonly person: string }

/** Where a person stands in the organisation today: places, roles per engagement, lines, and who of ours knows them. */
export function PersonPlace({ workspace, account, person }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data } = useAsk('organisation.show', { workspace, account })
  const found = data?.people.find(({ ref }) => ref === person)
  if (!data || !found) return null
  const nameOf = (ref: string) => data.people.find((each) => each.ref === ref)?.name ?? ref
  const unitOf = (ref: string | null) => data.units.find((unit) => unit.ref === ref)?.name
  const lines = (kind: string) =>
    data.links.filter((link) => link.person === person && link.kind === kind).map(({ other }) => nameOf(other))
  const roleOf = (role: string) => {
    const known = roles.find((each) => each === role)
    return known ? t(`people.engagementRoles.${known}`) : role
  }
  const known = [
    ['leftOn', found.leftOn ? [formatDay(language, found.leftOn)] : []],
    [
      'roles',
      found.roles
        .filter(({ ref }) => ref)
        .map(({ role, contract }) => [roleOf(role), contract].filter(Boolean).join(' · ')),
    ],
    [
      'places',
      found.placements.map(({ accountName, unit, title }) =>
        [accountName, unitOf(unit), title].filter(Boolean).join(' · '),
      ),
    ],
    ['reportsTo', lines('reports_to')],
    ['influences', lines('influences')],
    ['conflict', lines('conflict')],
    [
      'ties',
      data.ties
        .filter((tie) => tie.person === person)
        .map(({ member, strength }) => `${member} (${t(`people.strengths.${strength}`)})`),
    ],
  ] as const
  return known.map(([field, values]) =>
    values.length === 0 ? null : (
      <div key={field}>
        <dt>{t(`people.${field}`)}</dt>
        <dd className="wrap-anywhere">{values.join(', ')}</dd>
      </div>
    ),
  )
}
