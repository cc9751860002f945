import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Output, useAsk } from '../../api/client.js'
import { formatMoment } from '../../format/dates.js'
import { formatCount } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { Icon } from '../../parts/icon.js'
import { Answer, Empty } from '../../parts/states.js'
import { Page } from '../../shell/page.js'
import { countsOf } from './import-counts.js'

type Import = Output<'imports.list'>['rows'][number]

/** Everything that was imported, the newest first. */
export function DataScreen() {
  const { t } = useTranslation()
  const { workspace } = useParams({ from: '/w/$workspace/data' })
  const asked = useAsk('imports.list', { workspace })
  const upload = (
    <Link to="/w/$workspace/data/upload" params={{ workspace }} className="button" data-kind="primary">
      <Icon name="upload" />
      {t('data.upload')}
    </Link>
  )
  const count = asked.data?.rows.length
  return (
    <Page
      title={t('data.title')}
      sentence={count ? t('data.sentence', { count }) : undefined}
      actions={count ? upload : null}
    >
      <Answer of={asked}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('data.none')} action={upload}>
              {t('data.noneHint')}
            </Empty>
          ) : (
            <ImportTable workspace={workspace} rows={rows} />
          )
        }
      </Answer>
    </Page>
  )
}

function ImportTable({ workspace, rows }: { workspace: string; rows: readonly Import[] }) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="table-scroll" tabIndex={0} aria-label={t('data.title')}>
      <table className="table">
        <caption className="visually-hidden">{t('data.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('data.import')}</th>
            <th scope="col">{t('data.when')}</th>
            <th scope="col">{t('data.mapping')}</th>
            <th scope="col">{t('data.files')}</th>
            {(['read', 'created', 'updated', 'unchanged', 'rejected'] as const).map((name) => (
              <th scope="col" key={name} className="number">
                {t(`counts.${name}`)}
              </th>
            ))}
            <th scope="col">{t('data.state')}</th>
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
      </th>
      <td className="nowrap">
        {formatMoment(language, row.recordedAt)} <span className="muted">· {row.by}</span>
      </td>
      <td>
        <code>{row.mapping}</code>
      </td>
      <td>{[...new Set(row.files.map((file) => file.file))].join(', ')}</td>
      {(['read', 'created', 'updated', 'unchanged', 'rejected'] as const).map((name) => (
        <td key={name} className="number">
          <span className={counts[name] === 0 ? 'zero' : undefined}>{formatCount(language, counts[name])}</span>
        </td>
      ))}
      <td>
        <StateBadge undoneAt={row.undoneAt} rejected={counts.rejected} />
      </td>
    </tr>
  )
}

/** In one word and shape: undone, partly refused, or in. */
export function StateBadge({ undoneAt, rejected }: { undoneAt: string | null; rejected: number }) {
  const { t } = useTranslation()
  if (undoneAt) return <span className="badge">↩ {t('data.undone')}</span>
  if (rejected > 0) {
    return (
      <span className="badge" data-tone="attention">
        ▲ {t('data.withErrors')}
      </span>
    )
  }
  return (
    <span className="badge" data-tone="good">
      ● {t('data.in')}
    </span>
  )
}
