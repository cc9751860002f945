import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, type Output } from '../../api/client.js'
import { csvOf, offerFile } from '../../format/csv.js'
import { formatCount } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { Answer, ErrorNotice, Skeleton } from '../../parts/states.js'

const pageSize = 200
const downloadPage = 5000

type File = Output<'imports.list'>['rows'][number]['files'][number]
type Refused = Output<'imports.errors'>['rows'][number]
type Props = { readonly workspace: string; readonly id: string; readonly fileNo: number; readonly file: File }

/** The refused rows of a file: the field and the reason first, then the original cells. */
export function RefusedRows({ workspace, id, fileNo, file }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const pages = useInfiniteQuery({
    queryKey: ['imports.errors', workspace, id, fileNo],
    queryFn: ({ pageParam, signal }) =>
      client.read('imports.errors', { workspace, id, file: fileNo, limit: pageSize, after: pageParam }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (page) => (page.rows.length === pageSize ? (page.rows.at(-1)?.row ?? null) : null),
  })
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <section className="stack-tight">
      <div className="cluster">
        <h2>
          {t('refused.title', { count: file.rejected, written: formatCount(language, file.rejected), file: file.file })}
        </h2>
        <Download workspace={workspace} id={id} fileNo={fileNo} file={file} />
      </div>
      <p className="muted prose">{t('refused.hint')}</p>
      <Answer of={{ data: pages.data, error: pages.error, refetch: pages.refetch }} waiting={<Skeleton lines={5} />}>
        {({ pages: [first] }) => <Grid columns={first?.columns ?? []} rows={rows} />}
      </Answer>
      {pages.hasNextPage && (
        <div>
          <button
            type="button"
            className="button"
            disabled={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {t('states.more')}
          </button>
        </div>
      )}
    </section>
  )
}

function Grid({ columns, rows }: { columns: readonly string[]; rows: readonly Refused[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="table-scroll" tabIndex={0} aria-label={t('refused.grid')}>
      <table className="table" data-testid="refused">
        <caption className="visually-hidden">{t('refused.grid')}</caption>
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('refused.row')}
            </th>
            <th scope="col">{t('refused.field')}</th>
            <th scope="col">{t('refused.reason')}</th>
            {columns.map((column, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns of a file may have one name.
              <th scope="col" key={index}>
                <code>{column}</code>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row}>
              <th scope="row" className="number">
                {formatCount(language, row.row)}
              </th>
              <td>
                {row.problems.map((problem) => (
                  <div key={`${problem.field} ${problem.reason}`}>
                    <code>{problem.field}</code>
                  </div>
                ))}
              </td>
              <td lang="en">
                {row.problems.map((problem) => (
                  <div key={`${problem.field} ${problem.reason}`} className="reason">
                    {problem.reason}
                  </div>
                ))}
              </td>
              {columns.map((_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells stand in the order of the columns.
                <td key={index} className={(row.cells[index]?.length ?? 0) <= 24 ? 'nowrap' : undefined}>
                  {row.cells[index] || <span className="zero">{t('source.blank')}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Download(props: Props) {
  const { t } = useTranslation()
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false })
  const download = async () => {
    setState({ busy: true })
    try {
      const { columns, rows } = await readAll(props)
      const lines = rows.map((row) => [
        ...columns.map((_, index) => row.cells[index] ?? ''),
        row.row,
        row.problems.map((problem) => problem.field).join('; '),
        row.problems.map((problem) => problem.reason).join('; '),
      ])
      offerFile(`${props.file.file}.errors.csv`, csvOf([[...columns, 'row', 'field', 'reason'], ...lines]))
      setState({ busy: false })
    } catch (error) {
      setState({ busy: false, error })
    }
  }
  return (
    <>
      <button type="button" className="button" data-size="small" disabled={state.busy} onClick={() => void download()}>
        {t('refused.download')}
      </button>
      {state.error !== undefined && <ErrorNotice error={state.error} />}
    </>
  )
}

async function readAll({ workspace, id, fileNo }: Props): Promise<{ columns: readonly string[]; rows: Refused[] }> {
  const rows: Refused[] = []
  for (;;) {
    const after = rows.at(-1)?.row ?? 0
    const page = await client.read('imports.errors', { workspace, id, file: fileNo, limit: downloadPage, after })
    rows.push(...page.rows)
    if (page.rows.length < downloadPage) return { columns: page.columns, rows }
  }
}
