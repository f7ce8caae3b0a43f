// An act in the margin of its report: it and its sentence light together.
import { QuadDot, Status } from '../../parts/act'
import { lit, lights } from '../../parts/paper/lit'
import { keep } from '../../state/filters'
import type { ReportTold } from './Report'

export function MarginNote({ act }: { act: ReportTold['acts'][number] }) {
  const { id, sentence, quad, status } = act.told
  return (
    <a class={lit.value.includes(id) ? 'note lit-note' : 'note'} href={keep(`/event/${id}`)} {...lights(id)}>
      {quad ? <QuadDot quad={quad} /> : <span class="dot standing" role="img" aria-label="Standing state" />}
      <span>{sentence}</span>
      {quad && <Status status={status} />}
    </a>
  )
}
