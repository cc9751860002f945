import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../api/client.js'
import { formatCount } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'
import { Answer, Empty, Skeleton } from '../../../parts/states.js'
import type { Account, TabProps } from './ask-account.js'

/** Where an account stands: the one above it, those below, its own units, how many people of it are known. */
export function OrganisationTab({ workspace, account }: TabProps) {
  return (
    <Answer of={useAsk('accounts.show', { workspace, account })} waiting={<Skeleton lines={6} />}>
      {(found) => <Organisation workspace={workspace} account={found} />}
    </Answer>
  )
}

function Organisation({ workspace, account }: { readonly workspace: string; readonly account: Account }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { parent, children, units, people } = account
  if (parent === null && children.length + units.length + people === 0) {
    return <Empty title={t('organisation.none')}>{t('organisation.noneHint')}</Empty>
  }
  return (
    <div className="stack">
      <section className="stack-tight">
        <h2>{t('organisation.companies')}</h2>
        <Companies workspace={workspace} account={account} />
      </section>
      <section className="stack-tight">
        <h2>{t('organisation.units')}</h2>
        {units.length === 0 ? (
          <p className="muted">{t('organisation.noUnits')}</p>
        ) : (
          <Units units={units} parent={null} />
        )}
      </section>
      <section className="stack-tight">
        <h2>{t('organisation.people')}</h2>
        <p>{t('organisation.peopleKnown', { count: people, written: formatCount(language, people) })}</p>
      </section>
    </div>
  )
}

function Companies({ workspace, account }: { readonly workspace: string; readonly account: Account }) {
  const { t } = useTranslation()
  const { parent, parentName, children } = account
  const link = (ref: string, name: string) => (
    <Link to="/w/$workspace/accounts/$account" params={{ workspace, account: ref }} search={{ tab: 'organisation' }}>
      {name}
    </Link>
  )
  return (
    <ul className="tree">
      <li>
        {parent === null ? <span className="muted">{t('organisation.top')}</span> : link(parent, parentName ?? parent)}
        <ul>
          <li>
            <strong>{account.name}</strong>
            {children.length > 0 && (
              <ul>
                {children.map((child) => (
                  <li key={child.ref}>{link(child.ref, child.name)}</li>
                ))}
              </ul>
            )}
          </li>
        </ul>
      </li>
    </ul>
  )
}

type Unit = Account['units'][number]

function Units({ units, parent }: { readonly units: readonly Unit[]; readonly parent: string | null }) {
  const known = new Set(units.map((unit) => unit.ref))
  // A unit whose parent is not known stands at the top.
  const parentOf = (unit: Unit) => (unit.parent !== null && known.has(unit.parent) ? unit.parent : null)
  const here = units.filter((unit) => parentOf(unit) === parent)
  if (here.length === 0) return null
  return (
    <ul className="tree">
      {here.map((unit) => (
        <li key={unit.ref}>
          {unit.name} {unit.kind && <span className="muted small">{unit.kind}</span>}
          <Units units={units} parent={unit.ref} />
        </li>
      ))}
    </ul>
  )
}
