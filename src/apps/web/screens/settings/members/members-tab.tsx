import { EllipsisVertical, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers, useAsk } from '../../../api/client.js'
import { formatDay } from '../../../format/dates.js'
import { useLanguage } from '../../../i18n/language.js'
import { Confirm } from '../../../parts/confirm.js'
import { Menu } from '../../../parts/menu.js'
import { Answer } from '../../../parts/states.js'
import { RoleNotice } from '../../../shell/role-notice.js'
import { useMay, useSession } from '../../../shell/session.js'
import { useShortcut } from '../../../shell/shortcuts.js'
import { tell } from '../../../shell/toasts.js'
import { ChangeMember } from './change-member.js'
import { InviteMember } from './invite-member.js'
import { isLastOwner, type Member } from './member.js'

type Act = { readonly name: 'invite' | 'again' | 'change' | 'end'; readonly userId?: string }

/** Who belongs to the workspace, in which role, and the way to invite, change and end it. */
export function MembersTab({ workspace }: { workspace: string }) {
  const { t } = useTranslation()
  const asked = useAsk('members.list', { workspace })
  const mayWrite = useMay()(workspace, 'members.change')
  const [act, setAct] = useState<Act>()
  useShortcut('c', t('members.invite'), () => setAct({ name: 'invite' }), { enabled: mayWrite && !act })
  return (
    <Answer of={asked}>
      {({ rows }) => (
        <div className="stack">
          <RoleNotice workspace={workspace} action="members.invite" />
          <div className="definition-head">
            <p className="muted prose">{t('members.hint')}</p>
            {mayWrite && (
              <button type="button" className="button" data-kind="primary" onClick={() => setAct({ name: 'invite' })}>
                <UserPlus aria-hidden="true" />
                {t('members.invite')}
              </button>
            )}
          </div>
          <MemberTable rows={rows} mayWrite={mayWrite} onAct={setAct} />
          <Acting workspace={workspace} act={act} rows={rows} onClose={() => setAct(undefined)} />
        </div>
      )}
    </Answer>
  )
}

type ActingProps = {
  readonly workspace: string
  readonly act: Act | undefined
  readonly rows: readonly Member[]
  readonly onClose: () => void
}

function Acting({ workspace, act, rows, onClose }: ActingProps) {
  const { t } = useTranslation()
  if (act?.name === 'invite') return <InviteMember workspace={workspace} onClose={onClose} />
  const member = rows.find(({ userId }) => userId === act?.userId)
  if (!act || !member) return null
  if (act.name === 'again') return <InviteMember workspace={workspace} again={member} onClose={onClose} />
  if (act.name === 'change') return <ChangeMember workspace={workspace} member={member} onClose={onClose} />
  const { name, userId } = member
  const end = async () => {
    await client.send('members.remove', { workspace, userId })
    tell(t('members.ended', { name }))
    await forgetAnswers()
  }
  return (
    <Confirm title={t('members.endTitle', { name })} button={t('members.end')} run={end} onClose={onClose}>
      <p>{t('members.endHint', { workspace })}</p>
    </Confirm>
  )
}

type TableProps = {
  readonly rows: readonly Member[]
  readonly mayWrite: boolean
  readonly onAct: (act: Act) => void
}

function MemberTable({ rows, mayWrite, onAct }: TableProps) {
  const { t } = useTranslation()
  return (
    <div className="table-scroll">
      <table className="table two-lines" data-testid="members">
        <caption>{t('members.count', { count: rows.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('members.name')}</th>
            <th scope="col">{t('members.role')}</th>
            <th scope="col">{t('scope.label')}</th>
            <th scope="col">{t('members.endsOn')}</th>
            <th scope="col">{t('members.state')}</th>
            {mayWrite && (
              <th scope="col">
                <span className="visually-hidden">{t('members.acts')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((member) => (
            <MemberRow
              key={member.userId}
              member={member}
              isLast={isLastOwner(member, rows)}
              mayWrite={mayWrite}
              onAct={onAct}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type RowProps = Omit<TableProps, 'rows'> & { readonly member: Member; readonly isLast: boolean }

const narrower = { all: undefined, team: 'scope.roleTeam', own: 'scope.roleOwn' } as const

function MemberRow({ member, isLast, mayWrite, onAct }: RowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const session = useSession()
  const { userId, name, email, role, endsOn, joined, scope, team, knownAs } = member
  const choices = [
    ...(joined ? [] : [{ id: 'again', text: t('members.inviteAgain'), run: () => onAct({ name: 'again', userId }) }]),
    { id: 'change', text: t('members.change'), disabled: isLast, run: () => onAct({ name: 'change', userId }) },
    {
      id: 'end',
      text: t('members.end'),
      tone: 'danger' as const,
      disabled: isLast,
      run: () => onAct({ name: 'end', userId }),
    },
  ]
  return (
    <tr>
      <th scope="row" className="wrap-anywhere">
        {name}
        {userId === session?.user.id && <span className="muted"> {t('members.you')}</span>}
        <div className="small muted">{email}</div>
      </th>
      <td className="role-cell">
        {t(`roles.${role}`)}
        <div className="small muted">{t(isLast ? 'members.lastOwner' : (narrower[scope] ?? `roleHints.${role}`))}</div>
      </td>
      <td>
        {t(`scope.${scope}`)}
        {team !== null && <div className="small muted">{team}</div>}
        {knownAs.length > 0 && <div className="small muted">{t('scope.asOwner', { names: knownAs.join(', ') })}</div>}
      </td>
      <td className="nowrap">{endsOn === null ? '—' : formatDay(language, endsOn)}</td>
      <td>
        <span className="badge" data-tone={joined ? 'good' : 'attention'}>
          <span aria-hidden="true">{joined ? '●' : '▲'}</span>
          {t(joined ? 'members.joined' : 'members.waiting')}
        </span>
      </td>
      {mayWrite && (
        <td>
          <Menu
            label={t('members.actsOf', { name })}
            look="icon"
            button={<EllipsisVertical aria-hidden="true" />}
            choices={choices}
          />
        </td>
      )}
    </tr>
  )
}
