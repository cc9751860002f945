import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../api/client.js'
import { formatDay } from '../../../format/dates.js'
import { formatCount } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'
import { columnsShown } from '../../../parts/data-table/column.js'
import { ColumnChooser } from '../../../parts/data-table/column-chooser.js'
import { DataTable } from '../../../parts/data-table/data-table.js'
import type { DataTableProps, Totals } from '../../../parts/data-table/table-props.js'
import { keepOrder } from '../../../parts/record-steps.js'
import { SavedViews } from '../../../parts/saved-views/saved-views.js'
import { type AccountsSearch, accountAttributes } from '../../../search/accounts-search.js'
import { useMay } from '../../../shell/session.js'
import { useAccountColumns } from './account-columns.js'
import { AccountPreview } from './account-preview.js'
import type { AccountRow, Dimension } from './account-row.js'
import { usualSort } from './ask-accounts.js'
import { Suggestions } from './attribute-cell.js'
import { BulkActs } from './bulk-acts.js'
import { ExportAccounts } from './export-accounts.js'

type Props = {
  readonly workspace: string
  readonly rows: readonly AccountRow[]
  /** What holds for all that match. */
  readonly head: Output<'metrics.accounts'>
  readonly dimensions: readonly Dimension[]
  readonly search: AccountsSearch
  readonly onChange: (change: Partial<AccountsSearch>) => void
  readonly more: DataTableProps<AccountRow>['more']
}

/** The list of accounts to work in, with a preview beside it. */
export function AccountTable(props: Props) {
  const { workspace, rows, search, dimensions, onChange } = props
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const previewed = rows.find((row) => row.account === search.preview)
  useEffect(() => {
    keepOrder(
      'accounts',
      rows.map((row) => row.account),
    )
  }, [rows])
  return (
    <div className="split" data-open={previewed !== undefined}>
      <Grid {...props} previewed={previewed} chosen={chosen} onChoose={setChosen} />
      {accountAttributes.map((field) => (
        <Suggestions key={field} field={field} rows={rows} />
      ))}
      {previewed && (
        <AccountPreview
          workspace={workspace}
          row={previewed}
          head={props.head}
          dimensions={dimensions}
          onClose={() => onChange({ preview: undefined })}
        />
      )}
    </div>
  )
}

type GridProps = Props & {
  readonly previewed: AccountRow | undefined
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (chosen: ReadonlySet<string>) => void
}

function Grid({ workspace, rows, head, dimensions, search, onChange, more, ...props }: GridProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const navigate = useNavigate()
  const preview = useCallback((account: string | undefined) => onChange({ preview: account }), [onChange])
  const { asOf, from } = head
  const mayChange = useMay()(workspace, 'accounts.change')
  const columns = useAccountColumns({ workspace, rows, dimensions, asOf, from, onPreview: preview })
  const shown = useMemo(() => columnsShown(columns, search.columns), [columns, search.columns])
  const acts = (chosen: ReadonlySet<string>) => (
    <BulkActs
      workspace={workspace}
      rows={rows.filter((row) => chosen.has(row.account))}
      dimensions={dimensions}
      today={asOf}
      onDone={() => props.onChoose(new Set())}
    />
  )
  return (
    <div className="stack-tight">
      <div className="cluster table-tools">
        <ExportAccounts workspace={workspace} search={search} head={head} dimensions={dimensions} />
        <ColumnChooser columns={columns} named={search.columns} onChange={(named) => onChange({ columns: named })} />
        <SavedViews workspace={workspace} screen="accounts" />
      </div>
      <DataTable
        label={t('accounts.title')}
        testId="accounts"
        caption={t('accounts.caption', {
          shown: formatCount(language, rows.length),
          count: head.count,
          written: formatCount(language, head.count),
          currency: head.currency,
          day: formatDay(language, asOf),
          before: formatDay(language, from),
        })}
        columns={shown}
        rows={rows}
        keyOf={(row) => row.account}
        nameOf={(row) => row.name}
        sort={search.sort ?? usualSort}
        onSort={(sort) => onChange({ sort: sort === usualSort ? undefined : sort })}
        selection={mayChange ? { keys: props.chosen, onChange: props.onChoose, acts } : undefined}
        onOpen={(row) =>
          void navigate({ to: '/w/$workspace/accounts/$account', params: { workspace, account: row.account } })
        }
        previewed={props.previewed?.account}
        onPreview={(row) => preview(row?.account)}
        hasFooter
        totals={totalsOf(head)}
        more={more}
      />
    </div>
  )
}

function totalsOf({ sum, average, count, withoutValue }: Output<'metrics.accounts'>): Totals {
  const valued = count - withoutValue
  return {
    now: { sum: sum.now, average: average.now, count: valued },
    before: { sum: sum.before, average: average.before, count: valued },
    change: { sum: sum.change, average: average.change, count: valued },
    share: { sum: sum.share },
  }
}
