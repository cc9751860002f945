import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../../format/dates.js'
import { useLanguage } from '../../../i18n/language.js'
import type { AuditEntry } from './audit-entry.js'
import { differences } from './differences.js'

type Props = { readonly entry: AuditEntry; readonly who: (actor: string) => string }

/** One entry: who did what and when; opened, what was asked and what changed by it. */
export function Entry({ entry, who }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const rows = entry.changes.reduce((sum, { count = 1 }) => sum + count, 0)
  return (
    <details className="audit-entry" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className="muted figures">{formatMoment(language, entry.at)}</span>
        <strong>{who(entry.actor)}</strong>
        <code>{entry.action}</code>
        {entry.refused && (
          <span className="badge" data-tone="attention">
            <span aria-hidden="true">▲</span>
            {entry.times === undefined ? t('audit.refused') : t('audit.refusedTimes', { count: entry.times })}
          </span>
        )}
        {rows > 0 && <span className="muted">{t('audit.rows', { count: rows })}</span>}
      </summary>
      {isOpen && <Opened entry={entry} who={who} />}
    </details>
  )
}

function Opened({ entry, who }: Props) {
  const { t } = useTranslation()
  const { no, from, requestId, hash, input, changes } = entry
  return (
    <div className="stack">
      {changes.map((change, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an entry never changes.
        <ChangedRow key={place} change={change} who={who} isSealed={hasSealed(changes, change)} />
      ))}
      {input !== undefined && (
        <div className="stack-tight">
          <h3>{t('audit.input')}</h3>
          <p>
            <code>{JSON.stringify(input)}</code>
          </p>
        </div>
      )}
      <dl className="facts">
        <Fact name={t('audit.no')}>{String(no)}</Fact>
        <Fact name={t('audit.cameFrom')}>{from === 'command line' ? t('audit.commandLine') : from}</Fact>
        {requestId !== undefined && <Fact name={t('errors.requestId')}>{requestId}</Fact>}
        <Fact name={t('audit.hash')}>{hash}</Fact>
      </dl>
    </div>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <code>{children}</code>
      </dd>
    </div>
  )
}

type Change = AuditEntry['changes'][number]

// The personal values of a row are a change of their own, without its key.
function hasSealed(changes: readonly Change[], { what, key }: Change): boolean {
  return key !== undefined && changes.some((each) => each.what === what && each.key === undefined && !each.count)
}

/** What a reader gets in place of personal values that were erased, or that their role may not see. */
function lackOf(row: Change['after']): 'erased' | 'hidden' | undefined {
  const [field, ...others] = Object.keys(row ?? {})
  return others.length === 0 && (field === 'erased' || field === 'hidden') ? field : undefined
}

type RowProps = { readonly change: Change; readonly who: Props['who']; readonly isSealed: boolean }

function ChangedRow({ change, who, isSealed }: RowProps) {
  const { t } = useTranslation()
  const { what, key, count, hidden = [], before, after } = change
  if (count !== undefined) {
    return (
      <p>
        {t('audit.facts', { count })} <code>{what}</code>
      </p>
    )
  }
  const lack = key === undefined ? lackOf(after ?? before) : undefined
  if (lack) {
    return (
      <p className="muted">
        <code>{what}</code> {t(`audit.${lack}`)}
      </p>
    )
  }
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
  return (
    <div className="table-scroll">
      <table className="table audit-value">
        <caption>
          {t(`audit.kinds.${kind}`)} <code>{what}</code> {key !== undefined && <strong>{key}</strong>}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('audit.field')}</th>
            <th scope="col">{t('audit.before')}</th>
            <th scope="col">{t('audit.after')}</th>
          </tr>
        </thead>
        <tbody>
          {differences(before, after).map((each) => (
            <tr key={each.field}>
              <th scope="row">
                <code>{each.field}</code>
              </th>
              <td className="wrap-anywhere">
                {each.before === undefined ? <span className="muted">—</span> : <del>{who(each.before)}</del>}
              </td>
              <td className="wrap-anywhere">
                {each.after === undefined ? <span className="muted">—</span> : <ins>{who(each.after)}</ins>}
              </td>
            </tr>
          ))}
          {hidden.map((field) => (
            <tr key={field}>
              <th scope="row">
                <code>{field}</code>
              </th>
              <td colSpan={2} className="muted">
                {t(isSealed ? 'audit.sealed' : 'audit.personal')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
