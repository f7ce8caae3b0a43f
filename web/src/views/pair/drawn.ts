// The two pictures of a course: acts, and the net score, on one axis of time.
import { Plot, type Colours } from '../../parts/chart'
import { count, some } from '../../parts/figures'
import { go, hrefWith } from '../../state/url'
import { brief, periods, signed, signedBrief, within, type CourseAnswer, type Period } from './course'

/** How far the axes reach: acts up and down, the net score up and down, and the time. */
export type Most = { cooperation: number; conflict: number; high: number; low: number; from: Date; to: Date }
export type Drawn = ReturnType<typeof Plot.plot>

const LEFT = 44
const RIGHT = 20

function shared(axes: Most, width: number) {
  return {
    width,
    marginLeft: LEFT,
    marginRight: RIGHT,
    x: { type: 'utc' as const, domain: [axes.from, axes.to] },
  }
}

export function bars(course: CourseAnswer, axes: Most, width: number, colours: Colours, lit: number | null): Drawn {
  const rows = periods(course)
  const parts = rows.flatMap((row) => row.parts.map((part) => ({ ...part, ...row })))
  const fill = {
    verbal_cooperation: colours['cooperation-soft'],
    material_cooperation: colours.cooperation,
    material_conflict: colours.conflict,
    verbal_conflict: colours['conflict-soft'],
  }
  const gap = Math.min(1.5, width / rows.length / 8)
  const top = axes.cooperation * 1.12
  return Plot.plot({
    ...shared(axes, width),
    height: width < 560 ? 190 : 230,
    marginTop: 22,
    marginBottom: 8,
    x: { ...shared(axes, width).x, axis: null },
    y: { domain: [-axes.conflict * 1.12, top], label: null },
    marks: [
      Plot.gridY({ stroke: colours.line, strokeOpacity: 1, ticks: ticks(axes) }),
      Plot.axisY({ ticks: ticks(axes), tickSize: 0, tickFormat: brief }),
      Plot.rectY(parts, {
        x1: 'start',
        x2: 'end',
        y1: 'from',
        y2: 'to',
        fill: (part) => fill[part.kind as keyof typeof fill],
        insetLeft: gap,
        insetRight: gap,
      }),
      Plot.ruleY([0], { stroke: colours['line-strong'] }),
      ...turnLines(course, colours, lit, top),
      Plot.text(['cooperation ↑'], {
        frameAnchor: 'top-left',
        dx: 6,
        dy: -14,
        fill: colours.cooperation,
        fontWeight: 600,
      }),
      Plot.text(['conflict ↓'], { frameAnchor: 'bottom-left', dx: 6, dy: -2, fill: colours.conflict, fontWeight: 600 }),
      tip(rows, colours, (row) => (row.cooperation >= row.conflict ? row.cooperation : -row.conflict)),
    ],
  })
}

export function scores(course: CourseAnswer, axes: Most, width: number, colours: Colours, lit: number | null): Drawn {
  const rows = periods(course)
  const gap = Math.min(1.5, width / rows.length / 8)
  const top = axes.high * 1.15
  const shade = (row: Period) => (row.net < 0 ? colours.conflict : colours.cooperation)
  return Plot.plot({
    ...shared(axes, width),
    height: 116,
    marginTop: 18,
    marginBottom: 26,
    y: { domain: [axes.low * 1.15, top], label: null },
    marks: [
      Plot.gridY({ stroke: colours.line, strokeOpacity: 1, ticks: 3 }),
      Plot.axisY({ ticks: 3, tickSize: 0, tickFormat: signedBrief }),
      Plot.axisX({ tickSize: 0, ticks: Math.max(2, Math.round(width / 110)) }),
      Plot.rectY(rows, {
        x1: 'start',
        x2: 'end',
        y1: 0,
        y2: 'net',
        fill: shade,
        fillOpacity: 0.22,
        insetLeft: gap,
        insetRight: gap,
      }),
      Plot.ruleY([0], { stroke: colours['line-strong'] }),
      Plot.link(
        rows.filter((row) => row.acts),
        { x1: 'start', x2: 'end', y1: 'net', y2: 'net', stroke: shade, strokeWidth: 2.5 },
      ),
      ...turnLines(course, colours, lit, top).slice(0, 1),
      Plot.text(['net score'], { frameAnchor: 'top-left', dx: 6, dy: -12, fill: colours['ink-soft'], fontWeight: 600 }),
      tip(rows, colours, (row) => row.net),
    ],
  })
}

/** A dashed line where the level changes, the one in the light stronger; its number stands on top. */
function turnLines(course: CourseAnswer, colours: Colours, lit: number | null, top: number) {
  const turns = course.changes.map((turn, n) => ({ at: new Date(turn.period), n, lit: n === lit }))
  const strength = { stroke: colours.ink, strokeOpacity: (turn: { lit: boolean }) => (turn.lit ? 1 : 0.45) }
  return [
    Plot.ruleX(turns, { x: 'at', ...strength, strokeDasharray: '4 3' }),
    Plot.dot(turns, { x: 'at', y: top, r: 8, fill: colours.ink }),
    Plot.text(turns, { x: 'at', y: top, text: (turn) => String(turn.n + 1), fill: colours.paper, fontWeight: 700 }),
  ]
}

function tip(rows: Period[], colours: Colours, y: (row: Period) => number) {
  return Plot.tip(
    rows.filter((row) => row.acts),
    Plot.pointerX({
      x: (row: Period) => new Date((row.start.getTime() + row.end.getTime()) / 2),
      y,
      title: words,
      fill: colours.paper,
      stroke: colours['line-strong'],
      textPadding: 10,
      lineHeight: 1.35,
      maxRadius: 60,
    }),
  )
}

function words(row: Period): string {
  const lines = [
    row.name,
    `${some(row.cooperation, 'act')} of cooperation, ${count(row.conflict)} of conflict`,
    row.mean === null ? '' : `net score ${signed(row.net)}, mean ${signed(row.mean)}`,
    row.firsts ? some(row.firsts, 'first') : '',
    row.undated ? `${some(row.undated, 'act')} of unknown day` : '',
    `of ${some(row.reports, 'report')} in the store`,
  ]
  return lines.filter(Boolean).join('\n')
}

/** A click on a period narrows the time to it. */
export function opens(drawn: Drawn, rows: Period[]): () => void {
  const click = () => {
    const at = (drawn as unknown as { value?: Period | null }).value
    const row = at && rows.find((one) => one.name === at.name)
    if (row?.acts) go(hrefWith({ ...within(row), by: null }))
  }
  drawn.addEventListener('click', click)
  return () => drawn.removeEventListener('click', click)
}

function ticks(axes: Most): number[] {
  const most = Math.max(axes.cooperation, axes.conflict)
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000].find((one) => most / one <= 3) ?? most
  const up = (to: number) => Array.from({ length: Math.floor(to / step) }, (_, n) => (n + 1) * step)
  return [...up(axes.conflict).map((n) => -n), 0, ...up(axes.cooperation)]
}
