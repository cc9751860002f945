import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { formatCount } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { Answer, Skeleton } from '../../parts/states.js'
import { useMay } from '../../shell/session.js'

/** A row of an imported file as it was read: every cell under its column. */
export function SourceRow(props: {
  readonly workspace: string
  readonly importId: string
  readonly file: string
  readonly row: number
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { workspace, importId, file, row } = props
  const maySee = useMay()(workspace, 'imports.row')
  const asked = useAsk('imports.row', { workspace, id: importId, file, row }, { enabled: maySee })
  return (
    <section className="stack-tight" aria-label={t('source.title')} data-testid="source-row">
      <h3>{t('source.title')}</h3>
      <p className="small muted wrap-anywhere">
        {t('source.place', { file, row: formatCount(language, row), id: importId })}
      </p>
      {maySee && (
        <Answer of={asked} waiting={<Skeleton lines={4} />}>
          {({ cells }) => (
            <div className="table-scroll">
              <table className="table">
                <caption className="visually-hidden">{t('source.title')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('source.column')}</th>
                    <th scope="col">{t('source.value')}</th>
                  </tr>
                </thead>
                <tbody>
                  {cells.map((cell, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: two columns of a file may have one name.
                    <tr key={index}>
                      <th scope="row" className="wrap-anywhere">
                        <code>{cell.column}</code>
                      </th>
                      <td className="wrap-anywhere">
                        {cell.value === null || cell.value === '' ? (
                          <span className="zero">{t('source.blank')}</span>
                        ) : (
                          cell.value
                        )}
                        {cell.corrected && (
                          <span className="small muted">
                            {' '}
                            {t('mend.was', { value: cell.corrected.from || t('source.blank') })}
                          </span>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Answer>
      )}
    </section>
  )
}
