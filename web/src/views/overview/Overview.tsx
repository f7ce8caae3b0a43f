// What happened lately.
import { url, useAnswer } from '../../api/ask'
import { ActLine } from '../../parts/act'
import { Nothing, Told } from '../../parts/states'
import { filters } from '../../state/filters'

export function Overview() {
  const answer = useAnswer('/api/v1/events', url('/api/v1/events', {}, filters.value))
  return (
    <section class="panel">
      <h1>What happened</h1>
      <Told of={answer} lines={12}>
        {({ events }) =>
          events.length ? (
            <ol class="list">
              {events.map((event) => (
                <li key={event.id}>
                  <ActLine {...event} />
                </li>
              ))}
            </ol>
          ) : (
            <Nothing title="No act meets all of these conditions." />
          )
        }
      </Told>
    </section>
  )
}
