import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'
import { type Counts, countsOf } from './import-counts.js'

type File = Counts & { readonly file: string; readonly entity: string }

const columns = ['read', 'created', 'updated', 'unchanged', 'rejected'] as const

/** What became of the rows, file by file; `rejected` may link to them. */
export function CountsTable(props: {
  readonly caption: string
  readonly files: readonly File[]
  readonly rejected?: (index: number, written: string) => ReactNode
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const total = countsOf(props.files)
  const shown = total.ended > 0 ? ([...columns, 'ended'] as const) : columns
  const cell = (count: number) => (
    <span className={count === 0 ? 'zero' : undefined}>{formatCount(language, count)}</span>
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="table-scroll" tabIndex={0} aria-label={props.caption}>
      <table className="table" data-testid="counts">
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('data.file')}</th>
            <th scope="col">{t('data.entity')}</th>
            {shown.map((name) => (
              <th scope="col" key={name} className="number">
                {t(`counts.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.files.map((file, index) => (
            <tr key={`${file.file} ${file.entity}`}>
              <th scope="row" className="wrap-anywhere">
                {file.file}
              </th>
              <td>{t(`entities.${file.entity}` as 'entities.account', file.entity)}</td>
              {shown.map((name) => (
                <td key={name} className="number">
                  {name === 'rejected' && file.rejected > 0 && props.rejected
                    ? props.rejected(index, formatCount(language, file.rejected))
                    : cell(file[name])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {props.files.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {t('counts.total')}
              </th>
              {shown.map((name) => (
                <td key={name} className="number">
                  {cell(total[name])}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  )
}
