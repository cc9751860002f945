import { EllipsisVertical } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../api/client.js'
import { formatDay } from '../../../format/dates.js'
import { decimalsOf } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'
import { Amount } from '../../../parts/amount.js'
import { Menu } from '../../../parts/menu.js'
import type { Opportunity, OpportunityAct } from './opportunity.js'

type Props = {
  readonly rows: readonly Opportunity[]
  readonly totals: Output<'opportunities.list'>['totals']
  readonly mayWrite: boolean
  readonly onAct: (act: OpportunityAct) => void
  readonly onRemove: (opportunity: Opportunity) => void
}

/** Opportunities, with their sum in each currency. */
export function OpportunityTable(props: Props) {
  const { t } = useTranslation()
  const { rows, totals, mayWrite } = props
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="table-scroll" tabIndex={0} aria-label={t('opportunities.caption')}>
      <table className="table two-lines" data-testid="opportunities">
        <caption className="visually-hidden">{t('opportunities.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('opportunities.name')}</th>
            <th scope="col">{t('opportunities.outcome')}</th>
            <th scope="col">{t('opportunities.stage')}</th>
            <th scope="col">{t('opportunities.closesOn')}</th>
            <th scope="col">{t('opportunities.owner')}</th>
            <th scope="col" className="number">
              {t('opportunities.amount')}
            </th>
            {mayWrite && (
              <th scope="col">
                <span className="visually-hidden">{t('opportunities.acts')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((opportunity) => (
            <OpportunityRow key={opportunity.ref} {...props} opportunity={opportunity} />
          ))}
        </tbody>
        <tfoot>
          {totals.map(
            ({ currency, amount }) =>
              currency !== null && (
                <tr key={currency}>
                  <th scope="row" colSpan={5}>
                    {t('opportunities.total', { currency })}
                  </th>
                  <td className="number">
                    <Amount value={amount} currency={currency} atLeast={decimalsOf(currency)} />
                  </td>
                  {mayWrite && <td />}
                </tr>
              ),
          )}
        </tfoot>
      </table>
    </section>
  )
}

// A mark beside the word, for who does not see colours.
const marks = { open: '○', won: '▲', lost: '▼' } as const

function OpportunityRow({ opportunity, mayWrite, onAct, onRemove }: Props & { opportunity: Opportunity }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { ref, name, type, unitName, outcome, stage, owner, amount, currency, reason, competitor } = opportunity
  const day = opportunity.closedDay ?? opportunity.expectedCloseDay
  const act = (word: OpportunityAct['name']) => () => onAct({ name: word, ref })
  return (
    <tr>
      <th scope="row" className="wrap-anywhere">
        {name}
        <div className="small muted">{[type, unitName].filter(Boolean).join(' · ')}</div>
      </th>
      <td className="wrap-anywhere">
        <span className="nowrap">
          <span aria-hidden="true">{marks[outcome]} </span>
          {t(`opportunities.outcomes.${outcome}`)}
        </span>
        <div className="small muted">{[reason, competitor].filter(Boolean).join(' · ')}</div>
      </td>
      <td>{stage ?? <span className="muted">—</span>}</td>
      <td className="nowrap">{day === null ? <span className="muted">—</span> : formatDay(language, day)}</td>
      <td className="wrap-anywhere">{owner ?? <span className="muted">—</span>}</td>
      <td className="number">
        {amount === null || currency === null ? (
          <span className="muted">—</span>
        ) : (
          <Amount value={amount} currency={currency} atLeast={decimalsOf(currency)} />
        )}
      </td>
      {mayWrite && (
        <td>
          <Menu
            label={t('opportunities.actsOf', { name })}
            look="icon"
            button={<EllipsisVertical aria-hidden="true" />}
            choices={[
              { id: 'edit', text: t('opportunities.edit'), run: act('edit') },
              ...(outcome === 'won' ? [] : [{ id: 'won', text: t('opportunities.win'), run: act('won') }]),
              ...(outcome === 'lost' ? [] : [{ id: 'lost', text: t('opportunities.lose'), run: act('lost') }]),
              { id: 'remove', text: t('opportunities.remove'), run: () => onRemove(opportunity) },
            ]}
          />
        </td>
      )}
    </tr>
  )
}
