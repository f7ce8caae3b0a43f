// Acts over time: cooperation above the line, conflict below it, deeds full and words pale. Drag to choose a time, or
// move its ends by key; a double click takes it away. The address keeps it as `since` and `until`.
import { useRef, useState } from 'preact/hooks'
import type { Answer } from '../../api/ask'
import { count, some } from '../../parts/figures'
import { useWidth } from '../../parts/width'
import { go, hrefWith, query } from '../../state/url'
import { Brush } from './Brush'
import { asked, called, stretchOf, ticks, type Stretch } from './periods'
import { TimeTable } from './TimeTable'

export type Time = Answer<'/api/v1/timeline'>

const HEIGHT = 170
const AXIS = 20
const TOP = 6

export function Timeline({ of }: { of: Time }) {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const [over, setOver] = useState<number | null>(null)
  const [drawing, setDrawing] = useState<Stretch | null>(null)
  const last = of.periods.length - 1
  const chosen = drawing ?? stretchOf(of.periods, query.value.get('since'), query.value.get('until'))
  const choose = (stretch: Stretch | null) => {
    setDrawing(null)
    const none = { since: null, until: null, offset: null }
    go(hrefWith(stretch ? { ...none, ...asked(of.periods, of.by, ...stretch) } : none))
  }
  return (
    <>
      <p class="timeline-says">
        {over !== null ? <Said of={of} at={over} /> : <Legend />}
        {chosen && (
          <button type="button" class="quiet-button" onClick={() => choose(null)}>
            All times
          </button>
        )}
      </p>
      <div
        class="timeline"
        ref={box}
        style={{ height: `${HEIGHT}px` }}
        onPointerMove={(event) => setOver(width ? at(event, box.current, width, last) : null)}
        onPointerLeave={() => setOver(null)}
        onDblClick={() => choose(null)}
      >
        {width > 0 && last >= 0 && <Bars of={of} width={width} chosen={chosen} over={over} />}
        {width > 0 && last >= 0 && (
          <Brush of={of} width={width} chosen={chosen} onDraw={setDrawing} onChoose={choose} />
        )}
      </div>
      <Outside of={of} />
      <TimeTable of={of} />
    </>
  )
}

function Bars({ of, width, chosen, over }: { of: Time; width: number; chosen: Stretch | null; over: number | null }) {
  const step = width / of.periods.length
  const most = (words: number[], deeds: number[]) => Math.max(0, ...words.map((n, at) => n + (deeds[at] ?? 0)))
  const up = most(of.verbal_cooperation, of.material_cooperation)
  const down = most(of.verbal_conflict, of.material_conflict)
  const unit = (HEIGHT - AXIS - TOP) / Math.max(1, up + down)
  const line = TOP + up * unit
  const bar = (at: number, from: number, n: number, kind: string) =>
    n > 0 && (
      <rect
        key={kind}
        class={kind}
        x={at * step + (step > 4 ? 0.5 : 0)}
        width={Math.max(0.6, step - (step > 4 ? 1 : 0))}
        y={from}
        height={n * unit}
      />
    )
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label={summary(of)}>
      {scale(up, down).map((acts) => (
        <g key={acts}>
          <line class="grid" x1={0} x2={width} y1={line - acts * unit} y2={line - acts * unit} />
          <text class="scale" x={width + 6} y={line - acts * unit + 4}>
            {Math.abs(acts)}
          </text>
        </g>
      ))}
      {of.periods.map((period, at) => {
        const [vc, mc] = [of.verbal_cooperation[at] ?? 0, of.material_cooperation[at] ?? 0]
        const [vf, mf] = [of.verbal_conflict[at] ?? 0, of.material_conflict[at] ?? 0]
        const out = chosen !== null && (at < chosen[0] || at > chosen[1])
        return (
          <g key={period} class={out ? 'out' : at === over ? 'over' : undefined}>
            {bar(at, line - mc * unit, mc, 'material-cooperation')}
            {bar(at, line - (mc + vc) * unit, vc, 'verbal-cooperation')}
            {bar(at, line, mf, 'material-conflict')}
            {bar(at, line + mf * unit, vf, 'verbal-conflict')}
          </g>
        )
      })}
      <line class="axis" x1={0} x2={width} y1={line} y2={line} />
      {ticks(of.periods, of.by, width / 64).map(({ at, says }) => (
        <g key={at}>
          <line class="tick" x1={at * step} x2={at * step} y1={TOP} y2={HEIGHT - AXIS + 4} />
          <text x={at * step + 4} y={HEIGHT - 5}>
            {says}
          </text>
        </g>
      ))}
    </svg>
  )
}

/** Counts with a line through the chart, downwards below zero: one or two on each side that has room. */
function scale(up: number, down: number): number[] {
  const rough = Math.max(up, down) / 2
  const ten = 10 ** Math.floor(Math.log10(Math.max(1, rough)))
  const step = [10, 5, 2, 1].map((n) => n * ten).find((n) => n <= Math.max(1, rough)) ?? 1
  return [...Array(5).keys()].map((n) => (n - 2) * step).filter((n) => n && n <= up && -n <= down)
}

function Said({ of, at }: { of: Time; at: number }) {
  const n = (counts: number[]) => counts[at] ?? 0
  const [with_, against] = [
    n(of.verbal_cooperation) + n(of.material_cooperation),
    n(of.verbal_conflict) + n(of.material_conflict),
  ]
  return (
    <span>
      <strong>{called(of.periods[at] ?? '', of.by)}</strong> {some(with_, 'act')} of cooperation (
      {some(n(of.material_cooperation), 'deed')}), {count(against)} of conflict ({some(n(of.material_conflict), 'deed')}
      )
    </span>
  )
}

function Legend() {
  return (
    <span class="timeline-legend" aria-hidden="true">
      <span>
        <i class="material-cooperation" />
        <i class="verbal-cooperation" /> Cooperation: deeds, words
      </span>
      <span>
        <i class="material-conflict" />
        <i class="verbal-conflict" /> Conflict: deeds, words
      </span>
    </span>
  )
}

function Outside({ of }: { of: Time }) {
  const parts = [
    of.earlier > 0 && `${some(of.earlier, 'act')} before the first report`,
    of.later > 0 && `${some(of.later, 'act')} after the last one`,
    of.dateless > 0 && `${some(of.dateless, 'act')} without a day`,
  ].filter(Boolean)
  return parts.length ? <p class="faint timeline-outside">Not drawn: {parts.join(', ')}.</p> : null
}

const summary = (of: Time): string =>
  `Acts by ${of.by} from ${called(of.periods[0] ?? '', of.by)} to ${called(of.periods.at(-1) ?? '', of.by)}, ` +
  'cooperation above the line, conflict below. The figures stand in the table under it.'

export function at(event: PointerEvent, box: HTMLElement | null, width: number, last: number): number {
  const left = box?.getBoundingClientRect().left ?? 0
  return Math.max(0, Math.min(last, Math.floor(((event.clientX - left) / width) * (last + 1))))
}
