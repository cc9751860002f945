import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Output, useAsk } from '../../../api/client.js'
import { formatMoment } from '../../../format/dates.js'
import { formatCount } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'
import { Answer } from '../../../parts/states.js'
import { FirstVisit } from './first-visit.js'
import { countsOf } from './import-counts.js'
import { StateBadge } from './state-badge.js'

type Import = Output<'imports.list'>['rows'][number]

/** Everything that was imported, the newest first. */
export function ImportsTab({ workspace }: { workspace: string }) {
  const asked = useAsk('imports.list', { workspace })
  return (
    <Answer of={asked}>
      {({ rows }) =>
        rows.length === 0 ? <FirstVisit workspace={workspace} /> : <ImportTable workspace={workspace} rows={rows} />
      }
    </Answer>
  )
}

const counted = ['read', 'created', 'updated', 'unchanged', 'rejected'] as const

function ImportTable({ workspace, rows }: { workspace: string; rows: readonly Import[] }) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="table-scroll" tabIndex={0} aria-label={t('data.tabs.imports')}>
      <table className="table two-lines" data-dense="true" data-testid="imports">
        <caption>{t('data.importCount', { count: rows.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('data.import')}</th>
            <th scope="col">{t('data.state')}</th>
            <th scope="col">{t('data.when')}</th>
            <th scope="col">{t('data.mapping')}</th>
            <th scope="col">{t('data.files')}</th>
            {counted.map((name) => (
              <th scope="col" key={name} className="number">
                {t(`counts.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ImportRow key={row.importId} workspace={workspace} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ImportRow({ workspace, row }: { workspace: string; row: Import }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const counts = countsOf(row.files)
  return (
    <tr>
      <th scope="row" className="nowrap">
        <Link to="/w/$workspace/data/imports/$import" params={{ workspace, import: row.importId }}>
          {t('data.importNumber', { id: row.importId })}
        </Link>
        {row.mends !== null && <div className="small muted">{t('data.mends', { id: row.mends })}</div>}
      </th>
      <td className="nowrap">
        <StateBadge found={row} />
      </td>
      <td className="nowrap">
        {formatMoment(language, row.recordedAt)}
        <div className="small muted">{row.by}</div>
      </td>
      <td>{row.mapping}</td>
      <td className="name">
        <Files files={[...new Set(row.files.map((file) => file.file))]} />
      </td>
      {counted.map((name) => (
        <td key={name} className="number">
          <span className={counts[name] === 0 ? 'zero' : undefined}>{formatCount(language, counts[name])}</span>
        </td>
      ))}
    </tr>
  )
}

// The page of the import names them all.
const filesNamed = 2

function Files({ files }: { readonly files: readonly string[] }) {
  const { t } = useTranslation()
  const named = files.length > filesNamed + 1 ? files.slice(0, filesNamed) : files
  const count = files.length - named.length
  return (
    <>
      {named.join(', ')}
      {count > 0 && <div className="small muted">{t('data.moreFiles', { count })}</div>}
    </>
  )
}
