import { useTranslation } from 'react-i18next'
import type { MovementRow } from './movement-row.js'

/** Why a movement happened, in words: what the line did, and the reason where somebody corrected it. */
export function useCause(): (movement: Pick<MovementRow, 'reason' | 'act' | 'because'>) => string {
  const { t } = useTranslation()
  return ({ reason, act, because }) => {
    const what = t(`reasons.${reason}`)
    if (act === 'correct' && because) return t('movements.corrected', { what, because })
    return act === 'undo' ? t('movements.afterUndo', { what }) : what
  }
}
