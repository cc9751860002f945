import { type DragEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'

/** Files by button or dropped; each can be taken out again. */
export function ChooseFiles({
  files,
  onChange,
}: {
  files: readonly File[]
  onChange: (files: readonly File[]) => void
}) {
  const { t } = useTranslation()
  const [over, setOver] = useState(false)
  const id = useId()
  const add = (list: FileList | null) => {
    const added = [...(list ?? [])]
    if (added.length > 0) onChange([...files.filter((file) => !added.some(({ name }) => name === file.name)), ...added])
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    add(event.dataTransfer.files)
  }
  const drag = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button does the same. */}
      <div className="drop" data-over={over} onDragOver={drag} onDragLeave={() => setOver(false)} onDrop={drop}>
        <p>{t('upload.drop')}</p>
        <label className="button" htmlFor={id}>
          {t('upload.choose')}
        </label>
        <input
          id={id}
          type="file"
          multiple
          accept=".csv,.tsv,.txt,.xlsx,.json,.jsonl,.ndjson"
          className="visually-hidden"
          onChange={(event) => {
            add(event.target.files)
            event.target.value = ''
          }}
        />
        <p className="small muted">{t('upload.formats')}</p>
      </div>
      <ul className="stack-tight chosen" aria-label={t('upload.chosen')}>
        {files.map((file) => (
          <ChosenFile key={file.name} file={file} onRemove={() => onChange(files.filter((other) => other !== file))} />
        ))}
      </ul>
    </>
  )
}

function ChosenFile({ file, onRemove }: { file: File; onRemove: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <li className="cluster">
      <code className="wrap-anywhere">{file.name}</code>
      <span className="muted figures">
        {t('upload.kilobytes', { size: formatNumber(language, (file.size / 1024).toFixed(1)) })}
      </span>
      <button type="button" className="button" data-kind="quiet" data-size="small" onClick={onRemove}>
        {t('upload.remove')}
        <span className="visually-hidden"> {file.name}</span>
      </button>
    </li>
  )
}
