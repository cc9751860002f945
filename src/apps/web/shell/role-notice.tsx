import { useTranslation } from 'react-i18next'
import { useMay, useRole } from './session.js'

/** The rights whose lack is explained where one would use them. */
type Explained = 'ledger:policy' | 'accounts:write' | 'members:write'

/** Says that one's role may only look here, and who may do more. */
export function RoleNotice({ workspace, right }: { readonly workspace: string; readonly right: Explained }) {
  const { t } = useTranslation()
  const may = useMay()
  const role = useRole(workspace)
  if (role === undefined || may(workspace, right)) return null
  const key = right.replace(':', '-') as 'ledger-policy'
  return (
    <p className="notice" data-tone="attention">
      {t(`mayNot.${key}`, { role: t(`roles.${role}`) })}
    </p>
  )
}
