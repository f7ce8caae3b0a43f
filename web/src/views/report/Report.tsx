// One report: its whole text, every act as a note beside its sentence, and where it was printed.
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks'
import { url, useAnswer, type Answer } from '../../api/ask'
import { light } from '../../parts/paper/lit'
import type { Mark } from '../../parts/paper/marks'
import { Paper, reach } from '../../parts/paper/Paper'
import { outletOf } from '../../parts/source'
import { Nothing, Told } from '../../parts/states'
import { query } from '../../state/url'
import { About } from './About'
import { MarginNote } from './MarginNote'
import '../../parts/paper/paper.css'
import './report.css'

export type ReportTold = Answer<'/api/v1/report/{id}'>

export default function Report({ params }: { params: { [name: string]: string } }) {
  const answer = useAnswer('/api/v1/report/{id}', url('/api/v1/report/{id}', { id: params.id ?? '' }))
  return (
    <Told of={answer} lines={14}>
      {(report) => <Shown report={report} />}
    </Told>
  )
}

function Shown({ report }: { report: ReportTold }) {
  const at = asked(query.value.get('at'))
  const [from, to] = at ?? [0, 0]
  const marks = useMemo(() => marksOf(report, from, to), [report, from, to])
  const notes = useMemo(() => notesOf(report), [report])
  useLayoutEffect(() => {
    document.title = `${report.head.title ?? outletOf(report.head)} · whowhom`
    return () => light([])
  }, [report])
  useEffect(() => {
    if (to > from) reach('at')
  }, [report, from, to])
  return (
    <article class="report" data-walk="no">
      <About report={report} />
      <section class="panel report-text" aria-label="Text">
        {report.text.trim() ? (
          <Paper text={report.text} blocks={report.blocks} marks={marks} notes={notes} />
        ) : (
          <Nothing title="This report has no text." />
        )}
      </section>
    </article>
  )
}

/** "10-50" of the address: characters to light. */
function asked(words: string | null): [number, number] | null {
  const found = /^(\d{1,9})-(\d{1,9})$/.exec(words ?? '')
  return found ? [Number(found[1]), Number(found[2])] : null
}

function marksOf({ acts, relations }: ReportTold, from: number, to: number): Mark[] {
  const marks: Mark[] = to > from ? [{ start: from, end: to, key: 'at', kind: 'asked', still: true }] : []
  for (const { told, evidence, words } of [...acts, ...relations]) {
    for (const [start, end] of evidence) marks.push({ start, end, key: told.id, kind: 'tells' })
    for (const { role, of, start, end } of words) {
      if (of !== 'why.0' || role !== 'what' || start === null || end === null) continue
      marks.push({ start, end, key: told.id, kind: `trigger ${told.quad ?? 'standing'}` })
    }
  }
  return marks
}

function notesOf({ acts, relations }: ReportTold) {
  return [...acts, ...relations].map((act) => ({
    at: act.evidence[0]?.[0] ?? 0,
    note: <MarginNote key={act.told.id} act={act} />,
  }))
}
