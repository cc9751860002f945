import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../api/client.js'
import { formatDay } from '../../format/dates.js'
import { decimalsOf, formatAmount, formatNumber } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { Amount } from '../../parts/amount.js'
import { Dialog, DialogActions } from '../../parts/dialog.js'
import { SourceRow } from '../data/source-row.js'
import { CorrectLine } from './correct-line.js'
import type { Line } from './line.js'
import { LineVersions } from './line-versions.js'

type Money = Output<'ledger.account'>

type Open =
  | { readonly what: 'source'; readonly importId: string; readonly file: string; readonly row: number }
  | { readonly what: 'correct' | 'versions'; readonly line: Line }

/** The contract lines of an account: what each says now, its ARR today, where it comes from, the way to correct it. */
export function ContractLines({ workspace, money }: { workspace: string; money: Money }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  return (
    <section className="stack-tight">
      <h2>{t('lines.title')}</h2>
      {money.lines.length === 0 ? (
        <p className="muted">{t('lines.none')}</p>
      ) : (
        <LineTable lines={money.lines} onOpen={setOpen} />
      )}
      {open?.what === 'correct' && <CorrectLine workspace={workspace} line={open.line} onClose={close} />}
      {open?.what === 'versions' && <LineVersions line={open.line} onClose={close} />}
      {open?.what === 'source' && (
        <Dialog title={t('source.title')} onClose={close}>
          <SourceRow workspace={workspace} importId={open.importId} file={open.file} row={open.row} />
          <DialogActions>
            <button type="button" className="button" onClick={close}>
              {t('states.close')}
            </button>
          </DialogActions>
        </Dialog>
      )}
    </section>
  )
}

function LineTable({ lines, onOpen }: { lines: readonly Line[]; onOpen: (open: Open) => void }) {
  const { t } = useTranslation()
  const hasUnits = lines.some((line) => line.unit !== null)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="table-scroll" tabIndex={0} aria-label={t('lines.title')}>
      <table className="table">
        <caption className="visually-hidden">{t('lines.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('lines.line')}</th>
            <th scope="col">{t('movements.product')}</th>
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
            <LineRow key={line.line} line={line} hasUnits={hasUnits} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function LineRow({ line, hasUnits, onOpen }: { line: Line; hasUnits: boolean; onOpen: (open: Open) => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const now = line.versions[0]
  if (!now) return null
  return (
    <tr>
      <th scope="row" className="nowrap">
        <code>{line.line}</code>
      </th>
      <td>{line.productName ?? line.product ?? <span className="zero">—</span>}</td>
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
        <span className="muted">{t('lines.per', { currency: line.currency, period: now.period })}</span>
      </td>
      <td className="number">
        <Amount value={line.arr} /> <span className="muted">{line.currency}</span>
      </td>
      <td>
        <SourceButton line={line} onOpen={onOpen} />
      </td>
      <td className="nowrap">
        <button type="button" className="button" data-size="small" onClick={() => onOpen({ what: 'correct', line })}>
          {t('correct.button')}
          <span className="visually-hidden"> {line.line}</span>
        </button>{' '}
        {line.versions.length > 1 && (
          <button type="button" className="button" data-size="small" onClick={() => onOpen({ what: 'versions', line })}>
            {t('lines.versions', { count: line.versions.length })}
          </button>
        )}
      </td>
    </tr>
  )
}

function SourceButton({ line, onOpen }: { line: Line; onOpen: (open: Open) => void }) {
  const { t } = useTranslation()
  const source = line.versions.find(
    (version) => version.importId !== null && version.file !== null && version.row !== null,
  )
  if (!source?.importId || !source.file || source.row === null) return <span className="zero">—</span>
  const { importId, file, row } = source
  return (
    <button type="button" className="row-button" onClick={() => onOpen({ what: 'source', importId, file, row })}>
      {t('movements.fileRow', { file, row })}
    </button>
  )
}
