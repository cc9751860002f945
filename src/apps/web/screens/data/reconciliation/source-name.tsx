import { useTranslation } from 'react-i18next'
import { billing } from './reconciled.js'

/** Who the other side is: the invoices, or who states balances. */
export function SourceName({ source }: { readonly source: string }) {
  const { t } = useTranslation()
  return source === billing ? t('reconciliation.billing') : source
}
