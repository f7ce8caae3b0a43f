// How one act is written wherever it comes up: a dot by its kind, its sentence, its day and its status.
import type { ComponentChildren } from 'preact'
import { keep } from '../state/filters'
import { dayWords } from './days'
import { ReviewedSign } from './reviewed'

export { dayWords }

export type Record_ = { [key: string]: any }

const QUADS: { [quad: string]: string } = {
  'verbal-cooperation': 'Verbal cooperation',
  'material-cooperation': 'Material cooperation',
  'verbal-conflict': 'Verbal conflict',
  'material-conflict': 'Material conflict',
}

/** "Material conflict". */
export function quadWords(quad: string): string {
  return QUADS[quad] ?? quad
}

/** The kind of an act as a coloured dot: cooperation blue, conflict orange, deeds full, words hollow. */
export function QuadDot({ quad }: { quad: string }) {
  const name = quadWords(quad)
  return <span class={`dot ${quad}`} role="img" aria-label={name} title={name} />
}

export function Status({ status }: { status: string }) {
  return status === 'occurred' ? null : <span class={`status ${status}`}>{status}</span>
}

type Line = { id: string; sentence: string; record: Record_; children?: ComponentChildren }

/** One act in a list, as a link that keeps the filters. `children` stand under its sentence. */
export function ActLine({ id, sentence, record, children }: Line) {
  return (
    <a class="act-line" href={keep(`/event/${id}`)}>
      <QuadDot quad={record.quad} />
      <span class="act-day">{dayWords(record.when)}</span>
      <span class="act-sentence">
        {sentence}
        {children}
      </span>
      {(record.review || record.status !== 'occurred') && (
        <span class="act-signs">
          <ReviewedSign record={record} />
          <Status status={record.status} />
        </span>
      )}
    </a>
  )
}
