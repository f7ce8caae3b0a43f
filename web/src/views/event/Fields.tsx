// What a record says, value by value. A value and its words in the report light together.
import { Foreign } from '../../parts/paper/Foreign'
import { lit, lights } from '../../parts/paper/lit'
import { reach } from '../../parts/paper/Paper'
import { roleClass } from '../../parts/paper/roles'
import { rowsOf, type EventTold, type Row } from './rows'

export function Fields({ event }: { event: EventTold }) {
  const contexts = (event.record.contexts ?? []) as string[]
  return (
    <dl class="fields">
      {rowsOf(event).map(({ role, title, rows }) => (
        <div key={role} class={`told-field ${roleClass(role)}`}>
          <dt>{title}</dt>
          <dd>
            {rows.map((row, n) => (
              <Value key={n} row={row} />
            ))}
          </dd>
        </div>
      ))}
      {contexts.length > 0 && (
        <div class="told-field">
          <dt>Contexts</dt>
          <dd>
            <div class="value">{contexts.join(' · ').replaceAll('_', ' ')}</div>
          </dd>
        </div>
      )}
    </dl>
  )
}

function Value({ row }: { row: Row }) {
  const shines = row.keys.some((key) => lit.value.includes(key))
  return (
    <div class={shines ? 'value lit' : 'value'} data-value={row.keys.join(' ')} {...lights(...row.keys)}>
      <span class="value-body">{row.body}</span>
      <span class="value-said">
        {row.said.map(({ key, text }) => (
          <button
            key={key}
            type="button"
            class="said"
            title="Show these words in the report"
            onClick={() => reach(key)}
          >
            <Foreign text={shortened(text)} />
          </button>
        ))}
        {!row.said.length && row.keys.length > 0 && <span class="faint">no words of its own</span>}
      </span>
    </div>
  )
}

/** Long words are cut here; the report has them all. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 90 ? `${line.slice(0, 60)} … ${line.slice(-24)}` : line
}
