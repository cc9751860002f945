import {
  type KeyboardEvent,
  memo,
  type ToggleEvent,
  useCallback,
  useDeferredValue,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { Keys } from '../keys.js'
import { useShortcut } from '../shortcuts.js'
import type { PaletteItem } from './palette-item.js'
import { usePaletteItems } from './use-palette-items.js'

let opener: (() => void) | undefined

/** Opens the palette. */
export function openPalette(): void {
  opener?.()
}

/**
 * The command palette: one field that finds places, accounts and everything that can be done here. It stands ready and
 * hidden, and is no modal dialog, whose opening would make the browser look at the whole page: so it opens at once.
 */
export function Palette({ workspace }: { readonly workspace: string | undefined }) {
  const { t } = useTranslation()
  const panel = useRef<HTMLDivElement>(null)
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const id = useId()
  // Typing never waits for the list: it follows when it can, and Enter waits for it.
  const sought = useDeferredValue(query)
  const { items, isSearching } = usePaletteItems(workspace, sought)
  const isEntered = useRef(false)
  const chosen = Math.min(at, items.length - 1)
  useShortcut('mod+k', t('palette.title'), () => panel.current?.togglePopover(), { isMove: true })
  useEffect(() => {
    opener = () => panel.current?.showPopover()
  }, [])
  const toggled = (event: ToggleEvent<HTMLDivElement>) => {
    if (event.newState === 'open') return
    setQuery('')
    setAt(0)
  }
  const run = useCallback((item: PaletteItem | undefined) => {
    if (!item) return
    panel.current?.hidePopover()
    item.run()
  }, [])
  useEffect(() => {
    if (!isEntered.current || sought !== query) return
    isEntered.current = false
    run(items[0])
  }, [sought, query, items, run])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && items.length > 0) setAt((chosen + step + items.length) % items.length)
    else if (event.key === 'Enter' && sought !== query) isEntered.current = true
    else if (event.key === 'Enter') run(items[chosen])
    else if (event.key !== 'Tab') return
    event.preventDefault()
  }
  return (
    <div
      ref={panel}
      popover="auto"
      className="dialog palette"
      role="dialog"
      aria-modal="true"
      aria-label={t('palette.title')}
      onToggle={toggled}
    >
      <div>
        <input
          // The browser gives the focus to what has this attribute; React would take it away and focus at once.
          ref={(input) => input?.setAttribute('autofocus', '')}
          className="palette-input"
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={items[chosen] && `${id}-${chosen}`}
          aria-autocomplete="list"
          aria-label={t('palette.hint')}
          placeholder={t('palette.hint')}
          value={query}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setQuery(event.target.value)
            setAt(0)
          }}
        />
        <PaletteList id={id} items={items} chosen={chosen} onRun={run} />
        <p className="palette-none muted" role="status">
          {items.length === 0 && (isSearching ? t('states.loading') : t('palette.none'))}
        </p>
      </div>
    </div>
  )
}

type ListProps = {
  readonly id: string
  readonly items: readonly PaletteItem[]
  readonly chosen: number
  readonly onRun: (item: PaletteItem) => void
}

const PaletteList = memo(function PaletteList({ id, items, chosen, onRun }: ListProps) {
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector(`[id="${id}-${chosen}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [id, chosen])
  const groups = [...new Set(items.map((item) => item.group))]
  return (
    <div className="palette-list" id={`${id}-list`} role="listbox" aria-label={t('palette.title')} ref={list}>
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: groups of a list box have no element of their own.
        <div key={group} role="group" aria-label={t(`palette.groups.${group}`)}>
          <div className="palette-group" aria-hidden="true">
            {t(`palette.groups.${group}`)}
          </div>
          {items.map((item, index) =>
            item.group === group ? (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keyboard.
              <div
                key={item.id}
                id={`${id}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === chosen}
                className="palette-item"
                onClick={() => onRun(item)}
              >
                <span>{item.text}</span>
                {item.detail && <span className="muted small">{item.detail}</span>}
                {item.keys && <Keys keys={item.keys} />}
              </div>
            ) : null,
          )}
        </div>
      ))}
    </div>
  )
})
