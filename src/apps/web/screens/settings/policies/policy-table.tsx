import { EllipsisVertical } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Menu } from '../../../parts/menu.js'
import { useMay } from '../../../shell/session.js'
import { type PolicySet, type SwitchName, settings, settingText, switchNames } from './policy-set.js'

type Props = {
  readonly workspace: string
  readonly sets: readonly PolicySet[]
  readonly current: PolicySet | undefined
  readonly onCompare: (set: PolicySet) => void
  readonly onHistory: (set: PolicySet) => void
  readonly onAct: (act: 'create' | 'change' | 'use', set: PolicySet) => void
}

/** The sets as columns, the switches as rows with what each decides; what differs from the set in use is marked. */
export function PolicyTable(props: Props) {
  const { t } = useTranslation()
  const { sets, current } = props
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="table-scroll" tabIndex={0} aria-label={t('policies.table')}>
      <table className="table policy-table" data-testid="policies">
        <caption>{t('policies.caption', { policy: current?.key })}</caption>
        <thead>
          <tr>
            <th scope="col" className="pinned">
              {t('policies.switch')}
            </th>
            {sets.map((set) => (
              <th scope="col" key={set.key}>
                <SetHead {...props} set={set} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {switchNames.map((name) => (
            <tr key={name}>
              <th scope="row" className="pinned">
                {t(`policies.switches.${name}.title`)}
                <p className="small muted">{t(`policies.switches.${name}.what`)}</p>
                <Choices name={name} />
              </th>
              {sets.map((set) => {
                const differs = current !== undefined && set.switches[name] !== current.switches[name]
                return (
                  <td key={set.key} data-differs={differs}>
                    {differs && (
                      <>
                        <span aria-hidden="true">≠ </span>
                        <span className="visually-hidden">{t('policies.differs')}: </span>
                      </>
                    )}
                    {settingText(t, name, set.switches[name])}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Choices({ name }: { readonly name: SwitchName }) {
  const { t } = useTranslation()
  const choices: readonly string[] | 'days' = settings[name]
  if (choices === 'days') return null
  return (
    <details className="small muted">
      <summary>{t('policies.choices')}</summary>
      <ul className="bullets">
        {choices.map((choice) => (
          <li key={choice}>{settingText(t, name, choice)}</li>
        ))}
      </ul>
    </details>
  )
}

function SetHead({ workspace, set, onCompare, onHistory, onAct }: Props & { readonly set: PolicySet }) {
  const { t } = useTranslation()
  const mayNot = !useMay()(workspace, 'policies.use')
  const compare = { id: 'compare', text: t('policies.menu.compare'), disabled: set.current, run: () => onCompare(set) }
  return (
    <div className="policy-head">
      <div>
        <strong>{set.name}</strong>
        <p>
          {set.shipped
            ? t(`policies.about.${set.name}` as 'policies.about.mainstay', { defaultValue: t('policies.shipped') })
            : `${t('policies.own')}, ${t('policies.version', { version: set.version })}`}
        </p>
        <p>
          {set.current && (
            <span className="badge" data-tone="info">
              {t('policies.current')}
            </span>
          )}
        </p>
      </div>
      <Menu
        label={t('policies.acts', { name: set.key })}
        look="icon"
        button={<EllipsisVertical aria-hidden="true" />}
        choices={[
          compare,
          { id: 'use', text: t('policies.menu.use'), disabled: set.current || mayNot, run: () => onAct('use', set) },
          { id: 'create', text: t('policies.menu.create'), disabled: mayNot, run: () => onAct('create', set) },
          ...(set.shipped
            ? []
            : [{ id: 'change', text: t('policies.menu.change'), disabled: mayNot, run: () => onAct('change', set) }]),
          { id: 'history', text: t('policies.menu.history'), run: () => onHistory(set) },
        ]}
      />
    </div>
  )
}
