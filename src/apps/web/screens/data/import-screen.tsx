import './data.css'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Output, useAsk } from '../../api/client.js'
import { formatMoment } from '../../format/dates.js'
import { formatCount } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { Answer, Empty } from '../../parts/states.js'
import { Page } from '../../shell/page.js'
import { CountsTable } from './imports/counts-table.js'
import { countsOf } from './imports/import-counts.js'
import { Mends } from './imports/mends.js'
import { StateBadge } from './imports/state-badge.js'
import { UndoImport } from './imports/undo-import.js'
import { MendRefused } from './refused/mend-refused.js'

type Import = Output<'imports.list'>['rows'][number]

/** One import: its counts, the rows that were refused, the way to take it back. */
export function ImportScreen() {
  const { t } = useTranslation()
  const { workspace, import: id } = useParams({ from: '/w/$workspace/data/imports/$import' })
  const asked = useAsk('imports.list', { workspace })
  const found = asked.data?.rows.find((row) => row.importId === id)
  if (found) return <OneImport workspace={workspace} found={found} mends={mendsOf(asked.data?.rows ?? [], id)} />
  return (
    <Page title={t('data.importNumber', { id })}>
      <Answer of={asked}>
        {() => (
          <Empty title={t('data.noSuchImport')}>
            <Link to="/w/$workspace/data" params={{ workspace }}>
              {t('data.title')}
            </Link>
          </Empty>
        )}
      </Answer>
    </Page>
  )
}

const mendsOf = (rows: readonly Import[], id: string) =>
  rows.filter((row) => row.mends === id && row.files.some((file) => file.read > file.rejected))

function OneImport({ workspace, found, mends }: { workspace: string; found: Import; mends: readonly Import[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { file } = useSearch({ from: '/w/$workspace/data/imports/$import' })
  const counts = countsOf(found.files)
  const withErrors = found.files.findIndex((each) => each.open > 0)
  const shown = file === undefined ? withErrors : Number(file)
  const open = found.files[shown]
  return (
    <Page
      title={t('data.importNumber', { id: found.importId })}
      crumbs={[
        <Link key="data" to="/w/$workspace/data" params={{ workspace }}>
          {t('data.title')}
        </Link>,
        t('data.importNumber', { id: found.importId }),
      ]}
      sentence={
        <>
          {t('data.importSentence', {
            when: formatMoment(language, found.recordedAt),
            by: found.by,
            mapping: found.mapping,
            mode: t(`upload.modes.${found.mode}`),
          })}{' '}
          <StateBadge found={found} />
        </>
      }
      actions={found.undoneAt === null ? <UndoImport workspace={workspace} id={found.importId} /> : null}
    >
      {found.undoneAt && (
        <p className="notice">{t('data.undoneAt', { when: formatMoment(language, found.undoneAt) })}</p>
      )}
      <CountsTable
        caption={t('counts.caption')}
        files={found.files}
        rejected={(index, written) => (
          <Link
            to="/w/$workspace/data/imports/$import"
            params={{ workspace, import: found.importId }}
            search={{ file: String(index) }}
            className="number-link"
          >
            {written}
          </Link>
        )}
      />
      {found.mends !== null && (
        <p>
          <Link to="/w/$workspace/data/imports/$import" params={{ workspace, import: found.mends }}>
            {t('data.mends', { id: found.mends })}
          </Link>
        </p>
      )}
      {open && open.open > 0 && found.undoneAt === null && (
        <MendRefused
          key={shown}
          workspace={workspace}
          id={found.importId}
          fileNo={shown}
          file={open.file}
          entity={open.entity}
          open={open.open}
        />
      )}
      {counts.rejected === 0 && (
        <p className="muted">
          {t('refused.none', { count: counts.read, written: formatCount(language, counts.read) })}
        </p>
      )}
      <Mends workspace={workspace} mends={mends} />
    </Page>
  )
}
