// Exercises and patrols as a ladder: a row a year, the newest on top; a mark stands on its day and opens its event.
import { useCallback } from 'preact/hooks'
import { Chart, type Colours } from '../../parts/chart'
import { some } from '../../parts/figures'
import { keep } from '../../state/filters'
import { details, ladder, links, when, type Exercise } from './rungs'

export function Ladder({ exercises }: { exercises: Exercise[] }) {
  const draw = useCallback((width: number, colours: Colours) => ladder(exercises, width, colours), [exercises])
  const dated = exercises.filter((one) => one.day)
  return (
    <>
      {dated.length > 0 && (
        <>
          <Chart
            label={`${some(dated.length, 'exercise or patrol', 'exercises and patrols')} by year`}
            draw={draw}
            after={links}
          />
          <Key />
        </>
      )}
      <ol class="rungs">
        {exercises.map((one) => (
          <li key={one.id}>
            <a class="rung" href={keep(`/event/${one.id}`)}>
              <span class="rung-day">{when(one)}</span>
              <span>
                {one.places.join(', ') || 'place not told'}
                <span class="faint"> · {details(one)}</span>
              </span>
              {one.claim && <span class="badge">{one.claim}</span>}
              {one.status !== 'occurred' && <span class={`status ${one.status}`}>{one.status}</span>}
            </a>
          </li>
        ))}
      </ol>
    </>
  )
}

function Key() {
  return (
    <p class="key faint">
      <span>
        <svg width="12" height="12" aria-hidden="true">
          <circle class="key-full" cx="6" cy="6" r="4.5" />
        </svg>{' '}
        exercise
      </span>
      <span>
        <svg width="12" height="12" aria-hidden="true">
          <path class="key-full" d="M6 0 12 6 6 12 0 6Z" />
        </svg>{' '}
        patrol
      </span>
      <span>
        <svg width="14" height="14" aria-hidden="true">
          <circle class="key-ring" cx="7" cy="7" r="6" />
          <circle class="key-full" cx="7" cy="7" r="3" />
        </svg>{' '}
        called a first
      </span>
      <span>larger: more troops or machines told</span>
      <span>pale: by that day at the latest</span>
      <span>hollow: planned, refused or denied</span>
    </p>
  )
}
