import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../../api/client.js'
import { csvOf, offerFile } from '../../format/csv.js'
import { ErrorNotice } from '../../parts/states.js'

type Props = {
  readonly workspace: string
  /** Only of this account; without it of every account with a plan. */
  readonly account?: string
}

const fields = ['email', 'name', 'person', 'account', 'accountName', 'since'] as const

/** The people on whom the calm zone lies, as a file that tools of marketing take: whom not to write to. */
export function SuppressionList({ workspace, account }: Props) {
  const { t } = useTranslation()
  const taken = useMutation({
    mutationFn: () => client.read('plans.calm-zone', { workspace, account }),
    onSuccess: ({ rows, day }) => {
      const name = ['suppression-list', account, day].filter((part) => part !== undefined).join('-')
      offerFile(`${name}.csv`, csvOf([fields, ...rows.map((row) => fields.map((field) => row[field]))]))
    },
  })
  return (
    <>
      <button
        type="button"
        className="button"
        data-size={account === undefined ? undefined : 'small'}
        disabled={taken.isPending}
        onClick={() => taken.mutate()}
      >
        {t('plans.suppressionList')}
      </button>
      {taken.error && <ErrorNotice error={taken.error} />}
    </>
  )
}
