// How wide an element is, for what is drawn to fit it.
import { useEffect, useState } from 'preact/hooks'

/** The width of an element, in whole pixels, as it changes; 0 before it is laid out. */
export function useWidth(of: { current: HTMLElement | null }): number {
  const [width, set] = useState(0)
  useEffect(() => {
    if (!of.current) return
    const seen = new ResizeObserver(([entry]) => set(Math.floor(entry?.contentRect.width ?? 0)))
    seen.observe(of.current)
    return () => seen.disconnect()
  }, [of])
  return width
}
