// What hangs together with a record: links, standing states of its report, the acts before and after it.
import type { ComponentChildren } from 'preact'
import { ActLine, type Record_ } from '../../parts/act'
import { pairHref } from '../../parts/who'
import { keep } from '../../state/filters'
import type { EventTold } from './rows'
import { linkWords } from './words'

export function Links({ event }: { event: EventTold }) {
  if (!event.links.length) return null
  return (
    <Section title="Hangs together with">
      {event.links.map(({ rel, out, other }) => (
        <li key={`${rel} ${out} ${other.id}`}>
          <span class="link-kind">{linkWords(rel, out)}</span>
          <Line told={other} />
        </li>
      ))}
    </Section>
  )
}

export function SameReport({ event }: { event: EventTold }) {
  const { previous, next, relations } = event
  if (!previous && !next && !relations.length) return null
  return (
    <Section title="The same report also tells">
      {[previous, next].map(
        (told, n) =>
          told && (
            <li key={told.id}>
              <span class="link-kind">{n ? 'Next' : 'Before'}</span>
              <Line told={told} />
            </li>
          ),
      )}
      {relations.map((told) => (
        <li key={told.id}>
          <span class="link-kind">Standing</span>
          <Line told={told} />
        </li>
      ))}
    </Section>
  )
}

/** The way on: the two together, each of them, the report. */
export function Ways({ event }: { event: EventTold }) {
  const record: Record_ = event.record
  const [one, other] = record.recipients?.length ? [record.actors?.[0], record.recipients[0]] : (record.actors ?? [])
  const [a, b] = record.parties ?? [one?.country ?? one?.id, other?.country ?? other?.id]
  if (!a || !b || a === b) return null
  return (
    <p class="onward">
      <a href={pairHref(a, b)}>
        All between {event.names[a] ?? a} and {event.names[b] ?? b} →
      </a>
    </p>
  )
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="panel others">
      <h2>{title}</h2>
      <ul>{children}</ul>
    </section>
  )
}

type Told = EventTold['links'][number]['other']

function Line({ told }: { told: Told }) {
  if (told.quad) return <ActLine id={told.id} sentence={told.sentence} record={told} />
  return (
    <a class="tie-line" href={keep(`/event/${told.id}`)}>
      {told.sentence}
    </a>
  )
}
