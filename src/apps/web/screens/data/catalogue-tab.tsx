import './definitions.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { useLanguage } from '../../i18n/language.js'
import { FilterField } from '../../parts/filter-field.js'
import { Answer, NoMatch, Skeleton } from '../../parts/states.js'
import type { DataSearch } from '../../search/definitions-search.js'
import { groupsOf, type Metric, matches } from './catalogue/metric-groups.js'
import { MetricPanel } from './catalogue/metric-panel.js'

/** The metric catalogue: every number that there is, what it means and what is in it. */
export function CatalogueTab({ workspace }: { readonly workspace: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { q, metric: opened } = useSearch({ from: '/w/$workspace/data' })
  const navigate = useNavigate({ from: '/w/$workspace/data' })
  const go = (change: DataSearch, replace = false) =>
    void navigate({ search: (before) => ({ ...before, tab: 'catalogue', ...change }), replace, resetScroll: false })
  return (
    <Answer of={useAsk('metrics.list', {})} waiting={<Skeleton lines={12} height="3.5rem" />}>
      {({ rows }) => {
        const found = rows.filter((metric) => matches(metric, q, language))
        const metric = rows.find(({ id }) => id === opened)
        return (
          <div className="stack">
            <p className="muted prose">{t('catalogue.hint')}</p>
            <search className="controls">
              <FilterField
                label={t('catalogue.search')}
                value={q}
                onChange={(text) => go({ q: text || undefined }, true)}
              />
            </search>
            {found.length === 0 ? (
              <NoMatch title={t('catalogue.noMatch')} onClear={() => go({ q: undefined }, true)}>
                {t('catalogue.noMatchHint')}
              </NoMatch>
            ) : (
              <div className="split" data-open={metric !== undefined}>
                <div className="stack">
                  {groupsOf(found).map(([group, metrics]) => (
                    <MetricGroup
                      key={group}
                      title={t(`catalogue.groups.${group}`)}
                      metrics={metrics}
                      opened={opened}
                      onOpen={(id) => go({ metric: id })}
                    />
                  ))}
                </div>
                {metric && (
                  <MetricPanel
                    key={metric.id}
                    workspace={workspace}
                    metric={metric}
                    onClose={() => go({ metric: undefined })}
                  />
                )}
              </div>
            )}
          </div>
        )
      }}
    </Answer>
  )
}

function MetricGroup(props: {
  readonly title: string
  readonly metrics: readonly Metric[]
  readonly opened: string | undefined
  readonly onOpen: (id: string) => void
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <section className="stack-tight" aria-label={props.title}>
      <h2>{props.title}</h2>
      <ul className="metric-list">
        {props.metrics.map((metric) => (
          <li key={metric.id} data-open={metric.id === props.opened}>
            <div className="cluster">
              <button
                type="button"
                className="row-button"
                aria-expanded={metric.id === props.opened}
                onClick={() => props.onOpen(metric.id)}
              >
                {metric.name[language]}
              </button>
              <code className="muted small">{metric.id}</code>
              {metric.missing && (
                <span className="badge" data-tone="attention">
                  <span aria-hidden="true">▲</span> {t('catalogue.missing')}
                </span>
              )}
            </div>
            <p className="muted">{metric.missing ? metric.missing[language] : metric.words[language]}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
