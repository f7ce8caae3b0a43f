// How one act is written wherever it comes up: a dot by its kind, its sentence, its day and its status.
import { keep } from '../state/filters'

export type Record_ = { [key: string]: any }

const QUADS: { [quad: string]: string } = {
  'verbal-cooperation': 'Verbal cooperation',
  'material-cooperation': 'Material cooperation',
  'verbal-conflict': 'Verbal conflict',
  'material-conflict': 'Material conflict',
}

/** The kind of an act as a coloured dot: cooperation blue, conflict orange, deeds full, words hollow. */
export function QuadDot({ quad }: { quad: string }) {
  const name = QUADS[quad] ?? quad
  return <span class={`dot ${quad}`} role="img" aria-label={name} title={name} />
}

export function Status({ status }: { status: string }) {
  return status === 'occurred' ? null : <span class={`status ${status}`}>{status}</span>
}

/** One act in a list. `href` leads to it with the filters kept. */
export function ActLine({ id, sentence, record }: { id: string; sentence: string; record: Record_ }) {
  return (
    <a class="act-line" href={keep(`/event/${id}`)}>
      <QuadDot quad={record.quad} />
      <span class="act-day">{dayWords(record.when)}</span>
      <span class="act-sentence">{sentence}</span>
      <Status status={record.status} />
    </a>
  )
}

/** A date as short as its precision: "2022-11-30", "2022-11", "by 2022-11-30". */
export function dayWords(when: Record_ | null): string {
  const { start, end, precision } = when ?? {}
  if (!start && !end) return ''
  if (!start || !end) return start ? `from ${start}` : `by ${end}`
  if (precision === 'year' && start.slice(0, 4) === end.slice(0, 4)) return start.slice(0, 4)
  if (precision === 'month' && start.slice(0, 7) === end.slice(0, 7)) return start.slice(0, 7)
  return start === end ? start : `${start} to ${end}`
}
