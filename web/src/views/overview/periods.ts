// Periods of the timeline: where each ends, what it is called, and how an address asks for it.
import { oneDay } from '../../parts/days'

export type By = string // day, week, month, quarter, year
export type Stretch = readonly [number, number] // places of its first and its last period

/** How `since` and `until` ask for a stretch of periods: as short as it can be said. */
export function asked(periods: readonly string[], by: By, from: number, to: number): { since: string; until: string } {
  const [first, last] = [periods[from] ?? '', periods[to] ?? '']
  if (by === 'year') return { since: first.slice(0, 4), until: last.slice(0, 4) }
  if (by === 'month') return { since: first.slice(0, 7), until: last.slice(0, 7) }
  if (by === 'quarter') return { since: first.slice(0, 7), until: monthsOn(last, 2) }
  return { since: first, until: by === 'week' ? daysOn(last, 6) : last }
}

/** "2018", "Q2 2018", "Mar 2018", "week of 5 Mar 2018", "5 Mar 2018" */
export function called(period: string, by: By): string {
  if (by === 'year') return period.slice(0, 4)
  if (by === 'quarter') return `Q${Math.ceil(Number(period.slice(5, 7)) / 3)} ${period.slice(0, 4)}`
  if (by === 'month') return oneDay(period).replace(/^\d+ /, '')
  return by === 'week' ? `week of ${oneDay(period)}` : oneDay(period)
}

/** The periods that an address asks for; null where it asks for no time. */
export function stretchOf(periods: readonly string[], since: string | null, until: string | null): Stretch | null {
  if (!since && !until) return null
  const from = since ? placeOf(periods, since + '2018-01-01'.slice(since.length)) : 0
  const to = until ? placeOf(periods, until + '2018-12-31'.slice(until.length)) : periods.length - 1
  return [from, Math.max(from, to)]
}

/** The place of the period in which a day lies, held within the timeline. */
function placeOf(periods: readonly string[], day: string): number {
  let place = 0
  periods.forEach((period, n) => period <= day && (place = n))
  return place
}

/** Which periods get a word on the axis: the first of each year, or month, so many that they do not touch. */
export function ticks(periods: readonly string[], by: By, room: number): { at: number; says: string }[] {
  const short = by === 'day' || by === 'week' ? 7 : 4 // of an ISO day: its month, its year
  const begins = periods
    .map((period, at) => ({ at, part: period.slice(0, short) }))
    .filter(({ at, part }) => at > 0 && periods[at - 1]?.slice(0, short) !== part)
  const every = Math.ceil(begins.length / Math.max(1, room))
  const says = (part: string) => (short === 4 ? part : oneDay(`${part}-01`).replace(/^\d+ /, ''))
  return begins.filter((_, n) => n % every === 0).map(({ at, part }) => ({ at, says: says(part) }))
}

function daysOn(day: string, days: number): string {
  const date = new Date(day)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

function monthsOn(day: string, months: number): string {
  const date = new Date(day)
  date.setUTCMonth(date.getUTCMonth() + months)
  return date.toISOString().slice(0, 7)
}
