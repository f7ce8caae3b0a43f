// What the acts have in common, beside the page: each value with how many acts it would leave. A click adds it to the
// filters or takes it away.
import { useEffect, useState } from 'preact/hooks'
import { url, useAnswer, type Answer } from '../../api/ask'
import { worded } from '../../parts/chips'
import { count } from '../../parts/figures'
import { QuadDot } from '../../parts/act'
import { filters, type Filter } from '../../state/filters'
import { go, hrefWith, query } from '../../state/url'

export const PATH = '/api/v1/facets'
export type Asked = Answer<typeof PATH>
type Facet = Asked['facets'][number]
type Value = Facet['values'][number]

const TITLES: { [facet: string]: string } = {
  party: 'Who takes part',
  quad: 'Kind',
  type: 'Type',
  mode: 'Mode',
  status: 'Status',
  source: 'Told by',
  country: 'Country',
  place: 'Place',
}
const ORDER = ['quad', 'party', 'type', 'mode', 'status', 'country', 'place', 'source']
const SOUGHT = new Set(['party', 'place', 'source']) // so many values that one rather types than looks
const MANY = 60 // values to a facet that is shown whole

export function Facets({ of }: { of: Asked }) {
  const byName = new Map(of.facets.map((facet) => [facet.facet, facet]))
  return (
    <div class="overview-facets">
      {ORDER.map((name) => byName.get(name)).map(
        (facet) => facet && (facet.values.length > 0 || facet.more > 0) && <Section key={facet.facet} facet={facet} />,
      )}
      <Sure />
    </div>
  )
}

/** How sure a record must be: what is less sure than asked for is not counted and not shown. */
function Sure() {
  const now = query.value.get('min-confidence') ?? ''
  return (
    <label class="facet-sure">
      <span>How sure</span>
      <select
        value={now}
        onChange={(event) => go(hrefWith({ 'min-confidence': event.currentTarget.value || null, offset: null }))}
      >
        <option value="0">However unsure</option>
        <option value="">Not tentative</option>
        {[...new Set(['0.5', '0.75', now])]
          .filter((share) => Number(share))
          .map((share) => (
            <option key={share} value={share}>
              At least {Math.round(Number(share) * 100)} %
            </option>
          ))}
      </select>
    </label>
  )
}

function Section({ facet }: { facet: Facet }) {
  const [whole, setWhole] = useState(false)
  const [find, setFind] = useState('')
  const letters = useLater(find, 120)
  const asked = new URLSearchParams(filters.value)
  asked.set('facet', facet.facet)
  asked.set('top', String(MANY))
  if (letters) asked.set('find', letters)
  const answer = useAnswer(PATH, whole || letters ? url(PATH, {}, asked) : null)
  const shown = ((whole || letters) && answer.value?.facets[0]) || facet
  const most = Math.max(1, ...shown.values.map((value) => value.count))
  const title = TITLES[facet.facet] ?? worded(facet.facet)
  return (
    <details class="overview-facet" open>
      <summary>
        <h2>{title}</h2>
      </summary>
      {((facet.more > 0 && SOUGHT.has(facet.facet)) || whole || find) && (
        <input
          type="search"
          placeholder="Find"
          aria-label={`Find in: ${title}`}
          value={find}
          onInput={(event) => setFind(event.currentTarget.value)}
        />
      )}
      <ul class={whole || letters ? 'overview-values whole' : 'overview-values'}>
        {shown.values.map((value) => (
          <li key={value.value}>
            <Choice name={facet.facet as Filter} value={value} most={most} />
          </li>
        ))}
        {!shown.values.length && <li class="faint">Nothing has these letters.</li>}
      </ul>
      {(shown.more > 0 || whole) && !letters && (
        <button type="button" class="quiet-button" onClick={() => setWhole(!whole)}>
          {whole ? 'Fewer' : `${count(shown.more)} more`}
        </button>
      )}
      {(whole || letters) && shown.more > 0 && <p class="faint">{count(shown.more)} more; type to find them.</p>}
    </details>
  )
}

function Choice({ name, value, most }: { name: Filter; value: Value; most: number }) {
  const chosen = query.value.getAll(name).find((one) => one.toLowerCase() === value.value.toLowerCase())
  const others = query.value.getAll(name).filter((one) => one !== chosen)
  const next = hrefWith({ [name]: chosen ? others : [...others, value.value], offset: null })
  return (
    <button
      type="button"
      class="facet-choice"
      aria-pressed={chosen !== undefined}
      title={value.name === value.value ? undefined : value.value}
      onClick={() => go(next)}
    >
      <span class="facet-name">
        {name === 'quad' && <QuadDot quad={value.value} />}
        {value.name}
      </span>
      <span class="facet-count">{count(value.count)}</span>
      <i
        class={name === 'quad' ? `facet-share ${value.value}` : 'facet-share'}
        style={{ width: `${(100 * value.count) / most}%` }}
      />
    </button>
  )
}

/** A value as it was a moment ago: while one types, nothing is asked. */
function useLater<T>(value: T, ms: number): T {
  const [later, set] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => set(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return later
}
