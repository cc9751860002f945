import { useNavigate } from '@tanstack/react-router'
import { CircleUserRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { askSignIn } from '../api/sign-in.js'
import { Menu } from '../parts/menu.js'
import { leaveForSignIn } from './front-door.js'
import { useRole, useSession } from './session.js'
import { tell } from './toasts.js'

/** Who is signed in, in which role, and the way to their account and out. */
export function UserMenu({ workspace }: { readonly workspace: string | undefined }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const session = useSession()
  const place = workspace ?? session?.workspaces[0]?.workspace
  const role = useRole(workspace)
  if (!session) return null
  const { name, email } = session.user
  const signOut = () =>
    askSignIn('sign-out').then(leaveForSignIn, (error: unknown) =>
      tell(t('ownMenu.signedOutFailed', { because: error instanceof Error ? error.message : '' }), 'off'),
    )
  const own = {
    id: 'own',
    text: t('ownMenu.own'),
    run: () =>
      void navigate({ to: '/w/$workspace/settings', params: { workspace: place ?? '' }, search: { tab: 'account' } }),
  }
  return (
    <div className="user-menu">
      <Menu
        label={t('ownMenu.menu', { name })}
        button={
          <>
            <CircleUserRound aria-hidden="true" />
            <span>
              <strong>{name}</strong>
              <span className="small muted">{role ? t(`roles.${role}`) : email}</span>
            </span>
          </>
        }
        choices={[
          ...(place === undefined ? [] : [own]),
          { id: 'out', text: t('ownMenu.signOut'), run: () => void signOut() },
        ]}
      />
    </div>
  )
}
