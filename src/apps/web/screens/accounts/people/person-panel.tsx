import { MessageSquarePlus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, useAsk } from '../../../api/client.js'
import { formatDay } from '../../../format/dates.js'
import { useLanguage } from '../../../i18n/language.js'
import { Answer, Skeleton } from '../../../parts/states.js'
import { useMay } from '../../../shell/session.js'
import { useWho } from '../../settings/audit/who.js'
import { useSend } from '../send-change.js'
import { OpinionValue, useOpinionWords } from './opinion-value.js'
import type { Opinion, Person } from './person.js'
import { PersonPlace } from './person-place.js'
import { RecordOpinion } from './record-opinion.js'

type Props = {
  readonly workspace: string
  readonly person: Person
  readonly onClose: () => void
}

/** One person: who they are, and the dated history of what is thought of them where that may be seen. */
export function PersonPanel({ workspace, person, onClose }: Props) {
  const { t } = useTranslation()
  const name = person.name ?? t('people.erased')
  const seesOpinions = useMay()(workspace, 'opinions.list')
  const known = [
    ['title', person.title],
    ['email', person.email],
    ['unit', person.unitName],
    ['roles', person.roles.join(', ')],
  ] as const
  return (
    <section className="panel panel-body stack" aria-label={name} data-testid="person">
      <div className="people-head">
        <h2 className="wrap-anywhere">{name}</h2>
        <button type="button" className="button" data-size="small" onClick={onClose}>
          <X aria-hidden="true" />
          {t('people.close')}
        </button>
      </div>
      <dl className="facts">
        {known.map(([field, value]) => (
          <div key={field}>
            <dt>{t(`people.${field}`)}</dt>
            <dd className="wrap-anywhere">{value || '—'}</dd>
          </div>
        ))}
        <PersonPlace workspace={workspace} account={person.account} person={person.ref} />
      </dl>
      {seesOpinions && <Opinions workspace={workspace} person={person} name={name} />}
    </section>
  )
}

function Opinions({ workspace, person, name }: Omit<Props, 'onClose'> & { readonly name: string }) {
  const { t } = useTranslation()
  const [isRecording, setRecording] = useState(false)
  const asked = useAsk('opinions.list', { workspace, person: person.ref })
  const mayWrite = useMay()(workspace, 'opinions.record')
  return (
    <>
      <div className="people-head">
        <div>
          <h3>{t('opinions.title')}</h3>
          <p className="muted prose">{t('opinions.hint', { name })}</p>
        </div>
        {mayWrite && (
          <button type="button" className="button" onClick={() => setRecording(true)}>
            <MessageSquarePlus aria-hidden="true" />
            {t('opinions.record')}
          </button>
        )}
      </div>
      <Answer of={asked} waiting={<Skeleton lines={3} />}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="muted">{t('opinions.none')}</p>
          ) : (
            <OpinionTable workspace={workspace} rows={rows} mayWrite={mayWrite} />
          )
        }
      </Answer>
      {isRecording && (
        <RecordOpinion workspace={workspace} person={person.ref} name={name} onClose={() => setRecording(false)} />
      )}
    </>
  )
}

type TableProps = { readonly workspace: string; readonly rows: readonly Opinion[]; readonly mayWrite: boolean }

function OpinionTable({ workspace, rows, mayWrite }: TableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const who = useWho(workspace)
  const words = useOpinionWords()
  const send = useSend(workspace)
  const withdraw = (opinion: string) =>
    void send(t('opinions.withdrawn'), () => client.send('opinions.withdraw', { workspace, opinion }))
  return (
    <div className="table-scroll">
      <table className="table two-lines" data-testid="opinions">
        <caption className="visually-hidden">{t('opinions.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('opinions.day')}</th>
            <th scope="col">{t('opinions.kind')}</th>
            <th scope="col">{t('opinions.value')}</th>
            <th scope="col">{t('opinions.author')}</th>
            {mayWrite && (
              <th scope="col">
                <span className="visually-hidden">{t('people.acts')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ ref, day, kind, value, because, author, counts }) => (
            <tr key={ref}>
              <th scope="row" className="nowrap">
                {formatDay(language, day)}
              </th>
              <td>
                {t(`opinions.kinds.${kind}`)}
                {counts && kind !== 'note' && <div className="small muted">{t('opinions.counts')}</div>}
              </td>
              <td className="name wrap-anywhere">
                <OpinionValue kind={kind} value={value} />
                {because && <div className="small muted">{because}</div>}
              </td>
              <td className="wrap-anywhere">{author === null ? '—' : who(author)}</td>
              {mayWrite && (
                <td>
                  <button
                    type="button"
                    className="button"
                    data-size="small"
                    aria-label={t('opinions.withdrawOf', { value: words(kind, value), day: formatDay(language, day) })}
                    onClick={() => withdraw(ref)}
                  >
                    {t('opinions.withdraw')}
                  </button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
