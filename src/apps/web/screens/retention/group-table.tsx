import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { csvOf, offerFile } from '../../format/csv.js'
import { formatCount } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { sortedBy } from '../../parts/data-table/column.js'
import { DataTable } from '../../parts/data-table/data-table.js'
import { SegmentsField } from '../../parts/fields.js'
import { Answer, Skeleton } from '../../parts/states.js'
import { groupValues, type MetricValue } from '../metrics/metric-input.js'
import { useGroupingName } from '../metrics/use-grouping-name.js'
import { useGroupColumns } from './group-columns.js'
import { asked, type RetentionMetric, type RetentionQuestion, retentionMetrics } from './retention-question.js'
import type { TabProps } from './tab-props.js'

type Props = {
  readonly question: RetentionQuestion
  readonly by: string
  readonly onChange: TabProps['onChange']
}

/** One ratio by group: then, now, its interval, how many customers, each opening its rows. */
export function GroupTable({ question, by, onChange }: Props) {
  const { t } = useTranslation()
  const metric: RetentionMetric = question.search.of ?? 'nrr'
  const groups = useAsk('metrics.show', { id: metric, ...asked(question), by })
  const name = useGroupingName()(by)
  return (
    <section className="stack-tight" aria-label={t('retention.byGroup', { name })}>
      <div className="drawing-head">
        <h2>{t('retention.byGroup', { name })}</h2>
        <div className="cluster">
          <SegmentsField
            label={t('comparator.metric')}
            isLabelHidden
            value={metric}
            options={retentionMetrics.map((id) => ({ value: id, label: t(`metricNames.${id}`) }))}
            onChange={(id) => onChange({ of: id === 'nrr' ? undefined : (id as 'grr' | 'logo-retention') })}
          />
          {groups.data && (
            <button
              type="button"
              className="button"
              data-size="small"
              onClick={() => offerGroups(metric, by, groupValues(groups.data))}
            >
              {t('states.csv')}
            </button>
          )}
        </div>
      </div>
      <Answer of={groups} waiting={<Skeleton lines={6} />}>
        {(found) => (
          <Groups
            question={question}
            by={by}
            metric={metric}
            name={name}
            rows={groupValues(found)}
            onChange={onChange}
          />
        )}
      </Answer>
    </section>
  )
}

function Groups(
  props: Props & {
    readonly metric: RetentionMetric
    readonly name: string
    readonly rows: readonly MetricValue[]
  },
) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { rows, name, metric, question, onChange } = props
  const columns = useGroupColumns(props)
  const sort = question.search.sort ?? '-then'
  return (
    <>
      <DataTable
        label={t('retention.byGroup', { name })}
        caption={t('retention.groupsCaption', {
          metric: t(`metricNames.${metric}`),
          count: rows.length,
          written: formatCount(language, rows.length),
          currency: rows[0]?.currency ?? '',
          policy: rows[0]?.policy ?? '',
        })}
        columns={columns}
        rows={sortedBy(rows, columns, sort, language)}
        keyOf={(row) => (row.group == null ? '-' : `=${row.group}`)}
        nameOf={(row) => row.group ?? t('revenue.unassigned')}
        sort={sort}
        onSort={(next) => onChange({ sort: next })}
        testId="groups"
      />
      {rows[0]?.note && <p className="muted small">{rows[0].note[language]}</p>}
    </>
  )
}

function offerGroups(metric: string, by: string, rows: readonly MetricValue[]): void {
  const head = [by, 'customers', 'then', 'now', metric, 'low', 'high', 'because']
  const lines = rows.map((row) => [
    row.group ?? null,
    row.units,
    row.denominator,
    row.numerator,
    row.value,
    row.interval?.low ?? null,
    row.interval?.high ?? null,
    row.because,
  ])
  offerFile(`${metric} by ${by}.csv`, csvOf([head, ...lines]))
}
