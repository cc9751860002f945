import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../../parts/states.js'

/** There is nothing to compare the ledger with yet: what to bring, and what comes of it. */
export function NoSources({ workspace }: { readonly workspace: string }) {
  const { t } = useTranslation()
  return (
    <Empty
      title={t('reconciliation.none')}
      action={
        <Link to="/w/$workspace/data/upload" params={{ workspace }} className="button" data-kind="primary">
          {t('data.upload')}
        </Link>
      }
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
