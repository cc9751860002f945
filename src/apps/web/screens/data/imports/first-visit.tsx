import { useTranslation } from 'react-i18next'
import { ImportLink } from '../../../parts/import-link.js'
import { Empty } from '../../../parts/states.js'

const columns = ['client', 'product', 'start', 'end', 'amount', 'currency'] as const

// Invented rows, as they might stand in an export of contracts.
const rows = [
  ['Nordwind GmbH', 'Core', '2024-02-01', '2025-01-31', '1200.00', 'EUR'],
  ['Lumen Ltd', 'Core', '2024-05-15', '', '640.00', 'GBP'],
  ['Lumen Ltd', 'Analytics', '2024-09-01', '2025-08-31', '210.00', 'GBP'],
] as const

/** Nothing was imported yet: what to bring, in a sentence, and how it may look. */
export function FirstVisit({ workspace }: { workspace: string }) {
  const { t } = useTranslation()
  return (
    <Empty title={t('data.none')} action={<ImportLink workspace={workspace} />} example={<Example />}>
      {t('data.noneHint')}
    </Empty>
  )
}

function Example() {
  const { t } = useTranslation()
  return (
    <>
      <p className="small muted">{t('data.example')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="table-scroll example-table" tabIndex={0} aria-label={t('data.example')}>
        <table className="table">
          <caption className="visually-hidden">{t('data.example')}</caption>
          <thead>
            <tr>
              {columns.map((name) => (
                <th scope="col" key={name} className={name === 'amount' ? 'number' : undefined}>
                  {t(`data.exampleColumns.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells) => (
              <tr key={cells.join()}>
                {cells.map((cell, at) => (
                  <td key={columns[at]} className={columns[at] === 'amount' ? 'number' : 'nowrap'}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
