import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'

/** A part of a screen that shows one at a time. */
export type TabOf<Id extends string> = { readonly id: Id; readonly title: string; readonly content: () => ReactNode }

/** Parts of a screen behind tabs; which one is shown stands in the address, so the screen keeps it. */
export function Tabs<Id extends string>(props: {
  readonly label: string
  readonly selected: Id
  readonly tabs: readonly TabOf<Id>[]
  readonly onSelect: (id: Id) => void
}) {
  const name = useId()
  const list = useRef<HTMLDivElement>(null)
  const { tabs, selected } = props
  // On a narrow page the tabs scroll sideways; the page itself stays where it is.
  useEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>(`[id="${name}-${selected}"]`)
    if (!list.current || !tab) return
    const [outer, inner] = [list.current.getBoundingClientRect(), tab.getBoundingClientRect()]
    list.current.scrollLeft += (inner.left + inner.right - outer.left - outer.right) / 2
  }, [name, selected])
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.id === selected)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length]
    if (!next) return
    event.preventDefault()
    props.onSelect(next.id)
    list.current?.querySelector<HTMLElement>(`[id="${name}-${next.id}"]`)?.focus()
  }
  return (
    <div className="tabs">
      <div ref={list} className="tab-list" role="tablist" aria-label={props.label} onKeyDown={move}>
        {tabs.map(({ id, title }) => (
          <button
            key={id}
            id={`${name}-${id}`}
            type="button"
            role="tab"
            className="tab"
            tabIndex={id === selected ? 0 : -1}
            aria-selected={id === selected}
            aria-controls={id === selected ? `${name}-panel` : undefined}
            onClick={() => props.onSelect(id)}
          >
            {title}
          </button>
        ))}
      </div>
      <div id={`${name}-panel`} role="tabpanel" className="tab-panel" aria-labelledby={`${name}-${selected}`}>
        {tabs.find((tab) => tab.id === selected)?.content()}
      </div>
    </div>
  )
}
