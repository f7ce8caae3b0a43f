// The chosen time over the timeline: drag to draw it, drag an end or move it by the arrow keys to change it.
import { useRef } from 'preact/hooks'
import { called, type Stretch } from './periods'
import { at, type Time } from './Timeline'

type Props = {
  of: Time
  width: number
  chosen: Stretch | null
  onDraw: (stretch: Stretch | null) => void // while it moves
  onChoose: (stretch: Stretch | null) => void // when it is done
}

export function Brush({ of, width, chosen, onDraw, onChoose }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const held = useRef<{ fixed: number; now: number; pressed: number } | null>(null)
  const last = of.periods.length - 1
  const [from, to] = chosen ?? [0, last]
  const step = width / (last + 1)
  const sorted = (a: number, b: number): Stretch => [Math.min(a, b), Math.max(a, b)]
  const down = (event: PointerEvent) => {
    if (event.button !== 0) return
    const end = (event.target as HTMLElement).dataset.end
    const now = at(event, box.current, width, last)
    held.current = { fixed: end === 'from' ? to : end === 'to' ? from : now, now, pressed: event.clientX }
    box.current?.setPointerCapture(event.pointerId)
  }
  const move = (event: PointerEvent) => {
    if (!held.current || Math.abs(event.clientX - held.current.pressed) < 4) return
    held.current.now = at(event, box.current, width, last)
    onDraw(sorted(held.current.fixed, held.current.now))
  }
  const up = (event: PointerEvent) => {
    const done = held.current
    held.current = null
    if (done && Math.abs(event.clientX - done.pressed) >= 4) onChoose(sorted(done.fixed, done.now))
  }
  const key = (end: 'from' | 'to') => (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -12, PageUp: 12 }[event.key]
    const home = event.key === 'Home' ? 0 : event.key === 'End' ? last : null
    if (event.key === 'Delete' || event.key === 'Backspace') onChoose(null)
    else if (by === undefined && home === null) return
    else {
      const [low, high] = end === 'from' ? [0, to] : [from, last]
      const next = Math.max(low, Math.min(high, home ?? (end === 'from' ? from : to) + (by ?? 0)))
      onChoose(end === 'from' ? [next, to] : [from, next])
    }
    event.preventDefault()
  }
  const handle = (end: 'from' | 'to') => (
    <span
      class={`brush-end ${end}`}
      data-end={end}
      role="slider"
      tabIndex={0}
      aria-label={end === 'from' ? 'From' : 'Until'}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={end === 'from' ? from : to}
      aria-valuetext={called(of.periods[end === 'from' ? from : to] ?? '', of.by)}
      style={{ left: `${end === 'from' ? from * step : (to + 1) * step}px` }}
      onKeyDown={key(end)}
    />
  )
  return (
    <div
      class={chosen ? 'brush chosen' : 'brush'}
      ref={box}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
    >
      {chosen && <span class="brush-time" style={{ left: `${from * step}px`, width: `${(to + 1 - from) * step}px` }} />}
      {handle('from')}
      {handle('to')}
    </div>
  )
}
