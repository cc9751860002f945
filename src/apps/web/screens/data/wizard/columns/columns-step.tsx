import { useTranslation } from 'react-i18next'
import { SegmentsField } from '../../../../parts/fields.js'
import { ErrorNotice, Skeleton } from '../../../../parts/states.js'
import { Tabs } from '../../../../parts/tabs.js'
import type { Open } from '../open.js'
import { StepActions } from '../step-actions.js'
import { openPoints, type SeenFile, useSteps } from '../use-wizard.js'
import { ChooseMapping } from './choose-mapping.js'
import { FilePanel } from './file-panel.js'
import { Remembered } from './remembered.js'

/** What the files hold: guesses to agree with or to change, or a mapping file instead. */
export function ColumnsStep({ open }: { open: Open }) {
  const { t } = useTranslation()
  const { go } = useSteps()
  const { draft, change, files, seen } = open
  const isByColumns = draft.by.from === 'columns'
  const points = seen.reduce((sum, one) => sum + openPoints(draft, one, seen), 0)
  const isWaiting = isByColumns && files.some(({ file, seen: one }) => !one && !draft.leftOut.includes(file))
  const allLeftOut = isByColumns && files.every(({ file }) => draft.leftOut.includes(file))
  const missing = isByColumns
    ? allLeftOut
      ? t('wizard.allLeftOut')
      : points > 0
        ? t('wizard.openPoints', { count: points })
        : undefined
    : (draft.by.from === 'named' && !draft.by.name) || (draft.by.from === 'text' && !draft.by.text.trim())
      ? t('upload.needMapping')
      : undefined
  return (
    <div className="wizard">
      <SegmentsField
        label={t('wizard.by')}
        isLabelHidden
        value={isByColumns ? 'columns' : 'mapping'}
        options={[
          { value: 'columns', label: t('wizard.byColumns') },
          { value: 'mapping', label: t('wizard.byMapping') },
        ]}
        onChange={(value) => change({ by: value === 'columns' ? { from: 'columns' } : { from: 'named', name: '' } })}
      />
      {isByColumns ? (
        <>
          <Remembered open={open} />
          <Files open={open} />
        </>
      ) : (
        <ChooseMapping workspace={open.workspace} mapping={draft.by} onChange={(by) => change({ by })} />
      )}
      <StepActions onBack={() => go('files')} onNext={() => go('rule')} missing={missing} isWaiting={isWaiting} />
    </div>
  )
}

function Files({ open }: { open: Open }) {
  const { t } = useTranslation()
  const { file: shown, showFile } = useSteps()
  const { draft, files, seen } = open
  const [only] = files
  if (files.length === 1 && only) return <OneFile open={open} one={only} />
  const selected = files.find(({ file }) => file === shown) ?? only
  return (
    <Tabs
      label={t('wizard.names.files')}
      selected={selected?.file ?? ''}
      onSelect={showFile}
      tabs={files.map((one) => {
        const count = one.seen ? openPoints(draft, one.seen, seen) : 0
        const mark = draft.leftOut.includes(one.file) ? ' –' : one.error ? ' ■' : count > 0 ? ` ▲ ${count}` : ''
        return { id: one.file, title: `${one.file}${mark}`, content: () => <OneFile open={open} one={one} /> }
      })}
    />
  )
}

function OneFile({ open, one }: { open: Open; one: SeenFile }) {
  const { t } = useTranslation()
  const { draft, change, files } = open
  const isLeftOut = draft.leftOut.includes(one.file)
  const others = draft.leftOut.filter((file) => file !== one.file)
  const leaveOut = (files.length > 1 || one.error !== null) && (
    <label className="check-line">
      <input
        type="checkbox"
        checked={isLeftOut}
        onChange={() => change({ leftOut: isLeftOut ? others : [...others, one.file] })}
      />
      {t('wizard.leaveOut')}
    </label>
  )
  return (
    <div className="stack">
      {leaveOut}
      {isLeftOut ? null : one.error ? (
        <ErrorNotice error={one.error} onRetry={one.again} />
      ) : one.seen ? (
        <FilePanel key={one.file} open={open} seen={one.seen} />
      ) : (
        <Skeleton lines={8} />
      )}
    </div>
  )
}
