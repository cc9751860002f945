import { useMutation } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers, type Output, useAsk } from '../../../api/client.js'
import { formatDay, formatMoment } from '../../../format/dates.js'
import { useLanguage } from '../../../i18n/language.js'
import { Answer, Empty, Skeleton } from '../../../parts/states.js'
import { accountAttributes } from '../../../search/accounts-search.js'
import { useMay } from '../../../shell/session.js'
import { tell } from '../../../shell/toasts.js'
import type { TabProps } from './ask-account.js'
import { SourceButton } from './source-button.js'

type Version = Output<'accounts.history'>['rows'][number]

/** Every version of what is known of an account: who, when, from where, what; what was done by hand can be undone. */
export function HistoryTab({ workspace, account }: TabProps) {
  const { t } = useTranslation()
  return (
    <Answer of={useAsk('accounts.history', { workspace, account })} waiting={<Skeleton lines={6} />}>
      {({ rows }) =>
        rows.length === 0 ? (
          <Empty title={t('history.none')}>{t('history.noneHint')}</Empty>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          <section className="table-scroll" tabIndex={0} aria-label={t('account.tabs.history')}>
            <table className="table history" data-testid="history">
              <caption>{t('history.caption')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('history.when')}</th>
                  <th scope="col">{t('history.what')}</th>
                  <th scope="col">{t('history.holds')}</th>
                  <th scope="col">{t('history.by')}</th>
                  <th scope="col">{t('movements.source')}</th>
                  <th scope="col">
                    <span className="visually-hidden">{t('lines.actions')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((version) => (
                  <OneVersion key={version.version} workspace={workspace} version={version} />
                ))}
              </tbody>
            </table>
          </section>
        )
      }
    </Answer>
  )
}

function OneVersion({ workspace, version }: { readonly workspace: string; readonly version: Version }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { from, because, knownAt, undoneAt } = version
  return (
    <tr>
      <th scope="row" className="nowrap">
        {formatMoment(language, version.recordedAt)}
        {knownAt && <span className="note">{t('history.knownAt', { when: formatMoment(language, knownAt) })}</span>}
      </th>
      <td>
        <span>{t(`history.acts.${version.act}` as 'history.acts.import')}</span>
        {because && version.act !== 'import' && <span className="note">{because}</span>}
        <Changes version={version} />
      </td>
      <td className="nowrap">
        {from === null ? t('history.ever') : t('history.from', { day: formatDay(language, from) })}
      </td>
      <td>{version.by}</td>
      <td className="nowrap">
        <SourceButton workspace={workspace} of={version} />
      </td>
      <td className="nowrap">
        {undoneAt === null ? (
          <UndoVersion workspace={workspace} version={version} />
        ) : (
          <span className="muted">{t('history.undone', { when: formatMoment(language, undoneAt) })}</span>
        )}
      </td>
    </tr>
  )
}

function Changes({ version }: { readonly version: Version }) {
  const { t } = useTranslation()
  if (version.isRemoval) return <p className="note">{t('history.removed')}</p>
  if (version.changes.length === 0) return null
  return (
    <ul className="changes">
      {version.changes.map(({ field, before, after }) => (
        <li key={field}>
          <span className="muted">{titleOf(field, t)}:</span> {before !== null && <del>{before}</del>}{' '}
          {after === null ? <span className="zero">{t('accounts.blank')}</span> : <ins>{after}</ins>}
        </li>
      ))}
    </ul>
  )
}

function titleOf(field: string, t: TFunction): string {
  const attribute = accountAttributes.find((name) => name === field)
  if (attribute) return t(`groupings.${attribute}`)
  if (field === 'name') return t('accounts.name')
  return field === 'parent' ? t('accounts.parent') : field.replace(/^attributes\./, '')
}

function UndoVersion({ workspace, version }: { readonly workspace: string; readonly version: Version }) {
  const { t } = useTranslation()
  const mayUndo = useMay()(workspace, 'changes.undo')
  const undo = useMutation({
    mutationFn: () => client.send('changes.undo', { workspace, id: version.version }),
    onSuccess: async ({ kept }) => {
      await forgetAnswers()
      tell(t(kept.length > 0 ? 'history.kept' : 'toasts.undone'))
    },
    onError: (error) => tell(error.message, 'off'),
  })
  if ((version.act !== 'create' && version.act !== 'correct') || !mayUndo) return null
  return (
    <button type="button" className="button" data-size="small" disabled={undo.isPending} onClick={() => undo.mutate()}>
      {t('toasts.undo')}
    </button>
  )
}
