import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { formatCompact } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { CellLink } from '../../parts/cell-link.js'
import { Answer, Skeleton } from '../../parts/states.js'
import { planAddress } from '../../search/addresses.js'
import { SeverityMark } from '../plans/severity-mark.js'

const shown = 5

/** What all plans together lack, the worst first. */
export function PlanGaps({ workspace }: { readonly workspace: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const asked = useAsk('plans.gaps', { workspace, limit: shown })
  return (
    <Answer of={asked} waiting={<Skeleton height="20rem" />}>
      {(data) => (
        <section className="panel panel-body stack-tight" aria-label={t('home.gaps')}>
          <h3>{t('home.gaps')}</h3>
          <p className="muted">{t(data.gaps.length === 0 ? 'home.noGaps' : 'home.gapsHint')}</p>
          <ul className="look-list">
            {data.gaps.map(({ id, account, accountName, severity, reason, amount }) => (
              <li key={id}>
                <span className="look-gap">
                  <SeverityMark severity={severity} />{' '}
                  <CellLink href={planAddress(workspace, account)}>{accountName}</CellLink>
                  <span className="small muted">{reason}</span>
                </span>
                {amount !== null && <span className="figures">{formatCompact(language, amount, data.currency)}</span>}
              </li>
            ))}
          </ul>
          <p className="look-more">
            <Link to="/w/$workspace/plans" params={{ workspace }} search={{}}>
              {t('home.allPlans')}
            </Link>
          </p>
        </section>
      )}
    </Answer>
  )
}
