// Acts in the course of time: cooperation above the line, conflict below; beneath it the net score; change points as
// dashed lines with numbers, whose sentences stand under the picture.
import { useCallback, useState } from 'preact/hooks'
import { Chart, type Colours } from '../../parts/chart'
import { count, some } from '../../parts/figures'
import { hrefWith } from '../../state/url'
import { periods, signed, within, type CourseAnswer, type Period } from './course'
import { bars, opens, scores, type Drawn, type Most } from './drawn'

/** The highest bars and scores of some courses, so that they can stand on the same axes. */
export function most(...courses: CourseAnswer[]): Most {
  const all = courses.flatMap(periods)
  const cooperation = Math.max(1, ...all.map((one) => one.cooperation))
  const conflict = Math.max(1, ...all.map((one) => one.conflict))
  const [high, low] = [Math.max(1, ...all.map((one) => one.net)), Math.min(-1, ...all.map((one) => one.net))]
  // neither side gets less than a third of the other, so that both can be read
  return {
    cooperation: Math.max(cooperation, conflict / 3),
    conflict: Math.max(conflict, cooperation / 3),
    high: Math.max(high, -low / 3),
    low: Math.min(low, -high / 3),
    from: new Date(Math.min(...all.map((one) => one.start.getTime()))),
    to: new Date(Math.max(...all.map((one) => one.end.getTime()))),
  }
}

export function CourseChart({ course, of, axes }: { course: CourseAnswer; of: string; axes: Most }) {
  const [lit, light] = useState<number | null>(null)
  const rows = periods(course)
  const acts = useCallback(
    (width: number, colours: Colours) => bars(course, axes, width, colours, lit),
    [course, JSON.stringify(axes), lit],
  )
  const net = useCallback(
    (width: number, colours: Colours) => scores(course, axes, width, colours, lit),
    [course, JSON.stringify(axes), lit],
  )
  const after = useCallback((drawn: Drawn) => opens(drawn, rows), [course])
  const total = rows.reduce((sum, one) => sum + one.acts, 0)
  const by = course.by
  if (!rows.length) return <p class="faint none">Nothing in the store has a day.</p>
  return (
    <div class="course">
      <Chart
        label={`${of}: ${some(total, 'act')} by ${by}, cooperation above, conflict below`}
        draw={acts}
        after={after}
      />
      <Chart label={`${of}: net score by ${by}`} draw={net} after={after} />
      {course.changes.length > 0 && (
        <ol class="turns">
          {course.changes.map((turn, n) => (
            <li key={turn.period} onMouseEnter={() => light(n)} onMouseLeave={() => light(null)}>
              <button type="button" class="turn" onFocus={() => light(n)} onBlur={() => light(null)}>
                <span class="turn-number">{n + 1}</span> {turn.words}
              </button>
            </li>
          ))}
        </ol>
      )}
      {course.note && <p class="faint course-note">{course.note}</p>}
      <AsTable rows={rows.filter((one) => one.acts)} by={by} />
    </div>
  )
}

function AsTable({ rows, by }: { rows: Period[]; by: string }) {
  return (
    <details class="as-table">
      <summary>As a table</summary>
      <div class="table-box" role="region" aria-label={`Acts by ${by}`} tabIndex={0}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{by[0]?.toUpperCase() + by.slice(1)}</th>
              <th scope="col" class="number">
                Cooperation
              </th>
              <th scope="col" class="number">
                Conflict
              </th>
              <th scope="col" class="number">
                Net score
              </th>
              <th scope="col" class="number">
                Firsts
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <td>
                  <a href={hrefWith({ ...within(row), by: null })}>{row.name}</a>
                </td>
                <td class="number">{count(row.cooperation)}</td>
                <td class="number">{count(row.conflict)}</td>
                <td class="number">{signed(row.net)}</td>
                <td class="number">{row.firsts || ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
