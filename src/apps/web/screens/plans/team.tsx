import { useTranslation } from 'react-i18next'
import { functions } from '#plans'
import { AddButton } from './item-section.js'
import { kindNamed } from './plan.js'
import { usePlanPlace } from './plan-place.js'
import { usePlanWords } from './plan-words.js'

/** Who of ours works on the plan, by function, and who is missing. */
export function Team() {
  const { t } = useTranslation()
  const words = usePlanWords()
  const { shown, open } = usePlanPlace()
  const { members, missing } = shown.team
  const rows = functions.filter((name) => missing.includes(name) || members.some((member) => member.function === name))
  return (
    <section className="panel panel-body plan-section" aria-label={t('planPage.team')} data-testid="team">
      <div className="section-head">
        <h2>{t('planPage.team')}</h2>
        <AddButton kind="team-member" />
      </div>
      <ul className="team-list">
        {rows.map((name) => {
          const own = members.filter((member) => member.function === name)
          return (
            <li key={name}>
              <span className="small muted">{words.choice(name)}</span>
              {own.map(({ ref, owner }) => {
                const item = shown.items.find((each) => each.ref === ref)
                const kind = kindNamed(item?.kind)
                return (
                  <button
                    key={ref}
                    type="button"
                    className="row-button"
                    onClick={() => item && kind && open({ name: 'item', kind, item })}
                  >
                    {owner}
                  </button>
                )
              })}
              {own.length === 0 && (
                <span className="cluster">
                  <span className="badge" data-tone="attention">
                    <span aria-hidden="true">▲</span> {t('planPage.missing')}
                  </span>
                  <AddButton
                    kind="team-member"
                    given={{ function: name }}
                    text={t('planPage.addMember', { function: words.choice(name) })}
                  />
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
