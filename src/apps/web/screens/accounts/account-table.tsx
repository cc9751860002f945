import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../api/client.js'
import { hasDecimals } from '../../format/exact.js'
import { formatCount, formatCountUpTo } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { Amount } from '../../parts/amount.js'

type AccountRow = Output<'accounts.list'>['rows'][number] & { readonly arr: string | null; readonly currency: string }

/** Where the server stops counting accounts. */
export const countedAtMost = 10_000

const attributes = ['country', 'industry', 'segment', 'owner', 'channel'] as const

/** Accounts with what is known of them; columns that are blank for all are left out. */
export function AccountTable({
  workspace,
  rows,
  count,
}: {
  workspace: string
  rows: readonly AccountRow[]
  count: number
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const shown = attributes.filter((name) => rows.some((row) => row[name] !== null))
  const hasParents = rows.some((row) => row.parent !== null)
  const whole = !hasDecimals(rows.map((row) => row.arr))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="table-scroll" tabIndex={0} aria-label={t('accounts.title')}>
      <table className="table">
        <caption>
          {t('accounts.caption', {
            shown: formatCount(language, rows.length),
            count,
            written: formatCountUpTo(language, count, countedAtMost),
            currency: rows[0]?.currency,
          })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('accounts.name')}</th>
            <th scope="col">{t('accounts.ref')}</th>
            {hasParents && <th scope="col">{t('accounts.parent')}</th>}
            {shown.map((name) => (
              <th scope="col" key={name}>
                {t(`groupings.${name}`)}
              </th>
            ))}
            <th scope="col" className="number">
              {t('accounts.arrToday')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.ref}>
              <th scope="row">
                <Link to="/w/$workspace/accounts/$account" params={{ workspace, account: row.ref }}>
                  {row.name}
                </Link>
              </th>
              <td>
                <code>{row.ref}</code>
              </td>
              {hasParents && <td>{row.parentName ?? row.parent ?? <span className="zero">—</span>}</td>}
              {shown.map((name) => (
                <td key={name}>{row[name] ?? <span className="zero">—</span>}</td>
              ))}
              <td className="number">
                {row.arr === null ? <span className="zero">—</span> : <Amount value={row.arr} whole={whole} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
