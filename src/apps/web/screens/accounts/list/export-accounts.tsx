import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../api/client.js'
import { csvOf, offerFile } from '../../../format/csv.js'
import { type AccountsSearch, accountAttributes } from '../../../search/accounts-search.js'
import { useShortcut } from '../../../shell/shortcuts.js'
import { tell } from '../../../shell/toasts.js'
import { type AccountRow, type Dimension, valueIn } from './account-row.js'
import { readAllAccounts } from './ask-accounts.js'

type CsvColumn = readonly [title: string, cell: (row: AccountRow) => string | null]

/** Every account that matches as a CSV file, also those of other pages, with all columns. */
export function ExportAccounts(props: {
  readonly workspace: string
  readonly search: AccountsSearch
  readonly head: Output<'metrics.accounts'>
  readonly dimensions: readonly Dimension[]
}) {
  const { t } = useTranslation()
  const { workspace, search, head, dimensions } = props
  const columns: readonly CsvColumn[] = [
    [t('accounts.name'), (row) => row.name],
    [t('accounts.ref'), (row) => row.account],
    [`ARR ${head.asOf} ${head.currency}`, (row) => row.now],
    [`ARR ${head.from} ${head.currency}`, (row) => row.before],
    [t('accounts.change'), (row) => row.change],
    [t('accounts.share'), (row) => row.share],
    ...accountAttributes.map((name): CsvColumn => [t(`groupings.${name}`), (row) => row[name]]),
    ...dimensions.map(({ name }): CsvColumn => [name, (row) => valueIn(row, `own.${name}`)]),
    [t('accounts.parent'), (row) => row.parent],
    [t('accounts.since'), (row) => row.since],
    [t('accounts.status'), (row) => t(`accounts.statuses.${row.status}`)],
    [t('accounts.because'), (row) => row.because],
  ]
  const download = useMutation({
    mutationFn: () => readAllAccounts(workspace, search),
    onSuccess: (rows) =>
      offerFile(
        `accounts-${head.asOf}.csv`,
        csvOf([columns.map(([title]) => title), ...rows.map((row) => columns.map(([, cell]) => cell(row)))]),
      ),
    onError: (error) => tell(error.message, 'off'),
  })
  useShortcut(null, t('states.csv'), () => download.mutate())
  return (
    <button
      type="button"
      className="button"
      data-size="small"
      disabled={download.isPending}
      onClick={() => download.mutate()}
    >
      <Download aria-hidden="true" />
      {t('states.csv')}
    </button>
  )
}
