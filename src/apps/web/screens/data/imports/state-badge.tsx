import { useTranslation } from 'react-i18next'
import type { Output } from '../../../api/client.js'
import { countsOf } from './import-counts.js'

/** In one word and shape: undone, with refused rows that wait, mended, or in. */
export function StateBadge({ found }: { found: Output<'imports.list'>['rows'][number] }) {
  const { t } = useTranslation()
  const open = found.files.reduce((sum, file) => sum + file.open, 0)
  if (found.undoneAt) return <span className="badge">↩ {t('data.undone')}</span>
  if (open > 0) {
    return (
      <span className="badge" data-tone="attention">
        ▲ {t('data.waiting', { count: open })}
      </span>
    )
  }
  const counts = countsOf(found.files)
  if (counts.rejected === counts.read && counts.read > 0) return <span className="badge">{t('data.nothingIn')}</span>
  const isMended = found.mends === null && counts.rejected > 0
  return (
    <span className="badge" data-tone="good">
      ● {t(isMended ? 'data.allMended' : 'data.in')}
    </span>
  )
}
