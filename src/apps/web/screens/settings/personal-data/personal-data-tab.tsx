import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Output, useAsk } from '../../../api/client.js'
import { formatMoment } from '../../../format/dates.js'
import { useLanguage } from '../../../i18n/language.js'
import { Answer, type Asked, Skeleton } from '../../../parts/states.js'
import { useWho } from '../audit/who.js'
import { ChangePeriod } from './change-period.js'
import { ExpireNow } from './expire-now.js'
import type { Holding } from './holding.js'

/** The register of purposes, how long what is kept, and the erasures that were carried out. */
export function PersonalDataTab({ workspace }: { workspace: string }) {
  const { t } = useTranslation()
  const [act, setAct] = useState<{ readonly holding: string } | 'expire'>()
  const close = () => setAct(undefined)
  const erasures = useAsk('people.erasures', { workspace })
  return (
    <div className="stack">
      <div className="definition-head">
        <p className="muted prose">{t('personalData.hint')}</p>
        <button type="button" className="button" onClick={() => setAct('expire')}>
          {t('personalData.expire')}
        </button>
      </div>
      <Answer of={useAsk('personal-data.register', { workspace })}>
        {({ rows }) => {
          const changed = act !== 'expire' && rows.find(({ name }) => name === act?.holding)
          return (
            <>
              <Register rows={rows} onChange={(holding) => setAct({ holding })} />
              {changed && <ChangePeriod workspace={workspace} holding={changed} onClose={close} />}
              {act === 'expire' && <ExpireNow workspace={workspace} rows={rows} onClose={close} />}
              <Erasures workspace={workspace} asked={erasures} />
            </>
          )
        }}
      </Answer>
    </div>
  )
}

type RegisterProps = { readonly rows: readonly Holding[]; readonly onChange: (holding: string) => void }

function Register({ rows, onChange }: RegisterProps) {
  const { t } = useTranslation()
  return (
    <div className="table-scroll">
      <table className="table two-lines" data-testid="register">
        <caption>{t('personalData.register')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('personalData.what')}</th>
            <th scope="col">{t('personalData.purpose')}</th>
            <th scope="col">{t('personalData.period')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('personalData.change')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((holding) => (
            <HoldingRow key={holding.name} holding={holding} onChange={onChange} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function HoldingRow({ holding, onChange }: Omit<RegisterProps, 'rows'> & { readonly holding: Holding }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { name, what, purpose, basis, period, unit, from, own } = holding
  const howLong =
    period === null || unit === null ? t('personalData.forever') : t(`personalData.${unit}`, { count: period })
  return (
    <tr>
      <th scope="row" className="register-words">
        {what[language]}
      </th>
      <td className="register-words">
        {purpose[language]}
        <div className="small muted">{t(`personalData.bases.${basis}`)}</div>
      </td>
      <td className="register-words">
        {howLong}
        {own && <span className="muted"> · {t('personalData.own')}</span>}
        <div className="small muted">
          {unit === null ? from[language] : t('personalData.from', { from: from[language] })}
        </div>
      </td>
      <td>
        {unit !== null && (
          <button
            type="button"
            className="button"
            data-size="small"
            aria-label={`${t('personalData.change')}: ${what[language]}`}
            onClick={() => onChange(name)}
          >
            {t('personalData.change')}
          </button>
        )}
      </td>
    </tr>
  )
}

type ErasuresProps = { readonly workspace: string; readonly asked: Asked<Output<'people.erasures'>> }

function Erasures({ workspace, asked }: ErasuresProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const who = useWho(workspace)
  return (
    <section className="stack-tight">
      <h2>{t('personalData.erasures')}</h2>
      <Answer of={asked} waiting={<Skeleton lines={2} />}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="muted">{t('personalData.noErasures')}</p>
          ) : (
            <div className="table-scroll">
              <table className="table" data-testid="erasures">
                <caption className="visually-hidden">{t('personalData.erasures')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('personalData.at')}</th>
                    <th scope="col">{t('personalData.person')}</th>
                    <th scope="col">{t('personalData.by')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ person, at, by }) => (
                    <tr key={`${at} ${person}`}>
                      <th scope="row" className="nowrap">
                        {formatMoment(language, at)}
                      </th>
                      <td>{person ?? '—'}</td>
                      <td>{who(by)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answer>
    </section>
  )
}
