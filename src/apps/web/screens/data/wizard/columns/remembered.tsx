import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../../api/client.js'
import { formatDay } from '../../../../format/dates.js'
import { useLanguage } from '../../../../i18n/language.js'
import { rememberedFor } from '../draft.js'
import type { Open } from '../open.js'
import { useSteps } from '../use-wizard.js'

/** Files like these were imported before: the same again in one click, or from scratch. */
export function Remembered({ open }: { open: Open }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { go } = useSteps()
  const { draft, change, seen, workspace } = open
  const imports = useAsk('imports.list', { workspace })
  const known = seen.filter(({ remembered, file }) => remembered !== null && !draft.leftOut.includes(file))
  const name = known[0]?.remembered
  if (!name) return null
  const last = imports.data?.rows.find((row) => row.mapping === name && row.undoneAt === null && row.mends === null)
  const told = { name, count: known.length, files: known.map(({ file }) => file).join(', ') }
  const anew = () => {
    const said = Object.fromEntries(known.map(({ file, entities }) => [file, { entity: entities[0]?.entity }]))
    const planned = Object.entries(draft.planned).filter(([file]) => !(file in said))
    change({ said: { ...draft.said, ...said }, planned: Object.fromEntries(planned) })
  }
  return (
    <div className="notice" data-tone="info" data-testid="remembered">
      <p>
        {last
          ? t('wizard.rememberedOn', { ...told, day: formatDay(language, last.recordedAt.slice(0, 10)) })
          : t('wizard.remembered', told)}
      </p>
      <div className="cluster">
        {rememberedFor(draft, seen) === name && (
          <button type="button" className="button" data-kind="primary" onClick={() => go('check')}>
            {t('wizard.useAgain')}
          </button>
        )}
        <button type="button" className="button" onClick={anew}>
          {t('wizard.anew')}
        </button>
      </div>
    </div>
  )
}
