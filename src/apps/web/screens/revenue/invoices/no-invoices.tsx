import { useTranslation } from 'react-i18next'
import { ImportLink } from '../../../parts/import-link.js'
import { Empty } from '../../../parts/states.js'
import { WhichSource } from '../source-field.js'
import type { InvoicesState } from './invoices-question.js'

type Props = {
  readonly workspace: string
  readonly state: InvoicesState
  /** Counts customers with contracts too. */
  readonly onAll: () => void
}

/** No revenue of customers without contracts: what to import and how, or that all that was invoiced has a contract. */
export function NoInvoices({ workspace, state, onAll }: Props) {
  const { t } = useTranslation()
  if (state.all.firstMonth !== null) {
    return (
      <Empty
        title={t('repeat.allHaveContracts')}
        action={
          <button type="button" className="button" data-kind="primary" onClick={onAll}>
            {t('repeat.showAll')}
          </button>
        }
        example={<WhichSource />}
      >
        {t('repeat.allHaveContractsHint', { count: state.all.customers })}
      </Empty>
    )
  }
  return (
    <Empty
      title={t('repeat.none')}
      action={<ImportLink workspace={workspace} />}
      example={
        <>
          <ul className="prose bullets">
            <li>{t('repeat.bringLines')}</li>
            <li>{t('repeat.bringDays')}</li>
            <li>{t('repeat.bringCredits')}</li>
          </ul>
          <WhichSource />
        </>
      }
    >
      {t(state.all.customers > 0 ? 'repeat.noneDated' : 'repeat.noneHint')}
    </Empty>
  )
}
