import { useTranslation } from 'react-i18next'
import type { Output } from '../../../../api/client.js'
import { formatCount } from '../../../../format/numbers.js'
import { useLanguage } from '../../../../i18n/language.js'
import { CountsTable } from '../../imports/counts-table.js'
import { countsOf } from '../../imports/import-counts.js'
import { MendGrid } from '../../refused/mend-grid.js'
import { offerRefused } from '../../refused/refused-row.js'
import type { Open } from '../open.js'
import { StoredRows } from './stored-rows.js'

type Previewed = Output<'imports.preview'>['files'][number]

/** What an import would do: counts, warnings, refused rows to correct, the first rows as they would be stored. */
export function DryRun({ open, result }: { open: Open; result: Output<'imports.preview'> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { draft, change } = open
  const counts = countsOf(result.files)
  const corrected = Object.values(draft.corrections).flatMap((rows) => Object.values(rows)).length
  return (
    <div className="stack" data-testid="dry-run">
      <p className="lead" role="status">
        <strong>
          {counts.rejected === 0
            ? t('upload.allGood', { count: counts.read, written: formatCount(language, counts.read) })
            : t('upload.someRefused', { count: counts.rejected, written: formatCount(language, counts.rejected) })}
        </strong>
      </p>
      <CountsTable caption={t('upload.dryRunCaption')} files={result.files} />
      {result.warnings.length > 0 && (
        <ul className="notice warnings" data-tone="attention">
          {result.warnings.map((warning) => (
            <li key={warning}>
              <span aria-hidden="true">▲</span> {warning}
            </li>
          ))}
        </ul>
      )}
      {result.ignored.length > 0 && (
        <p className="small muted wrap-anywhere">{t('upload.ignored', { files: result.ignored.join(', ') })}</p>
      )}
      {corrected > 0 && (
        <p className="cluster">
          {t('wizard.corrected', { count: corrected })}
          <button type="button" className="button" data-size="small" onClick={() => change({ corrections: {} })}>
            {t('wizard.discard')}
          </button>
        </p>
      )}
      {result.files.map(
        (file) => file.refused.length > 0 && <RefusedOf key={`${file.file} ${file.entity}`} open={open} file={file} />,
      )}
      <StoredRows files={result.files.filter(({ stored }) => stored.length > 0)} />
    </div>
  )
}

function RefusedOf({ open, file }: { open: Open; file: Previewed }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { draft, change } = open
  const entity = t(`entities.${file.entity}` as 'entities.account', file.entity)
  const title = t('mend.title', {
    count: file.rejected,
    written: formatCount(language, file.rejected),
    file: file.file,
    entity,
  })
  return (
    <section className="stack-tight">
      <div className="cluster">
        <h2>{title}</h2>
        <button
          type="button"
          className="button"
          data-size="small"
          onClick={() => offerRefused(file.file, file.columns, file.refused)}
        >
          {t('refused.download')}
        </button>
      </div>
      <p className="muted prose">
        {t('mend.beforeHint')}
        {file.rejected > file.refused.length &&
          ` ${t('mend.firstShown', { written: formatCount(language, file.refused.length) })}`}
      </p>
      <MendGrid
        label={title}
        columns={file.columns}
        rows={file.refused}
        reads={file.reads}
        edits={draft.corrections[file.file] ?? {}}
        onEdit={(edits) => change({ corrections: { ...draft.corrections, [file.file]: edits } })}
      />
    </section>
  )
}
