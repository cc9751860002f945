import { useTranslation } from 'react-i18next'
import { type Output, useAsk } from '../../api/client.js'
import { formatMoment, formatMonth } from '../../format/dates.js'
import { useLanguage } from '../../i18n/language.js'
import { AccountLink } from '../../parts/account-link.js'
import { Amount, Kind } from '../../parts/amount.js'
import { Answer, Skeleton } from '../../parts/states.js'

type Found = Output<'ledger.restatements'>

/** What changed closed months after they were closed: why the known and the reported basis differ. */
export function Restatements({ workspace }: { workspace: string }) {
  const { t } = useTranslation()
  const asked = useAsk('ledger.restatements', { workspace })
  return (
    <section className="stack-tight">
      <h2>{t('restatements.title')}</h2>
      <Answer of={asked} waiting={<Skeleton lines={2} />}>
        {(found) =>
          found.rows.length === 0 ? (
            <p className="muted">{t('restatements.none')}</p>
          ) : (
            <List workspace={workspace} found={found} />
          )
        }
      </Answer>
    </section>
  )
}

function List({ workspace, found }: { workspace: string; found: Found }) {
  const { t } = useTranslation()
  return (
    <div className="table-scroll">
      <table className="table">
        <caption>{t('restatements.caption', { currency: found.currency })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('restatements.month')}</th>
            <th scope="col">{t('restatements.reportedIn')}</th>
            <th scope="col">{t('movements.account')}</th>
            <th scope="col">{t('movements.kind')}</th>
            <th scope="col" className="number">
              {t('movements.amount')}
            </th>
            <th scope="col">{t('movements.cause')}</th>
            <th scope="col">{t('restatements.recorded')}</th>
          </tr>
        </thead>
        <tbody>
          {found.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a restatement has no key of its own; the list is never reordered.
            <Row key={index} workspace={workspace} row={row} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={4}>
              {t('restatements.total')}
            </th>
            <td className="number">
              <Amount value={found.total} sign="always" />
            </td>
            <td colSpan={2} />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function Row({ workspace, row }: { workspace: string; row: Found['rows'][number] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const cause = useCauseOf(row.cause)
  return (
    <tr>
      <th scope="row" className="nowrap">
        {formatMonth(language, row.month, 'short')}
      </th>
      <td className="nowrap">{formatMonth(language, row.reportedIn, 'short')}</td>
      <td>
        <AccountLink workspace={workspace} account={row.account}>
          {row.accountName}
        </AccountLink>
      </td>
      <td>
        <Kind kind={row.kind}>{t(`columns.${row.kind}`)}</Kind>
      </td>
      <td className="number">
        <Amount value={row.amount} sign="always" />
      </td>
      <td>{cause}</td>
      <td className="nowrap">
        {formatMoment(language, row.recordedAt)} · {row.by}
      </td>
    </tr>
  )
}

/** `correct: the price was wrong` with its act in the reader's language. */
function useCauseOf(cause: string): string {
  const { t } = useTranslation()
  const [act = '', ...because] = cause.split(': ')
  return [t(`acts.${act}` as 'acts.import', act), ...because].join(': ')
}
