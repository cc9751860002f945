import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { CountsTable } from './counts-table.js'
import { countsOf } from './import-counts.js'
import type { ImportResult } from './use-upload.js'

/** What an import would do, with the first rows that it would refuse. */
export function DryRunReport({ result }: { result: ImportResult }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const counts = countsOf(result.files)
  return (
    <div className="stack" data-testid="dry-run">
      <h2>{t('upload.dryRun')}</h2>
      <p className="muted" role="status">
        {counts.rejected === 0
          ? t('upload.allGood', { count: counts.read, written: formatCount(language, counts.read) })
          : t('upload.someRefused', { count: counts.rejected, written: formatCount(language, counts.rejected) })}
      </p>
      <CountsTable caption={t('upload.dryRunCaption')} files={result.files} />
      <Problems result={result} />
      {result.ignored.length > 0 && (
        <p className="small muted wrap-anywhere">{t('upload.ignored', { files: result.ignored.join(', ') })}</p>
      )}
    </div>
  )
}

function Problems({ result }: { result: ImportResult }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const problems = result.files.flatMap((file) =>
    file.problems.map((problem) => ({ file: file.file, ...problem })).sort((a, b) => a.row - b.row),
  )
  if (problems.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="table-scroll" tabIndex={0} aria-label={t('upload.firstProblems')}>
      <table className="table">
        <caption>{t('upload.firstProblems')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('data.file')}</th>
            <th scope="col" className="number">
              {t('refused.row')}
            </th>
            <th scope="col">{t('refused.field')}</th>
            <th scope="col">{t('refused.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, 50).map((problem) => (
            <tr key={`${problem.file} ${problem.row} ${problem.field} ${problem.reason}`}>
              <td>{problem.file}</td>
              <td className="number">{formatCount(language, problem.row)}</td>
              <td>
                <code>{problem.field}</code>
              </td>
              <td lang="en">{problem.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What an import did, and where to go from here. */
export function DoneReport(props: { workspace: string; result: ImportResult; onAgain: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { workspace, result } = props
  const counts = countsOf(result.files)
  return (
    <div className="steps" data-testid="done">
      <div className="notice" data-tone={counts.rejected > 0 ? 'attention' : 'good'} role="status">
        <h3>{counts.rejected > 0 ? `▲ ${t('upload.doneWithErrors')}` : `✓ ${t('upload.done')}`}</h3>
        <p>
          {t('upload.doneCounts', {
            count: counts.read - counts.rejected,
            written: formatCount(language, counts.read - counts.rejected),
          })}{' '}
          {counts.rejected > 0 &&
            t('upload.someKeptOut', { count: counts.rejected, written: formatCount(language, counts.rejected) })}
        </p>
      </div>
      <CountsTable caption={t('counts.caption')} files={result.files} />
      <div className="cluster">
        <Link to="/w/$workspace/revenue" params={{ workspace }} className="button" data-kind="primary">
          {t('upload.toRevenue')}
        </Link>
        {result.importId && (
          <Link
            to="/w/$workspace/data/imports/$import"
            params={{ workspace, import: result.importId }}
            className="button"
          >
            {counts.rejected > 0 ? t('upload.toRefused') : t('upload.toImport')}
          </Link>
        )}
        <button type="button" className="button" onClick={props.onAgain}>
          {t('upload.again')}
        </button>
      </div>
    </div>
  )
}
