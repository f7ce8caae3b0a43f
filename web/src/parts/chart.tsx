// A figure drawn by Observable Plot: as wide as its box, in the colours of the theme, anew when either changes.
// Plot is loaded with the first chart. Import this file lazily or from views that are themselves loaded lazily.
import * as Plot from '@observablehq/plot'
import { useEffect, useRef } from 'preact/hooks'
import { colour, theme } from '../state/theme'
import { useWidth } from './width'

export { Plot, useWidth }

export type Colours = Record<(typeof NAMES)[number], string>

const NAMES = [
  'paper',
  'ink',
  'ink-soft',
  'ink-faint',
  'line',
  'line-strong',
  'accent',
  'cooperation',
  'cooperation-soft',
  'conflict',
  'conflict-soft',
] as const

type Props = {
  /** What the chart shows, for those who do not see it; the figures themselves belong in a table or list nearby. */
  label: string
  /** The plot for a width in pixels. Keep it stable (useCallback): the chart is drawn anew when it changes. */
  draw: (width: number, colours: Colours) => ReturnType<typeof Plot.plot>
  /** Called once after each drawing, to add what Plot cannot: links, a brush. What it returns cleans up. */
  after?: (drawn: ReturnType<typeof Plot.plot>) => (() => void) | void
}

export function Chart({ label, draw, after }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const shade = theme.value
  useEffect(() => {
    if (!box.current || !width) return
    const colours = Object.fromEntries(NAMES.map((name) => [name, colour(name)])) as Colours
    const drawn = draw(width, colours)
    // Plot writes its few rules into the picture, which the policy of the page forbids; they stand in parts.css.
    for (const style of drawn.querySelectorAll('style')) style.remove()
    // Its groups have names that no reader should hear; tests find the marks by them.
    for (const part of drawn.querySelectorAll('g[aria-label]')) {
      part.setAttribute('data-mark', part.getAttribute('aria-label') ?? '')
      part.removeAttribute('aria-label')
    }
    drawn.classList.add('plot')
    drawn.setAttribute('role', 'img')
    drawn.setAttribute('aria-label', label)
    box.current.replaceChildren(drawn)
    const clean = after?.(drawn)
    return () => clean?.()
  }, [draw, after, width, shade, label])
  return <div ref={box} class="chart" />
}
