import { useTranslation } from 'react-i18next'
import type { AccountRow } from './account-row.js'

const looks = {
  customer: { tone: 'good', sign: '●' },
  former: { tone: 'attention', sign: '■' },
  never: { tone: undefined, sign: '○' },
} as const

/** Whether an account has ARR, had it, or never had. */
export function AccountStatus({ status }: { readonly status: AccountRow['status'] }) {
  const { t } = useTranslation()
  const { tone, sign } = looks[status]
  return (
    <span className="badge nowrap" data-tone={tone}>
      <span aria-hidden="true">{sign}</span>
      {t(`accounts.statuses.${status}`)}
    </span>
  )
}
