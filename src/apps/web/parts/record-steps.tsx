import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useShortcut } from '../shell/shortcuts.js'

const orders = new Map<string, readonly string[]>()

/** A list says in which order it shows its records, so that a record opened from it knows its neighbours. */
export function keepOrder(of: string, keys: readonly string[]): void {
  orders.set(of, keys)
}

/** To the record before and after this one, in the order of the list that it was opened from; also `[` and `]`. */
export function RecordSteps(props: { readonly of: string; readonly at: string; readonly onGo: (key: string) => void }) {
  const { t } = useTranslation()
  const order = orders.get(props.of) ?? []
  const index = order.indexOf(props.at)
  const previous = order[index - 1]
  const next = index < 0 ? undefined : order[index + 1]
  const go = (key: string | undefined) => key !== undefined && props.onGo(key)
  useShortcut('[', t('shortcuts.previousRecord'), () => go(previous), { enabled: previous !== undefined, isMove: true })
  useShortcut(']', t('shortcuts.nextRecord'), () => go(next), { enabled: next !== undefined, isMove: true })
  if (previous === undefined && next === undefined) return null
  return (
    <div className="steps-pair">
      <button
        type="button"
        className="icon-button"
        aria-label={t('shortcuts.previousRecord')}
        aria-keyshortcuts="["
        disabled={previous === undefined}
        onClick={() => go(previous)}
      >
        <ChevronLeft aria-hidden="true" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={t('shortcuts.nextRecord')}
        aria-keyshortcuts="]"
        disabled={next === undefined}
        onClick={() => go(next)}
      >
        <ChevronRight aria-hidden="true" />
      </button>
    </div>
  )
}
