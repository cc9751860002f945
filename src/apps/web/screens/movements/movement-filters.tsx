import { useTranslation } from 'react-i18next'
import { addMonths, earlierOf, formatMonth, laterOf, monthsBetween } from '../../format/dates.js'
import { useLanguage } from '../../i18n/language.js'
import { SelectField } from '../../parts/fields.js'
import { type Column, flowColumns, type MovementsSearch } from '../../search/bridge-search.js'
import type { Question } from '../revenue/question.js'

const columns: readonly Column[] = [...flowColumns, 'opening', 'closing']

type Props = {
  readonly question: Question
  readonly search: MovementsSearch
  readonly onChange: (change: MovementsSearch) => void
}

/** What the list shows; every filter that came with the link can be taken off. */
export function MovementFilters({ question, search, onChange }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const months = monthsBetween(addMonths(question.from, -12), addMonths(question.to, 12))
    .reverse()
    .map((month) => ({ value: month, label: formatMonth(language, month, 'short'), group: month.slice(0, 4) }))
  return (
    <section className="controls" aria-label={t('controls.title')}>
      <SelectField
        label={t('movements.column')}
        value={search.column ?? ''}
        options={[
          { value: '', label: t('movements.allKinds') },
          ...columns.map((column) => ({ value: column, label: t(`columns.${column}`) })),
        ]}
        onChange={(column) => onChange({ column: columns.find((each) => each === column) })}
      />
      <SelectField
        label={t('controls.from')}
        value={question.from}
        options={months}
        onChange={(from) => onChange({ from, to: laterOf(from, question.to) })}
      />
      <SelectField
        label={t('controls.to')}
        value={question.to}
        options={months}
        onChange={(to) => onChange({ to, from: earlierOf(to, question.from) })}
      />
      <Chips question={question} search={search} onChange={onChange} />
    </section>
  )
}

function Chips({ question, search, onChange }: Props) {
  const { t } = useTranslation()
  const chips: { text: string; off: MovementsSearch }[] = []
  const group = search.group ?? (search.unassigned ? t('revenue.unassigned') : undefined)
  if (question.by && group) {
    chips.push({
      text: `${t(`groupings.${question.by}` as 'groupings.product', question.by)}: ${group}`,
      off: { by: undefined, group: undefined, unassigned: undefined },
    })
  }
  if (search.account) chips.push({ text: `${t('movements.account')}: ${search.account}`, off: { account: undefined } })
  if (search.measure) chips.push({ text: t('measures.mrr'), off: { measure: undefined } })
  if (search.policy) chips.push({ text: `${t('controls.policy')}: ${search.policy}`, off: { policy: undefined } })
  if (search.basis) chips.push({ text: t('controls.reported'), off: { basis: undefined } })
  if (search.view) chips.push({ text: t(`views.${search.view}`), off: { view: undefined } })
  if (search.currency) chips.push({ text: search.currency, off: { currency: undefined } })
  if (search.asKnownAt)
    chips.push({ text: `${t('controls.asKnownAt')}: ${search.asKnownAt}`, off: { asKnownAt: undefined } })
  return chips.map((chip) => (
    <button key={chip.text} type="button" className="button" data-size="small" onClick={() => onChange(chip.off)}>
      {chip.text} <span aria-hidden="true">✕</span>
      <span className="visually-hidden">{t('movements.takeOff')}</span>
    </button>
  ))
}
