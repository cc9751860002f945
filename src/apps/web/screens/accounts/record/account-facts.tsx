import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { accountAttributes } from '../../../search/accounts-search.js'
import type { Account } from './ask-account.js'

const first = ['owner', 'segment'] as const

/** What is known of an account: attributes, segments, what else its source says. */
export function AccountFacts({ workspace, account }: { readonly workspace: string; readonly account: Account }) {
  const { t } = useTranslation()
  const others = accountAttributes.filter((name) => !first.some((each) => each === name))
  return (
    <dl className="facts">
      {[...first, ...others].map((name) => (
        <Fact key={name} name={t(`groupings.${name}`)}>
          {account[name]}
        </Fact>
      ))}
      {account.dimensions.map(({ dimension, segment }) => (
        <Fact key={dimension} name={dimension}>
          {segment}
        </Fact>
      ))}
      {account.attributes.map(({ name, value }) => (
        <Fact key={name} name={name}>
          {value}
        </Fact>
      ))}
      {account.parent !== null && (
        <Fact name={t('accounts.parent')}>
          <Link to="/w/$workspace/accounts/$account" params={{ workspace, account: account.parent }}>
            {account.parentName ?? account.parent}
          </Link>
        </Fact>
      )}
    </dl>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children ?? <span className="zero">—</span>}</dd>
    </div>
  )
}
