// The figures behind the timeline, for those who would rather read them.
import { useState } from 'preact/hooks'
import { count } from '../../parts/figures'
import { called } from './periods'
import type { Time } from './Timeline'

const COLUMNS = [
  ['Cooperation in words', 'verbal_cooperation'],
  ['in deeds', 'material_cooperation'],
  ['Conflict in words', 'verbal_conflict'],
  ['in deeds', 'material_conflict'],
] as const

export function TimeTable({ of }: { of: Time }) {
  const [open, setOpen] = useState(false)
  return (
    <details class="time-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>As a table</summary>
      {open && (
        <div class="table-box" role="region" aria-label="Acts by period" tabIndex={0}>
          <table class="table">
            <thead>
              <tr>
                <th scope="col">Period</th>
                {COLUMNS.map(([title, name]) => (
                  <th key={name} scope="col" class="number">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {of.periods.map((period, at) => (
                <tr key={period}>
                  <th scope="row">{called(period, of.by)}</th>
                  {COLUMNS.map(([, name]) => (
                    <td key={name} class="number">
                      {count(of[name][at] ?? 0)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  )
}
