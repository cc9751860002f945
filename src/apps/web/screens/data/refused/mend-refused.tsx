import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client, forgetAnswers, type Progress } from '../../../api/client.js'
import { formatCount } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'
import { Answer, ErrorNotice, Skeleton } from '../../../parts/states.js'
import { RoleNotice } from '../../../shell/role-notice.js'
import { useMay } from '../../../shell/session.js'
import { useUndo } from '../../../shell/toasts.js'
import { JobProgress } from '../job-progress.js'
import { MendGrid } from './mend-grid.js'
import { type Edits, offerRefused, type RefusedRow } from './refused-row.js'
import { type FileOfImport, readAllRefused, useRefused } from './use-refused.js'

type Props = FileOfImport & { readonly file: string; readonly entity: string; readonly open: number }

/** The refused rows of an imported file, to be corrected and taken in; what went in leaves the list. */
export function MendRefused(props: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const pages = useRefused(props)
  const mending = useMending(props)
  const mayMend = useMay()(props.workspace, 'imports.mend')
  const entity = t(`entities.${props.entity}` as 'entities.account', props.entity)
  const written = formatCount(language, props.open)
  const title = t('mend.title', { count: props.open, written, file: props.file, entity })
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const cannotMend = pages.data?.pages[0]?.cannotMend ?? null
  const isOpen = cannotMend === null && mayMend
  const shown = rows.map((row) => mending.again.get(row.row) ?? row)
  return (
    <section className="stack-tight" data-testid="mending">
      <div className="cluster">
        <h2>{title}</h2>
        <Download {...props} />
      </div>
      <RoleNotice workspace={props.workspace} action="imports.mend" />
      {isOpen && <p className="muted prose">{t('mend.afterHint')}</p>}
      {cannotMend !== null && (
        <p className="notice" data-tone="attention">
          {cannotMend}
        </p>
      )}
      <Answer of={{ data: pages.data, error: pages.error, refetch: pages.refetch }} waiting={<Skeleton lines={5} />}>
        {({ pages: [first] }) => (
          <fieldset className="stack-tight" disabled={mending.isBusy || !isOpen}>
            <legend className="visually-hidden">{title}</legend>
            <MendGrid
              label={title}
              columns={first?.columns ?? []}
              rows={shown}
              reads={first?.reads ?? {}}
              edits={mending.edits}
              onEdit={mending.setEdits}
            />
          </fieldset>
        )}
      </Answer>
      {pages.hasNextPage && (
        <div>
          <button
            type="button"
            className="button"
            disabled={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {t('states.more')}
          </button>
        </div>
      )}
      {isOpen && <MendActions mending={mending} rows={shown} />}
    </section>
  )
}

function MendActions({ mending, rows }: { mending: ReturnType<typeof useMending>; rows: readonly RefusedRow[] }) {
  const { t } = useTranslation()
  const edited = rows.filter(({ row }) => mending.edits[row])
  return (
    <>
      {mending.isBusy && <JobProgress progress={mending.progress} label={t('wizard.importing')} />}
      {mending.error !== null && <ErrorNotice error={mending.error} />}
      <div className="cluster">
        <button
          type="button"
          className="button"
          data-kind={edited.length > 0 ? 'primary' : undefined}
          disabled={mending.isBusy || rows.length === 0}
          onClick={() => mending.mend(edited.length > 0 ? edited : rows)}
        >
          {edited.length > 0 ? t('mend.take', { count: edited.length }) : t('mend.tryAll', { count: rows.length })}
        </button>
      </div>
    </>
  )
}

/** Corrects and tries again; rows that are refused again stay, with what is wrong with them now. */
function useMending({ workspace, id, fileNo }: FileOfImport) {
  const { t } = useTranslation()
  const offerUndo = useUndo()
  const [edits, setEdits] = useState<Edits>({})
  const [again, setAgain] = useState<ReadonlyMap<number, RefusedRow>>(new Map())
  const [progress, setProgress] = useState<Progress>()
  const sent = useMutation({
    mutationFn: async (rows: readonly RefusedRow[]) => {
      const asked = rows.map(({ row }) => ({ row, cells: edits[row] ?? {} }))
      const options = { onProgress: setProgress }
      const done = await client.send('imports.mend', { workspace, id, file: fileNo, rows: asked }, options)
      const still = new Map(done.refused.map((row) => [row.row, row]))
      setAgain(new Map([...again, ...still]))
      setEdits(
        Object.fromEntries(
          Object.entries(edits).filter(
            ([row]) => still.has(Number(row)) || !rows.some((one) => one.row === Number(row)),
          ),
        ),
      )
      const count = asked.length - still.size - done.mendedBefore.length
      const mendedBy = done.importId
      if (count > 0 && mendedBy !== null)
        offerUndo(t('mend.done', { count }), async () => {
          await client.send('imports.undo', { workspace, id: mendedBy })
          await forgetAnswers()
        })
      await forgetAnswers()
    },
  })
  return {
    edits,
    setEdits,
    again,
    progress,
    isBusy: sent.isPending,
    error: sent.error,
    mend: (rows: readonly RefusedRow[]) => sent.mutate(rows),
  }
}

function Download(props: Props) {
  const { t } = useTranslation()
  const sent = useMutation({
    mutationFn: async () => {
      const { columns, rows } = await readAllRefused(props)
      offerRefused(props.file, columns, rows)
    },
  })
  return (
    <>
      <button
        type="button"
        className="button"
        data-size="small"
        disabled={sent.isPending}
        onClick={() => sent.mutate()}
      >
        {t('refused.download')}
      </button>
      {sent.error && <ErrorNotice error={sent.error} />}
    </>
  )
}
