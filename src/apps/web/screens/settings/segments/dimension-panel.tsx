import { ArrowDown, ArrowUp, EllipsisVertical, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../../format/dates.js'
import { formatCount } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'
import { Menu } from '../../../parts/menu.js'
import { ErrorNotice } from '../../../parts/states.js'
import type { SettingsSearch } from '../../../search/definitions-search.js'
import { useMay } from '../../../shell/session.js'
import { ruleWords } from './rule-words.js'
import type { Dimension, Segment } from './segment.js'
import { useSegmentActs } from './use-segment-acts.js'

type Props = {
  readonly workspace: string
  readonly dimension: Dimension
  readonly segments: readonly Segment[]
  readonly onGo: (next: SettingsSearch) => void
}

/** One dimension: its segments in the order in which their rules are tried, with how many accounts each has now. */
export function DimensionPanel({ workspace, dimension, segments, onGo }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const acts = useSegmentActs(workspace, segments)
  const mayWrite = useMay()(workspace, 'segments.change')
  const { dimension: name, assigned, unassigned } = dimension
  return (
    <section className="panel panel-body stack" aria-label={name} data-testid="dimension">
      <div className="definition-head">
        <div className="stack-tight">
          <h2>{name}</h2>
          <p className="muted">
            {t('segments.counts', {
              count: assigned,
              written: formatCount(language, assigned),
              unassigned: formatCount(language, unassigned),
            })}
          </p>
        </div>
        {mayWrite && (
          <button
            type="button"
            className="button"
            data-size="small"
            onClick={() => onGo({ edit: 'new', dimension: name })}
          >
            <Plus aria-hidden="true" />
            {t('segments.newSegment')}
          </button>
        )}
      </div>
      {acts.error && <ErrorNotice error={acts.error} />}
      <div className="table-scroll">
        <table className="table">
          <caption>{t('segments.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('segments.order')}</th>
              <th scope="col">{t('segments.segment')}</th>
              <th scope="col">{t('segments.rule')}</th>
              <th scope="col">{t('segments.since')}</th>
              <th scope="col" className="number">
                {t('segments.accounts')}
              </th>
              <th scope="col">
                <span className="visually-hidden">{t('segments.acts')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {segments.map((segment, place) => (
              <SegmentRow
                key={segment.name}
                segment={segment}
                place={place}
                isLast={place === segments.length - 1}
                acts={acts}
                mayWrite={mayWrite}
                onGo={onGo}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

type RowProps = {
  readonly segment: Segment
  readonly place: number
  readonly isLast: boolean
  readonly acts: ReturnType<typeof useSegmentActs>
  readonly mayWrite: boolean
  readonly onGo: (next: SettingsSearch) => void
}

function SegmentRow({ segment, place, isLast, acts, mayWrite, onGo }: RowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { name, rule, from, accounts, history } = segment
  const here = { dimension: segment.dimension, segment: name }
  return (
    <tr>
      <td>
        <span className="steps-pair">
          <button
            type="button"
            className="icon-button"
            disabled={place === 0 || acts.isBusy || !mayWrite}
            aria-label={t('segments.moveUp', { name })}
            onClick={() => acts.move(segment, -1)}
          >
            <ArrowUp aria-hidden="true" />
          </button>
          <button
            type="button"
            className="icon-button"
            disabled={isLast || acts.isBusy || !mayWrite}
            aria-label={t('segments.moveDown', { name })}
            onClick={() => acts.move(segment, 1)}
          >
            <ArrowDown aria-hidden="true" />
          </button>
        </span>
      </td>
      <th scope="row" className="wrap-anywhere">
        {name}
      </th>
      <td className="wrap-anywhere">
        <span className={rule === null ? 'rule-words muted' : 'rule-words'}>
          {rule === null ? t('segments.byList') : ruleWords(t, language, rule)}
        </span>
      </td>
      <td className="nowrap">
        {from === null ? t('segments.ever') : formatDay(language, from)}
        {history.length > 1 && (
          <span className="small muted"> · {t('segments.earlier', { count: history.length - 1 })}</span>
        )}
      </td>
      <td className="number">
        <button type="button" className="row-button" onClick={() => onGo(here)}>
          {formatCount(language, accounts)}
          <span className="visually-hidden"> · {t('segments.showMembers', { name })}</span>
        </button>
      </td>
      <td>
        <Menu
          label={t('segments.actsOf', { name })}
          look="icon"
          button={<EllipsisVertical aria-hidden="true" />}
          choices={[
            { id: 'members', text: t('segments.menu.members'), run: () => onGo(here) },
            {
              id: 'edit',
              text: t('segments.menu.edit'),
              disabled: !mayWrite,
              run: () => onGo({ ...here, edit: 'segment' }),
            },
            {
              id: 'delete',
              text: t('segments.menu.delete'),
              tone: 'danger',
              disabled: !mayWrite,
              run: () => acts.remove(segment),
            },
          ]}
        />
      </td>
    </tr>
  )
}
