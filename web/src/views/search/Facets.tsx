// What the hits are: their types and their years, each a filter.
import { Bar, count, some } from '../../parts/figures'
import { toggled } from '../../state/filters'
import { hrefWith, query } from '../../state/url'
import type { Found } from './Search'

const TYPES = 8
const LONGEST = 40 // years that are shown without a gap

export function Facets({ found }: { found: Found }) {
  return (
    <aside class="panel found-kinds" aria-label="What was found">
      <h2>By year of the act</h2>
      <Years years={found.years} />
      <h2>By type</h2>
      <Types found={found} />
    </aside>
  )
}

function Types({ found }: { found: Found }) {
  const chosen = query.value.getAll('type')
  return (
    <ul class="found-types">
      {found.types.slice(0, TYPES).map(({ value, count: n }) => (
        <li key={value}>
          <a href={`${toggled('type', value)}`} aria-pressed={chosen.includes(value)} role="button">
            <span>{value.toLowerCase()}</span>
            <Bar share={n / found.total} label={`${n} of ${found.total}`} />
            <span class="number">{count(n)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function Years({ years }: { years: Found['years'] }) {
  const shown = withGaps(years)
  const most = Math.max(...years.map((year) => year.count), 1)
  const [since, until] = [query.value.get('since'), query.value.get('until')]
  if (!shown.length) return <p class="faint">No act has a day.</p>
  return (
    <>
      <ol class="found-years">
        {shown.map(({ value, count: n }) => {
          const only = String(value)
          const chosen = since === only && until === only
          const label = `${value}: ${some(n, 'record')}`
          return (
            <li key={value}>
              {n > 0 && (
                <a
                  href={hrefWith({ since: chosen ? null : only, until: chosen ? null : only, offset: null })}
                  aria-label={label}
                  aria-current={chosen ? 'true' : undefined}
                  title={label}
                >
                  <i style={{ height: `${Math.max(4, (100 * n) / most)}%` }} />
                </a>
              )}
            </li>
          )
        })}
      </ol>
      <p class="found-ends faint" aria-hidden="true">
        <span>{shown[0]?.value}</span>
        {shown.length > 1 && <span>{shown[shown.length - 1]?.value}</span>}
      </p>
    </>
  )
}

/** Years without a record among the others; not where they would take all the room. */
function withGaps(years: Found['years']): Found['years'] {
  const [first, last] = [years[0]?.value ?? 0, years[years.length - 1]?.value ?? -1]
  if (last - first > LONGEST) return years
  const known = new Map(years.map((year) => [year.value, year.count]))
  return Array.from({ length: last - first + 1 }, (_, n) => ({ value: first + n, count: known.get(first + n) ?? 0 }))
}
