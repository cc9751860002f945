import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../api/client.js'
import { formatMoment } from '../../../format/dates.js'
import { useLanguage } from '../../../i18n/language.js'
import { Answer } from '../../../parts/states.js'
import { differing, type PolicySet, settingText } from './policy-set.js'

/** Every version of a set: who made it, when, why, from which one, and what changed. */
export function PolicyHistory({ workspace, name }: { workspace: string; name: string }) {
  const { t } = useTranslation()
  return (
    <section className="stack">
      <h2>{t('policies.history.title', { name })}</h2>
      <Answer of={useAsk('policies.list', { workspace })}>
        {({ rows }) => {
          const versions = rows.filter((row) => row.name === name).sort((a, b) => b.version - a.version)
          if (versions.every((row) => row.shipped)) {
            return <p className="notice">{t('policies.history.shipped', { name })}</p>
          }
          return <Versions versions={versions} all={rows} />
        }}
      </Answer>
    </section>
  )
}

function Versions({ versions, all }: { versions: readonly PolicySet[]; all: readonly PolicySet[] }) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="table-scroll" tabIndex={0} aria-label={t('policies.menu.history')}>
      <table className="table" data-testid="policy-versions">
        <caption>{t('policies.history.caption', { count: versions.length })}</caption>
        <thead>
          <tr>
            {(['version', 'when', 'who', 'why', 'from', 'changes'] as const).map((name) => (
              <th scope="col" key={name}>
                {t(`policies.history.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {versions.map((set) => (
            <VersionRow key={set.key} set={set} base={all.find((row) => row.key === set.basedOn)} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function VersionRow({ set, base }: { set: PolicySet; base: PolicySet | undefined }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const changes = base ? differing(base.switches, set.switches) : []
  return (
    <tr>
      <th scope="row" className="nowrap">
        {set.version}{' '}
        {set.current && (
          <span className="badge" data-tone="info">
            {t('policies.current')}
          </span>
        )}
      </th>
      <td className="nowrap">{set.recordedAt !== null && formatMoment(language, set.recordedAt)}</td>
      <td className="nowrap">{set.actor}</td>
      <td>
        <span className="rule-words">{set.because}</span>
      </td>
      <td className="nowrap">{set.basedOn}</td>
      <td>
        {changes.length === 0 && <span className="muted">{t('policies.history.nothing')}</span>}
        {base &&
          changes.map((name) => (
            <p key={name} className="rule-words">
              {t(`policies.switches.${name}.title`)}: {settingText(t, name, base.switches[name])} →{' '}
              {settingText(t, name, set.switches[name])}
            </p>
          ))}
      </td>
    </tr>
  )
}
