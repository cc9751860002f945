import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers, type Output, useAsk } from '../../../api/client.js'
import { formatMoment } from '../../../format/dates.js'
import { useLanguage } from '../../../i18n/language.js'
import { Answer, ErrorNotice } from '../../../parts/states.js'
import { tell } from '../../../shell/toasts.js'
import { browserName } from './browser-name.js'

type Session = Output<'sessions.list'>['rows'][number]

/** Where one is signed in, with the way to end it there or everywhere else. */
export function Sessions() {
  const { t } = useTranslation()
  const asked = useAsk('sessions.list', {})
  const end = useMutation({
    mutationFn: (id?: string) => client.send('sessions.end', { id }),
    onSuccess: ({ ended }) => {
      tell(t('ownAccount.sessions.ended', { count: ended }))
      void forgetAnswers()
    },
  })
  const others = (asked.data?.rows ?? []).filter(({ current }) => !current)
  return (
    <section className="panel panel-body stack">
      <div className="definition-head">
        <div className="stack-tight">
          <h2>{t('ownAccount.sessions.title')}</h2>
          <p className="muted">{t('ownAccount.sessions.hint')}</p>
        </div>
        {others.length > 0 && (
          <button type="button" className="button" disabled={end.isPending} onClick={() => end.mutate(undefined)}>
            {t('ownAccount.sessions.endOthers')}
          </button>
        )}
      </div>
      {end.error && <ErrorNotice error={end.error} />}
      <Answer of={asked}>
        {({ rows }) => <SessionTable rows={rows} isBusy={end.isPending} onEnd={(id) => end.mutate(id)} />}
      </Answer>
    </section>
  )
}

type TableProps = { readonly rows: readonly Session[]; readonly isBusy: boolean; readonly onEnd: (id: string) => void }

function SessionTable({ rows, isBusy, onEnd }: TableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <div className="table-scroll">
      <table className="table two-lines" data-testid="sessions">
        <caption className="visually-hidden">{t('ownAccount.sessions.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ownAccount.sessions.where')}</th>
            <th scope="col">{t('ownAccount.sessions.since')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('ownAccount.sessions.end')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, agent, address, current, signedInAt }) => (
            <tr key={id}>
              <th scope="row" className="wrap-anywhere">
                {browserName(agent) ?? t('ownAccount.sessions.unknown')}
                <div className="small muted">{address}</div>
              </th>
              <td>{formatMoment(language, signedInAt)}</td>
              <td>
                {current ? (
                  <span className="badge" data-tone="info">
                    {t('ownAccount.sessions.here')}
                  </span>
                ) : (
                  <button
                    type="button"
                    className="button"
                    data-size="small"
                    disabled={isBusy}
                    onClick={() => onEnd(id)}
                  >
                    {t('ownAccount.sessions.end')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
