// What is known of a report beside its text: whose it is, what became of it, who printed and who copied it.
import { QuadDot, quadWords } from '../../parts/act'
import { oneDay } from '../../parts/days'
import { Foreign } from '../../parts/paper/Foreign'
import { outletOf, reportHref, Source } from '../../parts/source'
import type { ReportTold } from './Report'

const STATUS: { [status: string]: string } = {
  coded: 'read and coded',
  'no-events': 'read; it tells no act',
  failed: 'could not be read',
  copy: 'a copy; its records are those of the first',
}
const FROM: { [from: string]: string } = {
  option: 'as the command said',
  field: 'as the input says',
  metadata: 'as the page says',
  dateline: 'by its dateline',
  crawl: 'fetched that day; nothing says when it was printed',
}
const KINDS: { [kind: string]: string } = {
  'same-text': 'the same text',
  'wire-copy': 'printed from the wire',
  excerpt: 'an excerpt',
  revision: 'a revision',
}

export function About({ report }: { report: ReportTold }) {
  const { head } = report
  return (
    <header class="panel report-about">
      <h1>
        <Foreign text={head.title ?? outletOf(head)} />
      </h1>
      <p class="report-by">
        <Foreign text={head.press ?? outletOf(head)} />
        {head.published && <> · {oneDay(head.published)}</>}
        <Quads report={report} />
      </p>
      <details class="report-more">
        <summary>Where it comes from, and what became of it</summary>
        <dl class="facts">
          <Fact name="Source" value={head.source} />
          {head.url && (
            <Fact name="Address" value={head.url} href={/^https?:\/\//i.test(head.url) ? head.url : undefined} />
          )}
          {head.published && (
            <Fact name="Day" value={`${head.published}, ${FROM[report.published_from ?? ''] ?? ''}`} />
          )}
          <Fact name="Language" value={head.language ?? 'not known'} />
          <Fact name="Status" value={STATUS[report.status] ?? report.status} />
          <Fact name="Coded" value={`run ${report.run}${report.coded ? `, ${report.coded.slice(0, 16)} UTC` : ''}`} />
          <Fact name="Coder" value={`${report.coder}, codebook ${report.codebook}`} />
          <Fact name="Id" value={head.id} />
        </dl>
      </details>
      <Problems report={report} />
      <Printed report={report} />
    </header>
  )
}

function Fact({ name, value, href }: { name: string; value: string; href?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {href ? (
          <a href={href} target="_blank" rel="noopener noreferrer">
            {value}
          </a>
        ) : (
          <Foreign text={value} />
        )}
      </dd>
    </div>
  )
}

/** How many acts of each kind it tells. */
function Quads({ report }: { report: ReportTold }) {
  const counts = new Map<string, number>()
  for (const { told } of report.acts) counts.set(told.quad ?? '', (counts.get(told.quad ?? '') ?? 0) + 1)
  const acts = report.acts.length
  return (
    <span class="report-counts">
      {acts} act{acts === 1 ? '' : 's'}
      {[...counts].sort().map(([quad, count]) => (
        <span key={quad} title={quadWords(quad)}>
          <QuadDot quad={quad} /> {count}
        </span>
      ))}
    </span>
  )
}

function Problems({ report }: { report: ReportTold }) {
  if (!report.problems.length) return null
  return (
    <ul class="problems">
      {report.problems.map(({ stage, message, start, end, fatal }, n) => (
        <li key={n}>
          <span class={fatal ? 'status denied' : 'status'}>{fatal ? 'not coded' : 'problem'}</span>{' '}
          <Foreign text={message} /> <span class="faint">{stage}</span>{' '}
          {start !== null && end !== null && <a href={reportHref(report.head.id, [start, end])}>show</a>}
        </li>
      ))}
    </ul>
  )
}

function Printed({ report }: { report: ReportTold }) {
  const { copies, sightings } = report
  if (!copies.length && sightings.length < 2) return null
  return (
    <div class="printed">
      <h2>Also printed</h2>
      <ul>
        {copies.map((copy) => (
          <li key={copy.id}>
            <Source of={copy} /> <Foreign text={copy.title} />
            <span class="faint">
              {' · '}
              {copy.first ? 'the first of all; this is ' : ''}
              {KINDS[copy.kind] ?? copy.kind}, {Math.round(copy.share * 100)} % of the words
            </span>
          </li>
        ))}
        {sightings.length > 1 &&
          sightings.map((seen, n) => (
            <li key={n}>
              <Foreign text={seen.outlet ?? seen.source} />{' '}
              {seen.published && <span class="faint">· {oneDay(seen.published)}</span>}{' '}
              <span class="faint">
                <Foreign text={seen.title} />
              </span>
            </li>
          ))}
      </ul>
    </div>
  )
}
