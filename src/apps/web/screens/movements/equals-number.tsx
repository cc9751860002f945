import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { isSame, negated, sumOf } from '../../format/exact.js'
import { formatAmount } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import type { MovementsSearch } from '../../search/bridge-search.js'
import { type BridgeRow, groupedColumns, rangeOf } from '../revenue/bridge-maths.js'
import { bridgeInput, type Question } from '../revenue/question.js'

/** Asks the bridge for the number again and says whether the list adds up to it. */
export function EqualsNumber(props: {
  readonly workspace: string
  readonly question: Question
  readonly search: MovementsSearch
  readonly total: string
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { search, question } = props
  const by = search.account && !question.by ? 'account' : question.by
  // A number of a group and of an account at once stands in no bridge.
  const isInBridge = !(search.account && question.by)
  const bridge = useAsk('ledger.bridge', { ...bridgeInput(props.workspace, question), by }, { enabled: isInBridge })
  if (!bridge.data || bridge.isPlaceholderData || !isInBridge) return null
  const group = search.account && !question.by ? search.account : (search.group ?? null)
  const isPart =
    by !== undefined && (search.account !== undefined || search.group !== undefined || search.unassigned !== undefined)
  const rows = isPart ? bridge.data.rows.filter((row) => (row.group ?? null) === group) : bridge.data.rows
  const number = by !== undefined && !isPart ? null : numberOf(rows, search)
  if (number === null) return null
  const same = isSame(number, props.total)
  return (
    <span className="badge" data-tone={same ? 'good' : 'attention'}>
      {same
        ? `✓ ${t('movements.equals')}`
        : `▲ ${t('movements.differs', {
            number: formatAmount(language, number),
            difference: formatAmount(language, sumOf([number, negated(props.total)]), { sign: 'always' }),
          })}`}
    </span>
  )
}

function numberOf(rows: readonly BridgeRow[], { column }: MovementsSearch): string | null {
  const total = rangeOf(rows)
  if (!total) return '0'
  if (column !== undefined) return total[column] ?? null
  const flows = groupedColumns.map((each) => total[each] ?? '0')
  return total.opening === null ? null : sumOf(flows)
}
