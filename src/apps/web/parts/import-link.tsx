import { Link } from '@tanstack/react-router'
import { Upload } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { RoleNotice } from '../shell/role-notice.js'
import { useMay } from '../shell/session.js'

/** The way to bring data; who may not is told who may. */
export function ImportLink({ workspace }: { readonly workspace: string }) {
  const { t } = useTranslation()
  if (!useMay()(workspace, 'import')) return <RoleNotice workspace={workspace} action="import" />
  return (
    <Link to="/w/$workspace/data/upload" params={{ workspace }} className="button" data-kind="primary">
      <Upload aria-hidden="true" />
      {t('data.upload')}
    </Link>
  )
}
