// The head of an act: the sentence that a person would say, whose word it is, how sure, and the way to the next.
import { url, useAnswer } from '../../api/ask'
import { QuadDot, quadWords, Status } from '../../parts/act'
import { Reviewed } from '../../parts/reviewed'
import { Source } from '../../parts/source'
import { keep } from '../../state/filters'
import { walk } from '../../state/walk'
import { evidenceOf, type EventTold } from './rows'
import { Reasons, Sure } from './Sure'
import { capital } from './words'

export function Head({ event }: { event: EventTold }) {
  const [before, after, place] = onTheWay(event)
  const { quad, status, confidence } = event.record as { quad?: string; status?: string; confidence?: number }
  return (
    <header class="panel event-head">
      <p class="event-kind">
        {quad && <QuadDot quad={quad} />}
        {quad ? quadWords(quad) : 'Standing state'}
        {status && <Status status={status} />}
        <Steps before={before} after={after} place={place} />
      </p>
      <h1 class="event-sentence">{event.sentence}</h1>
      <p class="event-by">
        <Voice event={event} />
      </p>
      {quad && (
        <p class="event-by">
          <Reviewed record={event.record} names={event.names} /> <Judge id={String(event.record.id)} />
        </p>
      )}
      {confidence === undefined ? <Reasons event={event} /> : <Sure event={event} />}
    </header>
  )
}

function Judge({ id }: { id: string }) {
  const about = useAnswer('/api/v1/about', url('/api/v1/about'))
  return about.value?.review ? <a href={`/review?at=${encodeURIComponent(id)}`}>Judge it</a> : null
}

function Steps({ before, after, place }: { before: string | null; after: string | null; place: string }) {
  if (!before && !after) return null
  const step = (id: string | null, name: string, sign: string) =>
    id ? (
      <a class="icon" href={keep(`/event/${id}`)} aria-label={name} title={name}>
        {sign}
      </a>
    ) : (
      <span class="icon off">{sign}</span>
    )
  return (
    <nav class="steps" aria-label="Acts before and after">
      {step(before, 'Previous act (k)', '‹')}
      <span class="faint">{place}</span>
      {step(after, 'Next act (j)', '›')}
    </nav>
  )
}

/** The acts before and after: of the list that one came from, else of the report. */
export function onTheWay(event: EventTold): [before: string | null, after: string | null, place: string] {
  const list = walk.value
  const at = list.indexOf(event.id)
  if (at >= 0) return [list[at - 1] ?? null, list[at + 1] ?? null, `${at + 1} of ${list.length} in the list`]
  const place = event.place ? `${event.place} of ${event.places} in the report` : ''
  return [event.previous?.id ?? null, event.next?.id ?? null, place]
}

/** Whose word it is: a speaker's, a mere charge, or the report's own. */
function Voice({ event }: { event: EventTold }) {
  const { alleged_by: charge, said_by: speakers } = event
  const words = [charge && `a charge of ${charge}`, speakers && `said by ${speakers}`]
  return (
    <>
      {charge && <span class="status denied">alleged</span>}{' '}
      {capital(words.filter(Boolean).join(', ') || 'in the report’s own words')}, told by{' '}
      <Source of={event.report} at={evidenceOf(event)[0]} />
    </>
  )
}
