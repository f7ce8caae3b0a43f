// The filters that hold at present, each with a button that takes it away.
import { FILTERS, type Filter } from '../state/filters'
import { go, hrefWith, query } from '../state/url'
import { oneDay } from './days'
import './chips.css'

type Chip = { key: string; says: string; title?: string; without: string }

const SAYS: { [name in Filter]?: string } = {
  actor: 'Done by',
  with: 'With',
  party: 'Takes part',
  bloc: 'Of',
  type: 'Type',
  mode: 'Mode',
  quad: 'Kind',
  status: 'Status',
  source: 'Told by',
  country: 'In',
  place: 'At',
  text: 'Words',
}
const CODES = new Set<Filter>(['actor', 'with', 'party', 'bloc', 'source', 'country'])
const WORDS = new Set<Filter>(['type', 'mode', 'quad', 'status'])

/** `names`: of codes, as a person would say them. */
export function Chips({ names = {} }: { names?: { [code: string]: string } }) {
  const chips = chipsOf(query.value, names)
  if (!chips.length) return null
  return (
    <ul class="filter-chips" aria-label="Filters">
      {chips.map((chip) => (
        <li key={chip.key} class="filter-chip" title={chip.title}>
          {chip.says}
          <button type="button" aria-label={`Take away: ${chip.says}`} onClick={() => go(chip.without)}>
            ×
          </button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button type="button" class="quiet-button" onClick={() => go(cleared())}>
            Clear all
          </button>
        </li>
      )}
    </ul>
  )
}

/** How many filters hold. */
export const chipsNow = (): number => chipsOf(query.value, {}).length

/** The address without any filter. */
export const cleared = (): string => hrefWith(Object.fromEntries([...FILTERS, 'offset'].map((name) => [name, null])))

function chipsOf(asked: URLSearchParams, names: { [code: string]: string }): Chip[] {
  const without = (name: Filter, value: string) =>
    hrefWith({ [name]: asked.getAll(name).filter((one) => one !== value), offset: null })
  const chips: Chip[] = []
  for (const name of FILTERS) {
    if (!SAYS[name]) continue
    for (const value of asked.getAll(name)) {
      const said = CODES.has(name) ? (names[value] ?? value) : WORDS.has(name) ? worded(value) : value
      const title = said === value ? undefined : value
      chips.push({ key: `${name} ${value}`, says: `${SAYS[name]}: ${said}`, title, without: without(name, value) })
    }
  }
  const one = (key: Filter, says: string, ...names: Filter[]) =>
    chips.push({ key, says, without: hrefWith(Object.fromEntries([key, ...names, 'offset'].map((n) => [n, null]))) })
  const [since, until] = [asked.get('since'), asked.get('until')]
  if (since || until) one('since', timeWords(since, until), 'until')
  if (asked.get('first') === 'true') one('first', 'Called a first')
  if (asked.get('bbox')) one('bbox', 'In this part of the map')
  const sure = asked.get('min-confidence')
  if (sure) one('min-confidence', Number(sure) ? `At least ${Math.round(Number(sure) * 100)} % sure` : 'However unsure')
  return chips
}

/** "From 2018 to Feb 2019": as coarse as it was asked for. */
function timeWords(since: string | null, until: string | null): string {
  if (since && since === until) return `In ${edge(since)}`.replace(/^In (\d+ )/, 'On $1')
  return [since && `from ${edge(since)}`, until && `until ${edge(until)}`]
    .filter(Boolean)
    .join(' ')
    .replace(/^./, (letter) => letter.toUpperCase())
}

function edge(day: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(day)) return oneDay(day)
  return /^\d{4}-\d\d$/.test(day) ? oneDay(`${day}-01`).replace(/^\d+ /, '') : day
}

/** "Material conflict" for "material-conflict", "Assault" for "ASSAULT". */
export function worded(code: string): string {
  const words = code.toLowerCase().replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
