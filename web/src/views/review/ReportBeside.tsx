// The report beside the record, with the words of every value.
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { Mark } from '../../parts/paper/marks'
import { Paper } from '../../parts/paper/Paper'
import { roleClass } from '../../parts/paper/roles'
import { Source } from '../../parts/source'
import type { ToJudge } from './desk'

export function ReportBeside({ shown }: { shown: ToJudge }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const evidence = box.current?.querySelector<HTMLElement>('.evidence')
    if (!box.current || !evidence) return
    const from = evidence.getBoundingClientRect().top - box.current.getBoundingClientRect().top
    box.current.scrollTop += from - box.current.clientHeight / 3
  }, [shown])
  const marks = useMemo(() => [...evidenceMarks(shown.record), ...wordMarks(shown)], [shown])
  return (
    <aside class="panel review-report" aria-label="Report">
      <p class="report-line">
        <Source of={shown.report} />
      </p>
      <div ref={box} class="scrolls" tabIndex={0} role="region" aria-label="Text of the report">
        <Paper text={shown.text} blocks={shown.blocks} marks={marks} />
      </div>
    </aside>
  )
}

export function evidenceMarks(record: { [key: string]: any }): Mark[] {
  return record.evidence.map(({ span: [start, end] }: { span: [number, number] }) => ({
    start,
    end,
    key: 'evidence',
    kind: 'evidence',
    still: true,
  }))
}

/** `before`: what the keys begin with, where several records stand on one text. Why an act is directed at somebody
    lights with its reason, and is not among the words that tell the act. */
export function wordMarks({ words, reasons }: Pick<ToJudge, 'words' | 'reasons'>, before = ''): Mark[] {
  return words.flatMap(({ role, of, start, end }) => {
    if (start === null || end === null) return []
    const aside = role === 'what' && reasons[Number(of.slice('why.'.length))]?.rule.startsWith('recipient.')
    return [{ start, end, key: before + of, kind: aside ? 'reason' : roleClass(role), still: aside }]
  })
}
