import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers, type Output, useAsk } from '../../../api/client.js'
import { formatDay, formatMoment } from '../../../format/dates.js'
import { useLanguage } from '../../../i18n/language.js'
import { Confirm } from '../../../parts/confirm.js'
import { Answer } from '../../../parts/states.js'
import { tell } from '../../../shell/toasts.js'
import { CreateKey } from './create-key.js'

type Key = Output<'keys.list'>['rows'][number]

/** One's API keys: made with chosen rights until a day, and taken back. */
export function ApiKeys({ workspace }: { readonly workspace: string }) {
  const { t } = useTranslation()
  const asked = useAsk('keys.list', {})
  const [isCreating, setCreating] = useState(false)
  const [leaving, setLeaving] = useState<Key>()
  const revoke = async ({ id, name }: Key) => {
    await client.send('keys.delete', { id })
    tell(t('ownAccount.keys.revoked', { name }))
    await forgetAnswers()
  }
  return (
    <section className="panel panel-body stack">
      <div className="definition-head">
        <div className="stack-tight">
          <h2>{t('ownAccount.keys.title')}</h2>
          <p className="muted">{t('ownAccount.keys.hint')}</p>
        </div>
        <button type="button" className="button" onClick={() => setCreating(true)}>
          {t('ownAccount.keys.create')}
        </button>
      </div>
      <Answer of={asked}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="muted">{t('ownAccount.keys.none')}</p>
          ) : (
            <KeyTable rows={rows} onRevoke={setLeaving} />
          )
        }
      </Answer>
      {isCreating && <CreateKey workspace={workspace} onClose={() => setCreating(false)} />}
      {leaving && (
        <Confirm
          title={t('ownAccount.keys.revokeTitle', { name: leaving.name })}
          button={t('ownAccount.keys.revoke')}
          run={() => revoke(leaving)}
          onClose={() => setLeaving(undefined)}
        >
          <p>{t('ownAccount.keys.revokeHint')}</p>
        </Confirm>
      )}
    </section>
  )
}

function KeyTable({ rows, onRevoke }: { readonly rows: readonly Key[]; readonly onRevoke: (key: Key) => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <div className="table-scroll">
      <table className="table two-lines" data-testid="keys">
        <caption className="visually-hidden">{t('ownAccount.keys.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ownAccount.keys.name')}</th>
            <th scope="col">{t('ownAccount.keys.rights')}</th>
            <th scope="col">{t('ownAccount.keys.expires')}</th>
            <th scope="col">{t('ownAccount.keys.used')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('ownAccount.keys.revoke')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((key) => (
            <tr key={key.id}>
              <th scope="row" className="wrap-anywhere">
                {key.name}
                <div className="small muted">
                  <code>{key.start}…</code> · {key.workspace}
                </div>
              </th>
              <td className="role-cell">
                {key.permissions
                  .map((right) => t(`rights.${right.replace(':', '-')}` as 'rights.metrics-read'))
                  .join(', ')}
              </td>
              <td>{formatDay(language, key.expiresAt.slice(0, 10))}</td>
              <td>{key.lastUsedAt === null ? t('ownAccount.keys.never') : formatMoment(language, key.lastUsedAt)}</td>
              <td>
                <button type="button" className="button" data-size="small" onClick={() => onRevoke(key)}>
                  {t('ownAccount.keys.revoke')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
