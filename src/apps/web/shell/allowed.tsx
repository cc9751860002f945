import { Link, useMatches } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { neededFor } from './needed-for.js'
import { Page } from './page.js'
import { usePlaces } from './places.js'
import { useMay, useRole } from './session.js'

/** A screen if the reader's role sees it; else why not, whom to ask, and the way to what they do see. */
export function Allowed(props: { readonly workspace: string | undefined; readonly children: ReactNode }) {
  const { workspace } = props
  const path = useMatches({ select: (matches) => matches.at(-1)?.fullPath ?? '' })
  const may = useMay()
  const role = useRole(workspace)
  // Where one does not belong, the server says so.
  if (workspace === undefined || role === undefined) return props.children
  if (neededFor(path).some((action) => may(workspace, action))) return props.children
  return <NotAllowed workspace={workspace} role={role} />
}

type Props = { readonly workspace: string; readonly role: NonNullable<ReturnType<typeof useRole>> }

function NotAllowed({ workspace, role }: Props) {
  const { t } = useTranslation()
  const [first] = usePlaces(workspace)
  return (
    <Page title={t('permission.title')} sentence={t('permission.as', { role: t(`roles.${role}`) })}>
      <p className="prose muted">{t('permission.hint')}</p>
      {first && (
        <p>
          <Link to={first.to} params={{ workspace }} className="button" data-kind="primary">
            {t('permission.home', { place: t(first.text) })}
          </Link>
        </p>
      )}
    </Page>
  )
}
