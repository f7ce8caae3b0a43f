// The values of the fields that can be set right, in words.
import { dayWords } from '../../parts/days'

export type Value = unknown
export type Fields = { [field: string]: Value }
type When = { start: string | null; end: string | null }

export const FIELDS = ['type', 'mode', 'status', 'actors', 'recipients', 'when', 'places'] as const
export type Field = (typeof FIELDS)[number]

const TITLES: { [field: string]: string } = {
  verdict: 'Is it an act?',
  type: 'Type',
  mode: 'Mode',
  status: 'Status',
  actors: 'Who',
  recipients: 'To whom',
  when: 'When',
  start: 'First day',
  end: 'Last day',
  places: 'Where',
}

const NOTHING: { [field: string]: string } = { actors: 'nobody', recipients: 'nobody', places: 'not told' }

export const titleOf = (field: string): string => TITLES[field] ?? field

/** A value as a person would say it; `names` are those of parties by their ids. */
export function saidValue(field: string, value: Value, names: { [id: string]: string } = {}): string {
  if (Array.isArray(value)) return value.map((id) => names[id] ?? String(id)).join(', ') || NOTHING[field] || 'none'
  if (field === 'when') return dayWords(value as When) || 'not told'
  if (value === null || value === undefined) return 'none'
  return field === 'type' ? capital(String(value)) : String(value).replaceAll('-', ' ')
}

/** Whether two values say the same; of several parties or places the order says nothing. */
export function same(a: Value, b: Value): boolean {
  const plain = (value: Value) => JSON.stringify(Array.isArray(value) ? [...value].sort() : value)
  return plain(a) === plain(b)
}

/** Of the fields in `now`, those that say something else than `then`. */
export function changed(now: Fields, then: Fields): Fields {
  return Object.fromEntries(Object.entries(now).filter(([field, value]) => !same(value, then[field])))
}

export function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase()
}

export const VERDICTS: { [kind: string]: string } = { accept: 'accepted', reject: 'rejected', correct: 'corrected' }
