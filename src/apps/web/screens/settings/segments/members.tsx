import { useMutation } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers, type Output, useAsk } from '../../../api/client.js'
import { formatDay } from '../../../format/dates.js'
import { formatCount } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'
import { AccountLink } from '../../../parts/account-link.js'
import type { Column } from '../../../parts/data-table/column.js'
import { DataTable } from '../../../parts/data-table/data-table.js'
import { FormField } from '../../../parts/fields.js'
import { Answer, ErrorNotice } from '../../../parts/states.js'
import { useMay } from '../../../shell/session.js'
import { useUndo } from '../../../shell/toasts.js'
import { AccountPicker } from './account-picker.js'
import { FromField } from './from-field.js'
import { ruleWords } from './rule-words.js'
import type { Segment } from './segment.js'
import type { Chosen } from './segment-draft.js'
import { today } from './today.js'

type Props = {
  readonly workspace: string
  readonly segment: Segment
  /** The day that is looked at; without it today. */
  readonly on: string | undefined
  readonly onDay: (on: string | undefined) => void
}

type Member = Output<'segments.members'>['rows'][number]

/** Who is in a segment on a day, since when, and whether by the rule or by the list; and the list itself. */
export function Members({ workspace, segment, on, onDay }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { dimension, name, rule } = segment
  const mayAssign = useMay()(workspace, 'segments.assign')
  return (
    <section className="stack">
      <div className="stack-tight">
        <h2>{t('segments.membersOf', { name, dimension })}</h2>
        <p className="muted">{rule === null ? t('segments.byList') : ruleWords(t, language, rule)}</p>
      </div>
      <FormField label={t('segments.onDay')}>
        {(ids) => (
          <input
            {...ids}
            type="date"
            className="input figures day-input"
            value={on ?? ''}
            onChange={(event) => onDay(event.target.value || undefined)}
          />
        )}
      </FormField>
      <MemberTable workspace={workspace} segment={segment} on={on} />
      {mayAssign && <AddMembers workspace={workspace} segment={segment} />}
    </section>
  )
}

function MemberTable({ workspace, segment, on }: Omit<Props, 'onDay'>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [limit, setLimit] = useState(200)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { dimension, name } = segment
  const asked = useAsk('segments.members', { workspace, segment: name, dimension, on, limit })
  const columns = useColumns(workspace)
  const mayAssign = useMay()(workspace, 'segments.assign')
  const assign = useAssign(workspace, segment)
  // What a rule takes is on no list; and what was before the day stays.
  const onList = asked.data?.rows.filter(({ ref, why }) => chosen.has(ref) && why === 'list') ?? []
  const takeOff = async () => {
    await assign.mutateAsync({ accounts: onList.map(({ ref }) => ref), to: undefined, from: on ?? today() })
    setChosen(new Set())
  }
  return (
    <>
      {assign.error && <ErrorNotice error={assign.error} />}
      <Answer of={asked}>
        {({ rows, count, next }) =>
          rows.length === 0 ? (
            <p className="notice">{t('segments.noMembers')}</p>
          ) : (
            <DataTable
              label={t('segments.members')}
              caption={t('segments.memberCount', { count, written: formatCount(language, count) })}
              columns={columns}
              rows={rows}
              keyOf={(row) => row.ref}
              nameOf={(row) => row.name}
              selection={
                mayAssign
                  ? {
                      keys: chosen,
                      onChange: setChosen,
                      acts: () =>
                        onList.length === 0 ? (
                          <span>{t('segments.noneOnList')}</span>
                        ) : (
                          <button type="button" className="button" data-size="small" onClick={() => void takeOff()}>
                            {t('segments.takeOff', { count: onList.length })}
                          </button>
                        ),
                    }
                  : undefined
              }
              more={
                next === null
                  ? undefined
                  : { isLoading: asked.isFetching, onMore: () => setLimit(Math.min(limit * 5, 5000)) }
              }
              testId="members"
            />
          )
        }
      </Answer>
    </>
  )
}

function useColumns(workspace: string): readonly Column<Member>[] {
  const { t } = useTranslation()
  const language = useLanguage()
  return useMemo(
    () => [
      {
        id: 'name',
        title: t('segments.account'),
        isFixed: true,
        cell: (row: Member) => (
          <AccountLink workspace={workspace} account={row.ref}>
            {row.name}
          </AccountLink>
        ),
      },
      { id: 'ref', title: t('accounts.ref'), cell: (row: Member) => <code>{row.ref}</code> },
      {
        id: 'since',
        title: t('segments.since'),
        cell: (row: Member) => (row.since === null ? t('segments.ever') : formatDay(language, row.since)),
      },
      { id: 'why', title: t('segments.why'), cell: (row: Member) => t(`segments.whys.${row.why}`) },
    ],
    [workspace, language, t],
  )
}

function AddMembers({ workspace, segment }: { workspace: string; segment: Segment }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const [from, setFrom] = useState(today)
  const assign = useAssign(workspace, segment)
  const add = async () => {
    await assign.mutateAsync({ accounts: chosen.map(({ ref }) => ref), to: segment.name, from: from || undefined })
    setChosen([])
  }
  return (
    <section className="panel panel-body stack" aria-label={t('segments.addAccounts')}>
      <h3>{t('segments.addAccounts')}</h3>
      <p className="muted prose">{t('segments.addHint')}</p>
      <AccountPicker workspace={workspace} chosen={chosen} onChange={setChosen} />
      {chosen.length > 0 && (
        <>
          <FromField value={from} isNew={false} onChange={setFrom} />
          <div>
            <button
              type="button"
              className="button"
              data-kind="primary"
              disabled={assign.isPending}
              onClick={() => void add()}
            >
              {t('segments.addChosen', { count: chosen.length })}
            </button>
          </div>
        </>
      )}
      {assign.error && <ErrorNotice error={assign.error} />}
    </section>
  )
}

type Assignment = {
  readonly accounts: readonly string[]
  /** The segment; undefined takes them off every list of the dimension. */
  readonly to: string | undefined
  readonly from: string | undefined
}

function useAssign(workspace: string, { dimension }: Segment) {
  const { t } = useTranslation()
  const offerUndo = useUndo(workspace)
  return useMutation({
    mutationFn: ({ accounts, to, from }: Assignment) =>
      client.send('segments.assign', { workspace, dimension, accounts: [...accounts], segment: to, from }),
    onSuccess: async ({ changeId, accounts }, { to }) => {
      await forgetAnswers()
      offerUndo(
        t(to === undefined ? 'segments.tookOff' : 'segments.assigned', { count: accounts, name: to }),
        async () => {
          await client.send('changes.undo', { workspace, id: changeId })
          await forgetAnswers()
        },
      )
    },
  })
}
