import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../parts/states.js'
import { useMay } from '../../shell/session.js'
import { StartPlan } from './start-plan.js'

type Props = {
  readonly workspace: string
  readonly account: string
  readonly name: string
  readonly isNow: boolean
}

/** An account without a plan: what one is for, and the way to start it. */
export function NoPlan({ workspace, account, name, isNow }: Props) {
  const { t } = useTranslation()
  const [isStarting, setStarting] = useState(false)
  const mayStart = useMay()(workspace, 'plans.start')
  return (
    <>
      <Empty
        title={t(isNow ? 'planPage.none' : 'planPage.noneThen')}
        action={
          isNow &&
          mayStart && (
            <button type="button" className="button" data-kind="primary" onClick={() => setStarting(true)}>
              <Plus aria-hidden="true" />
              {t('plans.start')}
            </button>
          )
        }
      >
        {t('planPage.noneHint')}
      </Empty>
      {isStarting && (
        <StartPlan workspace={workspace} account={account} name={name} onClose={() => setStarting(false)} />
      )}
    </>
  )
}
