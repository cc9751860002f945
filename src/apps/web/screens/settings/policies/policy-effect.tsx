import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../api/client.js'
import { negated, sumOf } from '../../../format/exact.js'
import type { Measured } from '../../../format/measures.js'
import { useLanguage } from '../../../i18n/language.js'
import { Change, Measure } from '../../../parts/measure.js'
import { ErrorNotice } from '../../../parts/states.js'

type Props = { readonly workspace: string; readonly before: string; readonly after: string }

/** ARR, NRR and GRR of today under the set in use and under another one. */
export function PolicyEffect(props: Props) {
  const { t } = useTranslation()
  return (
    <div className="table-scroll">
      <table className="table" data-testid="policy-effect">
        <caption>{t('policies.use.effect')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('policies.use.metric')}</th>
            <th scope="col" className="number">
              {t('policies.use.before')}
            </th>
            <th scope="col" className="number">
              {t('policies.use.after')}
            </th>
            <th scope="col" className="number">
              {t('policies.use.difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {(['arr', 'nrr', 'grr'] as const).map((metric) => (
            <EffectRow key={metric} {...props} metric={metric} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function EffectRow({ workspace, before, after, metric }: Props & { readonly metric: 'arr' | 'nrr' | 'grr' }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data: metrics } = useAsk('metrics.list', {})
  const { data, error } = useAsk('metrics.compare', { id: metric, workspace, policies: `${before},${after}`, limit: 1 })
  const measured = (policy: string): Measured => ({
    value: data?.values[policy],
    unit: data?.unit ?? 'money',
    currency: data?.currency,
    because: data?.because[policy],
  })
  const [left, right] = [measured(before), measured(after)]
  const apart = left.value == null || right.value == null ? null : sumOf([right.value, negated(left.value)])
  const name = metrics?.rows.find((row) => row.id === metric)?.name[language]
  if (error) {
    return (
      <tr>
        <td colSpan={4}>
          <ErrorNotice error={error} />
        </td>
      </tr>
    )
  }
  return (
    <tr>
      <th scope="row">{name}</th>
      {data ? (
        <>
          <td className="number">
            <Measure of={left} compact />
          </td>
          <td className="number">
            <Measure of={right} compact />
          </td>
          <td className="number">
            {apart !== null && (
              <Change of={{ ...left, value: apart, unit: left.unit === 'ratio' ? 'pp' : left.unit }} />
            )}
          </td>
        </>
      ) : (
        <td colSpan={3}>{t('states.loading')}</td>
      )}
    </tr>
  )
}
