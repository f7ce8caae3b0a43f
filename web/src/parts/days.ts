// Dates in few words, as coarse as they are known: "30 Nov 2022", "Nov 2022", "14–17 Oct 2021", "by 17 Dec 2014".
type When = { start?: string | null; end?: string | null; precision?: string }

const formats = {
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
} as const
const format = Object.fromEntries(
  Object.entries(formats).map(([name, parts]) => [
    name,
    new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: 'UTC' }),
  ]),
) as Record<keyof typeof formats, Intl.DateTimeFormat>
const GRAIN: { [precision: string]: keyof typeof formats } = {
  month: 'month',
  season: 'month',
  year: 'year',
  decade: 'year',
}

export function dayWords(when: When | null | undefined): string {
  const { start, end, precision = 'day' } = when ?? {}
  if (!start || !end) return start ? `from ${oneDay(start)}` : end ? `by ${oneDay(end)}` : ''
  return format[GRAIN[precision] ?? 'day'].formatRange(new Date(start), new Date(end))
}

/** "30 Nov 2022" for 2022-11-30. */
export function oneDay(iso: string): string {
  return format.day.format(new Date(iso))
}
