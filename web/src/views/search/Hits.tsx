// The hits one by one, or under the reports that they stand in.
import { QuadDot, Status } from '../../parts/act'
import { oneDay } from '../../parts/days'
import { List } from '../../parts/list'
import { Marked } from '../../parts/marked'
import { keep } from '../../state/filters'
import type { Found } from './Search'

type Hit = Found['hits'][number]
type Snippet = Hit['snippets'][number]
type Line = { hit: Hit; opens: boolean } // whether its report is named above it

export function Hits({ hits, byReport }: { hits: readonly Hit[]; byReport: boolean }) {
  const lines = hits.map((hit, n) => ({ hit, opens: byReport && hit.report.id !== hits[n - 1]?.report.id }))
  return (
    <List label="Hits" items={lines} id={({ hit }) => hit.id}>
      {(line) => <One {...line} byReport={byReport} />}
    </List>
  )
}

function One({ hit, opens, byReport }: Line & { byReport: boolean }) {
  return (
    <article class="hit">
      {opens && (
        <h2 class="hit-report">
          <Report of={hit.report} />
        </h2>
      )}
      <a class="hit-act" href={keep(`/event/${hit.id}`)}>
        <QuadDot quad={hit.quad} />
        <span class="act-sentence">{hit.sentence}</span>
        <Status status={hit.status} />
      </a>
      {hit.snippets.map((snippet) => (
        <Quote key={snippet.start} report={hit.report.id} snippet={snippet} />
      ))}
      {!byReport && (
        <p class="hit-source">
          <Report of={hit.report} />
        </p>
      )}
    </article>
  )
}

/** The words themselves lead to where they stand. */
function Quote({ report, snippet }: { report: string; snippet: Snippet }) {
  const at = `${snippet.start}-${snippet.end}`
  return (
    <blockquote class="hit-quote">
      <a href={keep(`/report/${encodeURIComponent(report)}`, { at })} title="Read it in the report">
        {snippet.cut[0] && '… '}
        <Marked text={snippet.text} marks={snippet.marks as number[][]} />
        {snippet.cut[1] && ' …'}
      </a>
    </blockquote>
  )
}

function Report({ of }: { of: Hit['report'] }) {
  return (
    <>
      <a href={keep(`/report/${encodeURIComponent(of.id)}`)}>
        <bdi>{of.title ?? of.source}</bdi>
      </a>
      <span class="faint">
        {of.outlet && (
          <>
            {' · '}
            <bdi>{of.outlet}</bdi>
          </>
        )}
        {of.published && ` · ${oneDay(of.published)}`}
      </span>
    </>
  )
}
