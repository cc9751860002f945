import { type RefObject, useEffect, useRef, useState } from 'react'

/** The width of an element in CSS pixels, as it changes. */
export function useWidth<E extends Element>(): { readonly place: RefObject<E | null>; readonly width: number } {
  const place = useRef<E>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = place.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { place, width }
}
