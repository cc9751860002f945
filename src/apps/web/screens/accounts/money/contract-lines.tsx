import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../api/client.js'
import { formatDay } from '../../../format/dates.js'
import { decimalsOf, formatAmount, formatNumber } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'
import { Amount } from '../../../parts/amount.js'
import { useMay } from '../../../shell/session.js'
import { SourceButton } from '../record/source-button.js'
import { CorrectLine } from './correct-line.js'
import type { Line } from './line.js'
import { LineState, lineStateOf } from './line-state.js'
import { LineVersions } from './line-versions.js'
import { usePeriod } from './use-period.js'

type Money = Output<'ledger.account'>

type Open = { readonly what: 'correct' | 'versions'; readonly line: Line }

type Props = {
  readonly workspace: string
  readonly money: Money
  /** Whether lines that ended are shown too. */
  readonly hasEnded: boolean
  readonly onShowEnded: (isShown: boolean) => void
}

/** The contract lines of an account: what each says now, its ARR today, where it comes from, the way to correct it. */
export function ContractLines({ workspace, money, hasEnded, onShowEnded }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const isOver = (line: Line) => ['ended', 'gone'].includes(lineStateOf(line, money.asOf))
  const [current, ended] = [money.lines.filter((line) => !isOver(line)), money.lines.filter(isOver)]
  const shown = hasEnded || current.length === 0 ? [...current, ...ended.toReversed()] : current
  return (
    <section className="stack-tight">
      <h2>{t('lines.title')}</h2>
      {money.lines.length === 0 ? (
        <p className="muted">{t('lines.none')}</p>
      ) : (
        <LineTable workspace={workspace} lines={shown} today={money.asOf} onOpen={setOpen} />
      )}
      {current.length > 0 && ended.length > 0 && (
        <div>
          <button type="button" className="button" data-size="small" onClick={() => onShowEnded(!hasEnded)}>
            {hasEnded ? t('lines.hideEnded') : t('lines.showEnded', { count: ended.length })}
          </button>
        </div>
      )}
      {open?.what === 'correct' && <CorrectLine workspace={workspace} line={open.line} onClose={close} />}
      {open?.what === 'versions' && <LineVersions line={open.line} onClose={close} />}
    </section>
  )
}

type TableProps = { workspace: string; lines: readonly Line[]; today: string; onOpen: (open: Open) => void }

function LineTable({ workspace, lines, today, onOpen }: TableProps) {
  const { t } = useTranslation()
  const hasUnits = lines.some((line) => line.unit !== null)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="table-scroll" tabIndex={0} aria-label={t('lines.title')}>
      <table className="table" data-dense="true">
        <caption className="visually-hidden">{t('lines.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('lines.line')}</th>
            <th scope="col">{t('movements.product')}</th>
            <th scope="col">{t('lines.state')}</th>
            {hasUnits && <th scope="col">{t('movements.unit')}</th>}
            <th scope="col">{t('lines.start')}</th>
            <th scope="col">{t('lines.end')}</th>
            <th scope="col" className="number">
              {t('lines.quantity')}
            </th>
            <th scope="col" className="number">
              {t('lines.amount')}
            </th>
            <th scope="col" className="number">
              {t('accounts.arrToday')}
            </th>
            <th scope="col">{t('movements.source')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('lines.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRow key={line.line} {...{ workspace, line, today, hasUnits, onOpen }} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

type RowProps = { workspace: string; line: Line; today: string; hasUnits: boolean; onOpen: (open: Open) => void }

function LineRow({ workspace, line, today, hasUnits, onOpen }: RowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const period = usePeriod()
  const mayCorrect = useMay()(workspace, 'ledger.correct')
  const now = line.versions[0]
  if (!now) return null
  return (
    <tr>
      <th scope="row" className="nowrap">
        <code>{line.line}</code>
      </th>
      <td>{line.productName ?? line.product ?? <span className="zero">—</span>}</td>
      <td>
        <LineState line={line} today={today} />
      </td>
      {hasUnits && <td>{line.unit ?? <span className="zero">—</span>}</td>}
      <td className="nowrap">{formatDay(language, now.startDay)}</td>
      <td className="nowrap">
        {now.endDay ? formatDay(language, now.endDay) : <span className="muted">{t('lines.openEnded')}</span>}
      </td>
      <td className="number">
        {now.quantity === null ? <span className="zero">—</span> : formatNumber(language, now.quantity)}
      </td>
      <td className="number">
        {formatAmount(language, now.amount, { atLeast: decimalsOf(line.currency) })}{' '}
        <span className="muted">{t('lines.per', { currency: line.currency, period: period(now.period) })}</span>
      </td>
      <td className="number">
        <Amount value={line.arr} /> <span className="muted">{line.currency}</span>
      </td>
      <td className="source">
        <SourceButton workspace={workspace} of={line.versions.find((version) => version.importId !== null)} />
      </td>
      <td className="nowrap">
        {mayCorrect && (
          <button
            type="button"
            className="icon-button"
            title={t('correct.button')}
            aria-label={`${t('correct.button')} ${line.line}`}
            onClick={() => onOpen({ what: 'correct', line })}
          >
            <Pencil aria-hidden="true" />
          </button>
        )}{' '}
        {line.versions.length > 1 && (
          <button type="button" className="button" data-size="small" onClick={() => onOpen({ what: 'versions', line })}>
            {t('lines.versions', { count: line.versions.length })}
          </button>
        )}
      </td>
    </tr>
  )
}
