import { useTranslation } from 'react-i18next'
import { ImportLink } from '../../../parts/import-link.js'
import { Empty } from '../../../parts/states.js'

/** There is nothing to compare the ledger with yet: what to bring, and what comes of it. */
export function NoSources({ workspace }: { readonly workspace: string }) {
  const { t } = useTranslation()
  return (
    <Empty
      title={t('reconciliation.none')}
      action={<ImportLink workspace={workspace} />}
      example={
        <ul className="prose bullets">
          <li>{t('reconciliation.bringInvoices')}</li>
          <li>{t('reconciliation.bringBalances')}</li>
        </ul>
      }
    >
      {t('reconciliation.noneHint')}
    </Empty>
  )
}
