import './plans.css'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { itemKind } from '#plans'
import { useAsk } from '../../api/client.js'
import { formatCount } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { SelectField } from '../../parts/fields.js'
import { keepOrder } from '../../parts/record-steps.js'
import { SentenceToCome } from '../../parts/sentence-to-come.js'
import { Answer, Empty, NoMatch, Skeleton } from '../../parts/states.js'
import { Page } from '../../shell/page.js'
import { useMay } from '../../shell/session.js'
import { useShortcut } from '../../shell/shortcuts.js'
import type { Listed } from './plan.js'
import { usePlanWords } from './plan-words.js'
import { PlansTable } from './plans-table.js'
import { StartPlan } from './start-plan.js'
import { Suggestions } from './suggestions.js'
import { SuppressionList } from './suppression-list.js'

const shownAtMost = 500
// With so many plans one knows where to begin.
const few = 3
const states = itemKind('plan').states as readonly Listed['state'][]

/** The customer plans, those with the worst gaps first. */
export function PlansScreen() {
  const { t } = useTranslation()
  const words = usePlanWords()
  const { workspace } = useParams({ from: '/w/$workspace/plans' })
  const { state, sort } = useSearch({ from: '/w/$workspace/plans' })
  const navigate = useNavigate({ from: '/w/$workspace/plans' })
  const [isStarting, setStarting] = useState(false)
  const chosen = states.find((each) => each === state)
  const asked = useAsk('plans.list', { workspace, state: chosen, limit: shownAtMost })
  const mayStart = useMay()(workspace, 'plans.start')
  const rows = asked.data?.rows ?? []
  const isEmpty = asked.data !== undefined && rows.length === 0 && chosen === undefined
  useShortcut('c', t('plans.start'), () => setStarting(true), { enabled: mayStart })
  keepOrder(
    'plans',
    rows.map(({ account }) => account),
  )
  const start = mayStart && (
    <button
      type="button"
      className="button"
      data-kind="primary"
      aria-keyshortcuts="c"
      onClick={() => setStarting(true)}
    >
      <Plus aria-hidden="true" />
      {t('plans.start')}
    </button>
  )
  return (
    <Page
      title={t('plans.title')}
      sentence={asked.data ? rows.length > 0 && <Sentence rows={rows} /> : !asked.error && <SentenceToCome lines={1} />}
      actions={
        !isEmpty && (
          <>
            <SuppressionList workspace={workspace} />
            {start}
          </>
        )
      }
    >
      {!isEmpty && (
        <section className="controls" aria-label={t('controls.title')}>
          <SelectField
            label={t('plans.filter')}
            value={chosen ?? ''}
            options={[
              { value: '', label: t('plans.all') },
              ...states.map((value) => ({ value, label: words.state('plan', value) })),
            ]}
            onChange={(value) => void navigate({ search: { state: value || undefined, sort }, replace: true })}
          />
        </section>
      )}
      <Answer of={asked} waiting={<Skeleton lines={8} />}>
        {({ rows: found, currency }) => {
          if (found.length > 0) {
            return (
              <PlansTable
                workspace={workspace}
                rows={found}
                currency={currency}
                sort={sort}
                onSort={(next) => void navigate({ search: { state, sort: next }, replace: true, resetScroll: false })}
              />
            )
          }
          if (chosen === undefined) {
            return (
              <Empty title={t('plans.none')} action={start}>
                {t('plans.noneHint')}
              </Empty>
            )
          }
          return (
            <NoMatch title={t('plans.noMatch')} onClear={() => void navigate({ search: { sort }, replace: true })}>
              {t('plans.noMatchHint')}
            </NoMatch>
          )
        }}
      </Answer>
      {asked.data && chosen === undefined && rows.length < few && <Suggestions workspace={workspace} />}
      {isStarting && <StartPlan workspace={workspace} onClose={() => setStarting(false)} />}
    </Page>
  )
}

function Sentence({ rows }: { readonly rows: readonly Listed[] }) {
  const language = useLanguage()
  const high = rows.reduce((sum, { gaps }) => sum + gaps.high, 0)
  return (
    <Trans
      i18nKey="plans.sentence"
      count={rows.length}
      values={{ written: formatCount(language, rows.length), high: formatCount(language, high) }}
      components={{ strong: <strong className="figures" /> }}
    />
  )
}
