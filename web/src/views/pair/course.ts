// A course of acts as rows to draw: one entry a period, with its first and last moment.
import type { Answer } from '../../api/ask'

export type CourseAnswer = Answer<'/api/v1/pair/{a}/{b}'>['course']

export type Period = {
  name: string
  start: Date
  end: Date
  cooperation: number
  conflict: number
  parts: { kind: Kind; from: number; to: number }[] // deeds next to the line, words beyond; conflict below nought
  acts: number
  net: number
  mean: number | null
  firsts: number
  undated: number
  reports: number
}

export type Kind = 'material_cooperation' | 'verbal_cooperation' | 'material_conflict' | 'verbal_conflict'

export const KINDS: { kind: Kind; name: string; colour: `--${string}`; sign: 1 | -1 }[] = [
  { kind: 'verbal_cooperation', name: 'words of cooperation', colour: '--cooperation-soft', sign: 1 },
  { kind: 'material_cooperation', name: 'deeds of cooperation', colour: '--cooperation', sign: 1 },
  { kind: 'material_conflict', name: 'deeds of conflict', colour: '--conflict', sign: -1 },
  { kind: 'verbal_conflict', name: 'words of conflict', colour: '--conflict-soft', sign: -1 },
]

const MONTHS: { [by: string]: number } = { month: 1, quarter: 3, year: 12 }

export function periods(course: CourseAnswer): Period[] {
  return course.periods.map((first, n) => {
    const start = new Date(first)
    const at = (kind: Kind) => course[kind][n] ?? 0
    const cooperation = at('material_cooperation') + at('verbal_cooperation')
    const conflict = at('material_conflict') + at('verbal_conflict')
    return {
      name: course.names[n] ?? first,
      start,
      end: ending(start, course.by),
      cooperation,
      conflict,
      acts: cooperation + conflict,
      parts: [
        { kind: 'material_cooperation' as const, from: 0, to: at('material_cooperation') },
        { kind: 'verbal_cooperation' as const, from: at('material_cooperation'), to: cooperation },
        { kind: 'material_conflict' as const, from: 0, to: -at('material_conflict') },
        { kind: 'verbal_conflict' as const, from: -at('material_conflict'), to: -conflict },
      ].filter((part) => part.from !== part.to),
      net: course.score_sum[n] ?? 0,
      mean: course.score_mean[n] ?? null,
      firsts: course.firsts[n] ?? 0,
      undated: course.undated[n] ?? 0,
      reports: course.reports[n] ?? 0,
    }
  })
}

function ending(start: Date, by: string): Date {
  const end = new Date(start)
  if (by === 'week') end.setUTCDate(end.getUTCDate() + 7)
  else end.setUTCMonth(end.getUTCMonth() + (MONTHS[by] ?? 1))
  return end
}

/** The days of a period as the filters ask for them. */
export function within(period: Period): { since: string; until: string } {
  const last = new Date(period.end.getTime() - 86_400_000)
  return { since: period.start.toISOString().slice(0, 10), until: last.toISOString().slice(0, 10) }
}

/** "+9.5", "−2,318.5", "0" */
export function signed(score: number): string {
  return withSign(score, score.toLocaleString('en', { maximumFractionDigits: 1, signDisplay: 'never' }))
}

/** "950", "8.2K": for an axis. */
export function brief(n: number): string {
  return new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1, signDisplay: 'never' }).format(n)
}

export const signedBrief = (score: number): string => withSign(score, brief(score))

function withSign(score: number, said: string): string {
  return score > 0 ? `+${said}` : score < 0 ? `−${said}` : '0'
}
