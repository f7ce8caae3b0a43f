// The report beside an act, with the words of every value.
import { useMemo } from 'preact/hooks'
import { url, useAnswer } from '../../api/ask'
import type { Mark } from '../../parts/paper/marks'
import { Paper } from '../../parts/paper/Paper'
import { roleClass } from '../../parts/paper/roles'
import { outletOf, reportHref, Source } from '../../parts/source'
import { Failure, Waiting } from '../../parts/states'
import { evidenceOf, tells, type EventTold } from './rows'

export function Beside({ event }: { event: EventTold }) {
  const address = url('/api/v1/report/{id}', { id: event.report.id }, new URLSearchParams({ acts: 'false' }))
  const { value, error } = useAnswer('/api/v1/report/{id}', address)
  const marks = useMemo(() => marksOf(event), [event])
  const there = value?.head.id === event.report.id ? value : null // not the text of the act before
  return (
    <aside class="panel event-report" aria-label="Report">
      <p class="report-line">
        <Source of={event.report} /> <a href={reportHref(event.report.id, evidenceOf(event)[0])}>Whole report (r)</a>
      </p>
      <div class="scrolls" tabIndex={0} role="region" aria-label={`Text of ${outletOf(event.report)}`}>
        {error !== null && <Failure message={error} />}
        {there ? (
          <Paper text={there.text} blocks={there.blocks} marks={marks} />
        ) : (
          error === null && <Waiting lines={9} />
        )}
      </div>
    </aside>
  )
}

function marksOf(event: EventTold): Mark[] {
  const marks: Mark[] = evidenceOf(event).map(([start, end]) => ({
    start,
    end,
    key: 'evidence',
    kind: 'evidence',
    still: true,
  }))
  for (const { role, of, start, end } of event.words) {
    if (start === null || end === null) continue
    const reason = role === 'what' ? event.reasons[Number(of.slice('why.'.length))] : undefined
    const shown = !reason || tells(reason.rule)
    marks.push({ start, end, key: of, kind: shown ? roleClass(role) : 'reason', still: !shown })
  }
  return marks
}
