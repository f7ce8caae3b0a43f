// The values of a record as rows: what is read, and the words that it was read from.
import type { ComponentChildren } from 'preact'
import type { Answer } from '../../api/ask'
import { dayWords } from '../../parts/days'
import { degrees } from '../../parts/figures'
import { ROLES, type Role } from '../../parts/paper/roles'
import { Who } from '../../parts/who'
import { keep } from '../../state/filters'
import { capital, claimWords, durationWords, forceWords, framingWords, lossWords, whenHow } from './words'

export type EventTold = Answer<'/api/v1/event/{id}'>
type Json = { [key: string]: any }
export type Row = { keys: string[]; body: ComponentChildren; said: { key: string; text: string }[] }

/** Rows by role, in the order in which a person would ask; a role that the record does not tell is left out. */
export function rowsOf(event: EventTold): { role: Role; title: string; rows: Row[] }[] {
  const record: Json = event.record
  return ROLES.map(({ role, title }) => ({
    role,
    title: role === 'who' && record.parties ? 'Between' : role === 'who' && record.reciprocal ? 'Who, together' : title,
    rows: role === 'what' ? [what(event)] : role === 'who' && record.parties ? between(event) : values(event, role),
  })).filter(({ rows }) => rows.length)
}

/** Reasons for whom an act is done to are told among the reasons; the others are the words that tell the act. */
export function tells(rule: string): boolean {
  return !rule.startsWith('recipient.')
}

/** The parties of a standing state, which have no words of their own. */
function between({ record, names }: EventTold): Row[] {
  const ids = record.parties as string[]
  return ids.map((id) => ({ keys: [], said: [], body: <Who party={{ id, name: capital(names[id] ?? id) }} /> }))
}

function what({ record, reasons }: EventTold): Row {
  const said = reasons.flatMap(({ rule, text }, n) => (tells(rule) ? [{ key: `why.${n}`, text }] : []))
  return { keys: said.map(({ key }) => key), said, body: <Kind record={record} /> }
}

function Kind({ record }: { record: Json }) {
  if (record.record === 'relation') return <>{capital(record.kind)}</>
  const codes = [record.type, record.mode, record.cameo && `CAMEO ${record.cameo}`].filter(Boolean).join(' · ')
  return (
    <>
      {capital(record.type.toLowerCase())}
      {record.mode && `: ${record.mode.replaceAll('-', ' ')}`}
      <span class="codes" title="PLOVER type and mode, CAMEO code; the score goes from −10 (conflict) to +10">
        {codes} · score {record.score > 0 ? '+' : ''}
        {String(record.score).replace('-', '−')}
      </span>
    </>
  )
}

function values(event: EventTold, role: Role): Row[] {
  const rows = event.words
    .filter((one) => one.role === role)
    .map((one) => ({
      keys: [one.of],
      said: one.text ? [{ key: one.of, text: one.text }] : [],
      body: BODIES[role]?.(valueAt(event.record, one.of), event.names) ?? one.value,
    }))
  return COUNTED.has(role) ? onceEach(rows) : rows
}

const COUNTED = new Set<Role>(['with', 'losses']) // a second row with the same figure would read as twice as many

/** What is told in several places stands once, with all words that tell it. */
function onceEach(rows: Row[]): Row[] {
  const told = new Map<ComponentChildren, Row>()
  for (const row of rows) {
    const same = told.get(row.body)
    told.set(row.body, same ? { ...same, keys: [...same.keys, ...row.keys], said: [...same.said, ...row.said] } : row)
  }
  return [...told.values()]
}

/** The part of a record at a path as "places.0". */
function valueAt(record: Json, of: string): Json {
  return of.split('.').reduce((value, part) => value[part], record)
}

type Names = { [code: string]: string }
const owned = (code: string | null, names: Names) => (code ? `, ${names[code] ?? code}` : '')
const party = (value: Json) => <Who party={{ id: value.id, name: capital(value.name || value.id) }} />

const BODIES: { [role: string]: (value: Json, names: Names) => ComponentChildren } = {
  who: party,
  whom: party,
  when: (value) => (
    <>
      {capital(dayWords(value)) || 'Not told'} <span class="faint">{whenHow(value)}</span>
    </>
  ),
  'how long': (value) => <span title={value.iso}>{durationWords(value.iso)}</span>,
  where: (value) => <Place place={value} />,
  with: (value, names) => `${capital(forceWords(value))}${owned(value.owner, names)}`,
  losses: (value, names) => `${capital(lossWords(value))}${owned(value.of, names)}`,
  speaker: (value) => party(value.speaker),
  precedent: (value) => capital(claimWords(value.claim)),
  framing: (value) => capital(framingWords(value.kind)),
}

function Place({ place }: { place: Json }) {
  const spot = place.lon === null ? undefined : degrees(place.lat, place.lon)
  const kind = String(place.name)
    .toLowerCase()
    .includes(place.kind ?? '')
    ? null
    : place.kind // "Kerch Strait" says it
  const about = [kind, place.radius_km && `within ${place.radius_km} km`].filter(Boolean).join(', ')
  return (
    <>
      {place.role && place.role !== 'in' && <span class="faint">{place.role} </span>}
      <a class="who" href={keep(`/place/${encodeURIComponent(place.name)}`)} title={spot}>
        {place.name}
      </a>{' '}
      <span class="faint">{about}</span>
    </>
  )
}

/** The sentences that tell it, in characters of the report. */
export function evidenceOf(event: EventTold): [number, number][] {
  return (event.record.evidence as { span: [number, number] }[]).map(({ span }) => span)
}
