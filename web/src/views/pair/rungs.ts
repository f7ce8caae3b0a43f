// The picture of the ladder, and how an exercise is told in few words.
import type { Answer } from '../../api/ask'
import { Plot, type Colours } from '../../parts/chart'
import { oneDay } from '../../parts/days'
import { count, some } from '../../parts/figures'
import { keep } from '../../state/filters'
import { go } from '../../state/url'

export type Exercise = Answer<'/api/v1/pair/{a}/{b}'>['exercises'][number]
type Rung = Exercise & { year: number; from: number; to: number; at: number; href: string }

const ROW = 38
const CLOSE = 14 // days
const YEAR = 2000 // all years are laid over one another; this one has all days

export function ladder(exercises: Exercise[], width: number, colours: Colours) {
  const rungs = apart(exercises.flatMap(rung))
  const years = rungs.map((one) => one.year)
  const [low, high] = [Math.min(...years), Math.max(...years)]
  const all = Array.from({ length: high - low + 1 }, (_, n) => high - n)
  const day = (n: number) => new Date(Date.UTC(YEAR, 0, n))
  const place = { x: (one: Rung) => day(one.from), y: 'at' }
  const mark = {
    ...place,
    r: size,
    symbol: (one: Rung) => (one.mode === 'patrol' ? 'diamond' : 'circle'),
    href: 'href',
    ariaLabel: (one: Rung) => `${one.sentence} ${details(one)}`,
  }
  return Plot.plot({
    width,
    height: all.length * ROW + 40,
    marginLeft: LEFT,
    marginRight: 14,
    marginTop: 8,
    marginBottom: 28,
    x: { type: 'utc', domain: [day(1), day(366)], label: null },
    y: { type: 'linear', domain: [low - 0.5, high + 0.5], label: null },
    r: { type: 'identity' },
    symbol: { type: 'identity' },
    marks: [
      Plot.ruleY(all, { y: (year) => year, stroke: colours.line }),
      Plot.axisY({ ticks: all, tickSize: 0, tickFormat: String, fontWeight: 600 }),
      Plot.axisX({ ticks: width < 560 ? 'quarter' : 'month', tickFormat: '%b', tickSize: 0 }),
      Plot.link(
        rungs.filter((one) => one.to > one.from),
        {
          x1: (one) => day(one.from),
          x2: (one) => day(one.to),
          y1: 'at',
          y2: 'at',
          stroke: colours.cooperation,
          strokeWidth: 5,
          strokeOpacity: 0.3,
          strokeLinecap: 'round',
        },
      ),
      Plot.dot(
        rungs.filter((one) => one.claim),
        { ...place, r: (one) => size(one) + 4, stroke: colours.accent, strokeWidth: 1.5 },
      ),
      Plot.dot(rungs, {
        ...mark,
        fill: (one) => (done(one) ? colours.cooperation : colours.paper),
        fillOpacity: (one) => (one.undated ? 0.4 : 1),
        stroke: colours.cooperation,
      }),
      Plot.tip(
        rungs,
        Plot.pointer({
          ...place,
          title: (one: Rung) => [one.sentence, details(one)].filter(Boolean).join('\n'),
          fill: colours.paper,
          stroke: colours['line-strong'],
          textPadding: 10,
          lineWidth: 26,
          maxRadius: 30,
        }),
      ),
    ],
  })
}

const LEFT = 44

function rung(one: Exercise): Rung[] {
  if (!one.day) return []
  const day = new Date(one.day)
  const start = Date.UTC(day.getUTCFullYear(), 0, 1)
  const from = Math.floor((day.getTime() - start) / 86_400_000) + 1
  const to = Math.min(366, from + Math.round(one.days ?? 1) - 1)
  const year = day.getUTCFullYear()
  return [{ ...one, year, at: year, from, to: one.undated ? from : to, href: keep(`/event/${one.id}`) }]
}

/** What comes within days of the one before stands a little higher or lower, so that both can be seen. */
function apart(rungs: Rung[]): Rung[] {
  const shifts = [0, 0.26, -0.26]
  let [before, lane] = [null as Rung | null, 0]
  return [...rungs]
    .sort((one, other) => one.year - other.year || one.from - other.from)
    .map((one) => {
      lane = before && before.year === one.year && one.from - before.from < CLOSE ? (lane + 1) % shifts.length : 0
      before = one
      return { ...one, at: one.year + (shifts[lane] ?? 0) }
    })
}

const done = (one: Exercise) => one.status === 'occurred' || one.status === 'ongoing'

/** A radius that grows with the number of digits: two bombers, twenty ships, two thousand troops. */
const size = (one: Exercise) => (one.most === null ? 4.5 : Math.min(12, 5 + 1.8 * Math.log10(Math.max(1, one.most))))

export function when(one: Exercise): string {
  if (!one.day) return 'day not told'
  return one.undated ? `by ${oneDay(one.day)}` : oneDay(one.day)
}

/** "patrol · 7 days · 2 H-6K, 10 × warship" */
export function details(one: Exercise): string {
  const forces = one.forces.map((force) => {
    const [least, most] = [force.counts[0], force.counts.at(-1)]
    const number =
      least === undefined || most === undefined
        ? ''
        : least === most
          ? `${count(least)} `
          : `${count(least)}–${count(most)} `
    return `${number}${force.model ?? (number && most !== 1 ? `× ${force.kind}` : force.kind)}`
  })
  const others = one.parties.length > 2 ? `${one.parties.length} parties` : ''
  return [one.mode, lasted(one.days), others, forces.join(', ')].filter(Boolean).join(' · ')
}

function lasted(days: number | null): string {
  if (days === null) return ''
  return days >= 1 ? some(Math.round(days), 'day') : some(Math.max(1, Math.round(days * 24)), 'hour')
}

/** Plot links marks in SVG; these open like any other link. A picture with links in it is a group, not an image. */
export function links(drawn: ReturnType<typeof Plot.plot>): () => void {
  drawn.setAttribute('role', 'group')
  for (const mark of drawn.querySelectorAll('a > [aria-label]')) {
    mark.parentElement?.setAttribute('aria-label', mark.getAttribute('aria-label') ?? '')
    mark.removeAttribute('aria-label')
  }
  const click = (event: Event) => {
    const link = (event.target as Element).closest('a')
    if (!link) return
    event.preventDefault()
    go(link.getAttribute('href') ?? link.getAttribute('xlink:href') ?? '/')
  }
  drawn.addEventListener('click', click)
  return () => drawn.removeEventListener('click', click)
}
