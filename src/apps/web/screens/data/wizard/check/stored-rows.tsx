import { useTranslation } from 'react-i18next'
import type { Output } from '../../../../api/client.js'
import { formatDay } from '../../../../format/dates.js'
import { formatCount } from '../../../../format/numbers.js'
import { useLanguage } from '../../../../i18n/language.js'

type Previewed = Output<'imports.preview'>['files'][number]

const shown = 8

/** The first rows of each kind as they would be stored. */
export function StoredRows({ files }: { files: readonly Previewed[] }) {
  const { t } = useTranslation()
  if (files.length === 0) return null
  return (
    <section className="stack-tight" data-testid="stored">
      <h2>{t('wizard.stored')}</h2>
      {files.map((file, index) => (
        <details key={`${file.file} ${file.entity}`} open={index === files.length - 1}>
          <summary>
            {t(`entities.${file.entity}` as 'entities.account', file.entity)}{' '}
            <span className="muted wrap-anywhere">{file.file}</span>
          </summary>
          <Stored file={file} />
        </details>
      ))}
    </section>
  )
}

function Stored({ file }: { file: Previewed }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const name = t(`entities.${file.entity}` as 'entities.account', file.entity)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="table-scroll" tabIndex={0} aria-label={name}>
      <table className="table" data-dense="true">
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('refused.row')}
            </th>
            {file.fields.map((field) => (
              <th scope="col" key={field}>
                {t(`fields.${field}` as 'fields.ref', field)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {file.stored.slice(0, shown).map((row) => (
            <tr key={row.row}>
              <th scope="row" className="number">
                {formatCount(language, row.row)}
              </th>
              {row.values.map((value, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: values stand in the order of the fields.
                <td key={at} className="figures nowrap">
                  {value === null ? <span className="zero">—</span> : <Stands value={value} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

// Days are written out, so that it shows whether 03/04 was taken for April or for March.
function Stands({ value }: { value: string }) {
  const language = useLanguage()
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDay(language, value) : value
}
