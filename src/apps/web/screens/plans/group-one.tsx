import { useTranslation } from 'react-i18next'
import { advocateRoles } from '#plans'
import { CalmZone } from './calm-zone.js'
import { ItemRow } from './item-row.js'
import { AddButton, ItemSection } from './item-section.js'
import { OutcomeProgress } from './outcome-progress.js'
import { GroupMessage } from './plan-facts.js'
import { usePlanPlace } from './plan-place.js'
import { usePlanWords } from './plan-words.js'

/** How the people of what was bought are kept, and helped to buy more. */
export function GroupOne() {
  const { t } = useTranslation()
  const { shown } = usePlanPlace()
  const second = new Set(shown.groups?.group2)
  return (
    <section className="panel panel-body stack" aria-label={t('planPage.group1')} data-testid="group1">
      <div className="stack-tight">
        <h2>{t('planPage.group1')}</h2>
        <p className="muted">{t('planPage.group1Hint')}</p>
      </div>
      <GroupMessage group={1} />
      <ItemSection kind="renewal-condition" />
      <ItemSection kind="outcome" below={(item) => <OutcomeProgress outcome={item} />} />
      <CalmZone />
      <Advocates />
      <ItemSection kind="backup" />
      <ItemSection kind="critic" />
      <ItemSection kind="difficulty" />
      <ItemSection kind="message" of={({ person }) => !second.has(person ?? '')} />
      <Minor />
    </section>
  )
}

// What many plans do without takes no place until it is there.
const minor = ['proposal', 'milestone', 'ask', 'brief', 'audience'] as const

function Minor() {
  const { t } = useTranslation()
  const words = usePlanWords()
  const { shown, isReadOnly } = usePlanPlace()
  const has = (kind: string) => shown.items.some((item) => item.kind === kind)
  const lacking = minor.filter((kind) => !has(kind))
  return (
    <>
      {minor.filter(has).map((kind) => (
        <ItemSection key={kind} kind={kind} />
      ))}
      {lacking.length > 0 && !isReadOnly && (
        <section className="plan-section" aria-label={t('planPage.more')}>
          <h3>{t('planPage.more')}</h3>
          <div className="cluster">
            {lacking.map((kind) => (
              <AddButton key={kind} kind={kind} text={words.kind(kind)} />
            ))}
          </div>
        </section>
      )}
    </>
  )
}

function Advocates() {
  const { t } = useTranslation()
  const words = usePlanWords()
  const { shown } = usePlanPlace()
  const advocates = shown.items.filter(({ kind }) => kind === 'advocate')
  return (
    <section className="plan-section" aria-label={t('planPage.advocates')} data-testid="section-advocate">
      <div className="section-head">
        <h3>{t('planPage.advocates')}</h3>
      </div>
      <ul className="role-list">
        {advocateRoles.map((role) => {
          const own = advocates.filter(({ attributes }) => attributes.role === role)
          return (
            <li key={role}>
              <span className="small muted">{words.choice(role)}</span>
              {own.length > 0 ? (
                <ul className="item-list">
                  {own.map((item) => (
                    <ItemRow key={item.ref} item={item} />
                  ))}
                </ul>
              ) : (
                <span className="cluster">
                  <span className="muted">{t('planPage.nobodyIn')}</span>
                  <AddButton
                    kind="advocate"
                    given={{ 'attributes.role': role }}
                    text={t('planPage.addMember', { function: words.choice(role) })}
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
