import { CirclePlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, useAsk } from '../../../api/client.js'
import { Answer, Empty } from '../../../parts/states.js'
import { useMay } from '../../../shell/session.js'
import type { TabProps } from '../record/ask-account.js'
import { useSend } from '../send-change.js'
import { CloseOpportunity } from './close-opportunity.js'
import type { Opportunity, OpportunityAct } from './opportunity.js'
import { OpportunityForm } from './opportunity-form.js'
import { OpportunityTable } from './opportunity-table.js'

const shown = 500

/** What may be sold to an account, and what was won and lost. */
export function OpportunitiesTab({ workspace, account }: TabProps) {
  const { t } = useTranslation()
  const [act, setAct] = useState<OpportunityAct>()
  const mayWrite = useMay()(workspace, 'opportunities.create')
  const asked = useAsk('opportunities.list', { workspace, account, limit: shown })
  const remove = useRemove(workspace)
  const add = mayWrite && (
    <button type="button" className="button" data-kind="primary" onClick={() => setAct({ name: 'add' })}>
      <CirclePlus aria-hidden="true" />
      {t('opportunities.add')}
    </button>
  )
  const onClose = () => setAct(undefined)
  return (
    <Answer of={asked}>
      {({ rows, totals, next }) => {
        const chosen = rows.find(({ ref }) => ref === act?.ref)
        return (
          <div className="stack">
            {rows.length === 0 ? (
              <Empty title={t('opportunities.none')} action={add}>
                {t('opportunities.noneHint')}
              </Empty>
            ) : (
              <>
                <p className="muted prose">{t('opportunities.hint')}</p>
                {add && <div>{add}</div>}
                <OpportunityTable rows={rows} totals={totals} mayWrite={mayWrite} onAct={setAct} onRemove={remove} />
                {next !== null && <p className="muted">{t('opportunities.more', { count: shown })}</p>}
              </>
            )}
            {act?.name === 'add' && <OpportunityForm workspace={workspace} account={account} onClose={onClose} />}
            {act?.name === 'edit' && chosen && (
              <OpportunityForm workspace={workspace} account={account} opportunity={chosen} onClose={onClose} />
            )}
            {(act?.name === 'won' || act?.name === 'lost') && chosen && (
              <CloseOpportunity workspace={workspace} opportunity={chosen} outcome={act.name} onClose={onClose} />
            )}
          </div>
        )
      }}
    </Answer>
  )
}

function useRemove(workspace: string): (opportunity: Opportunity) => void {
  const { t } = useTranslation()
  const send = useSend(workspace)
  return ({ ref, name }) =>
    void send(t('opportunities.removed', { name }), () =>
      client.send('opportunities.remove', { workspace, opportunity: ref }),
    )
}
