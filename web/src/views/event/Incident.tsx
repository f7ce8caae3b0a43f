// The act as all reports tell it: who tells it, which figures they give, what they deny or tell otherwise.
import { QuadDot, Status } from '../../parts/act'
import { oneDay } from '../../parts/days'
import { Foreign } from '../../parts/paper/Foreign'
import { outletOf, Source, type Head } from '../../parts/source'
import { keep } from '../../state/filters'
import type { EventTold } from './rows'
import { capital, countWords, listed } from './words'

type Json = { [key: string]: any }
type IncidentTold = NonNullable<EventTold['incident']>
type Names = { [code: string]: string }

export function Incident({ event }: { event: EventTold }) {
  const { incident, names, record } = event
  if (!incident) return null
  const told: Json = incident.record
  const heads = new Map(incident.tellings.map(({ report }) => [report.id, report]))
  const alone = told.events.length === 1
  // what one report tells in one way stands among its values already
  const figures = (told.figures as Json[]).filter((figure) => !alone || figure.values.length > 1)
  return (
    <section class="panel incident" aria-label="All reports of this act">
      <h2>{alone ? 'Only this report tells of it' : tellers(told)}</h2>
      {!alone && <Sources told={told} heads={heads} />}
      <Figures figures={figures} heads={heads} names={names} />
      <Otherwise told={told} heads={heads} names={names} />
      {!alone && <Tellings incident={incident} shown={record.id as string} />}
      {incident.signs.length > 0 && <Signs signs={incident.signs} />}
    </section>
  )
}

function tellers(told: Json): string {
  const many = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`
  const records = many(told.events.length, 'record')
  return `Told by ${many(told.documents.length, 'report')}, ${many(told.independent, 'independent source')} (${records})`
}

function Sources({ told, heads }: { told: Json; heads: Map<string, Head> }) {
  const owned: { [state: string]: string } = { yes: 'state press', party: 'party press', public: 'public' }
  return (
    <ul class="sources" aria-label="Independent sources">
      {told.sources.map((source: Json, n: number) => (
        <li key={n}>
          {source.name ?? named(source.documents, heads)}
          <span class="faint">
            {[source.country, owned[source.state]].filter(Boolean).map((word) => ` · ${word}`)}
            {source.documents.length > 1 && ` · ${source.documents.length} reports`}
          </span>
        </li>
      ))}
    </ul>
  )
}

function named(documents: string[], heads: Map<string, Head>): string {
  return listed([
    ...new Set(documents.map((id) => heads.get(id)).map((head, n) => (head ? outletOf(head) : documents[n]!))),
  ])
}

function Figures({ figures, heads, names }: { figures: Json[]; heads: Map<string, Head>; names: Names }) {
  if (!figures.length) return null
  return (
    <dl class="figures">
      {figures.map((figure, n) => (
        <div key={n} class={figure.agreed ? 'figure' : 'figure differs'}>
          <dt>
            {capital([figure.model, figure.kind].filter(Boolean).join(' '))}
            {figure.owner && <span class="faint">, {names[figure.owner] ?? figure.owner}</span>}
            {!figure.agreed && <span class="differs-mark">sources differ</span>}
          </dt>
          <dd>
            {figure.values.map((value: Json, nth: number) => (
              <span key={nth} class="figure-value">
                <strong>{countWords(value)}</strong> <span class="faint">{voice(value, heads, names)}</span>
              </span>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Who gives a figure: "in The Ararat Ledger", "government of Armenia, in The Ararat Ledger". */
function voice(value: Json, heads: Map<string, Head>, names: Names): string {
  const speakers = listed(value.speakers.map((code: string) => names[code] ?? code))
  const reports = named(value.documents, heads)
  return speakers ? `${speakers}, in ${reports}` : `in ${reports}`
}

const FIELDS: { [of: string]: string } = { when: 'When', actors: 'Who', recipients: 'To whom' }

function Otherwise({ told, heads, names }: { told: Json; heads: Map<string, Head>; names: Names }) {
  if (!told.denials.length && !told.dissent.length) return null
  const value = ({ of, value }: Json) =>
    of === 'when'
      ? value.replace(/\d{4}-\d\d-\d\d/g, oneDay)
      : listed(value.split(', ').map((code: string) => names[code] ?? code))
  return (
    <ul class="otherwise">
      {told.denials.map((denial: Json, n: number) => (
        <li key={`denied ${n}`}>
          <span class="status denied">denied</span> by {names[denial.by] ?? denial.by}
          <span class="faint"> in {named(denial.documents, heads)}</span>
        </li>
      ))}
      {told.dissent.map((dissent: Json, n: number) => (
        <li key={`other ${n}`}>
          <span class="status">told otherwise</span> {FIELDS[dissent.of] ?? dissent.of}: {value(dissent)}
          <span class="faint"> in {named(dissent.documents, heads)}</span>
        </li>
      ))}
    </ul>
  )
}

function Tellings({ incident, shown }: { incident: IncidentTold; shown: string }) {
  return (
    <ol class="tellings">
      {incident.tellings.map(({ told, report, evidence, said_by }) => (
        <li key={told.id} aria-current={told.id === shown ? 'true' : undefined}>
          <p class="telling-head">
            <QuadDot quad={told.quad ?? ''} />
            <Source of={report} />
            {said_by && <span class="faint">said by {said_by}</span>}
            <Status status={told.status} />
          </p>
          <a href={keep(`/event/${told.id}`)}>{told.sentence}</a>
          <blockquote>
            <Foreign text={evidence.join(' … ')} />
          </blockquote>
        </li>
      ))}
    </ol>
  )
}

function Signs({ signs }: { signs: IncidentTold['signs'] }) {
  return (
    <details class="signs">
      <summary>Why these are one act</summary>
      <ul>
        {signs.map(({ name, means }) => (
          <li key={name}>
            {means} <code>{name}</code>
          </li>
        ))}
      </ul>
    </details>
  )
}
