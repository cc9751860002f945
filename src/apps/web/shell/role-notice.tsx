import { useTranslation } from 'react-i18next'
import { type ActionName, useMay, useRole, useScope } from './session.js'

/** The actions whose lack is explained where one would use them. */
type Explained = Extract<
  ActionName,
  'policies.use' | 'segments.change' | 'members.invite' | 'import' | 'imports.mend' | 'reconciliation.explain'
>

/** Says that one's role may only look here, and who may do more. */
export function RoleNotice({ workspace, action }: { readonly workspace: string; readonly action: Explained }) {
  const { t } = useTranslation()
  const may = useMay()
  const role = useRole(workspace)
  const scope = useScope(workspace)
  if (role === undefined || may(workspace, action)) return null
  const key = action.replace('.', '-') as 'policies-use'
  return (
    <p className="notice" data-tone="attention">
      {scope === 'all' ? t(`mayNot.${key}`, { role: t(`roles.${role}`) }) : t('scope.mayNot')}
    </p>
  )
}
