import { useNavigate, useSearch } from '@tanstack/react-router'
import { useAsk } from '../../../api/client.js'
import { Answer, Skeleton } from '../../../parts/states.js'
import type { AccountSearch } from '../../../search/accounts-search.js'
import { AccountLedger } from '../money/account-ledger.js'
import { ContractLines } from '../money/contract-lines.js'
import { type TabProps, useListed } from './ask-account.js'

/** The money of an account: its contract lines, and every movement with the ARR after it. */
export function MoneyTab({ workspace, account }: TabProps) {
  const { after, until, lines } = useSearch({ from: '/w/$workspace/accounts/$account' })
  const navigate = useNavigate({ from: '/w/$workspace/accounts/$account' })
  const go = (search: AccountSearch) => void navigate({ search, replace: true, resetScroll: false })
  const money = useAsk('ledger.account', { workspace, account })
  const listed = useListed(workspace, account)
  const { asOf, from, rows: [row] = [] } = listed.data ?? {}
  const numbers = [
    { after: undefined, until: asOf, amount: row?.now },
    { after: undefined, until: from, amount: row?.before },
    { after: from, until: asOf, amount: row?.change },
  ]
  const opened = until === undefined ? undefined : { after, until }
  return (
    <div className="stack">
      <Answer of={money} waiting={<Skeleton lines={4} />}>
        {(found) => (
          <ContractLines
            workspace={workspace}
            money={found}
            hasEnded={lines === 'all'}
            onShowEnded={(isShown) => go({ tab: 'money', after, until, lines: isShown ? 'all' : undefined })}
          />
        )}
      </Answer>
      <AccountLedger
        workspace={workspace}
        account={account}
        opened={
          opened && { ...opened, amount: numbers.find((each) => each.after === after && each.until === until)?.amount }
        }
        onShowAll={() => go({ tab: 'money', lines })}
      />
    </div>
  )
}
