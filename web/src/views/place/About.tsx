// What is known of a place beside its acts: where it is, who acts there, what lies near.
import { Balance, Bar, degrees, some } from '../../parts/figures'
import { pairHref, Who } from '../../parts/who'
import { filters, keep } from '../../state/filters'
import type { Seen } from './PlacePage'

type Place = Seen['place']

export function There({ seen: { place, acts } }: { seen: Seen }) {
  const [first, ...others] = place.spots
  const vague = first?.radius_km ? `somewhere within ${Math.round(first.radius_km).toLocaleString('en')} km` : null
  return (
    <header class="place-head">
      <h1>{place.name}</h1>
      <p class="faint">
        {[first?.kind, first?.land !== place.name && first?.land, where(first), vague].filter(Boolean).join(' · ')}
      </p>
      <p>
        {some(acts, 'act')}{' '}
        {filters.value.size > 0 ? (acts === 1 ? 'meets the conditions.' : 'meet the conditions.') : 'here.'}
        {others.length > 0 && ` Reports mean ${others.length + 1} places by this name.`}
      </p>
    </header>
  )
}

export function Pairs({ pairs }: { pairs: Place['pairs'] }) {
  const most = Math.max(...pairs.map((pair) => pair.acts))
  return (
    <section class="panel" aria-label="Who with whom">
      <h2>Who with whom</h2>
      <ul class="place-list">
        {pairs.map(({ a, a_name, b, b_name, acts, conflict }) => (
          <li key={`${a} ${b}`}>
            <a href={pairHref(a, b)}>
              {a_name} – {b_name}
            </a>
            <Balance cooperation={acts - conflict} conflict={conflict} most={most} />
            <span class="number">{acts.toLocaleString('en')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Parties({ parties, acts }: { parties: Seen['parties']; acts: number }) {
  return (
    <section class="panel" aria-label="Who acts here">
      <h2>Who takes part</h2>
      <ul class="place-list">
        {parties.map(({ value, name, count }) => (
          <li key={value}>
            <Who party={{ id: value, name }} />
            <Bar share={count / Math.max(1, acts)} label={`${count} of ${some(acts, 'act')}`} />
            <span class="number">{count.toLocaleString('en')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Around({ place: { near, also } }: { place: Place }) {
  return (
    <section class="panel" aria-label="Around">
      {also.length > 0 && (
        <>
          <h2>Other names for this spot</h2>
          <p class="place-names">
            {also.map(({ name }) => (
              <a key={name} href={placeHref(name)}>
                {name}
              </a>
            ))}
          </p>
        </>
      )}
      {near.length > 0 && (
        <>
          <h2>Near it</h2>
          <ul class="place-list">
            {near.map(({ name, kind, km, lon, lat }) => (
              <li key={`${name} ${lon} ${lat}`}>
                <a href={placeHref(name)}>{name}</a>
                <span class="faint">{kind}</span>
                <span class="number">{km.toLocaleString('en')} km</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const placeHref = (name: string): string => keep(`/place/${encodeURIComponent(name)}`)

function where(spot: Place['spots'][number] | undefined): string {
  if (!spot || spot.lon === null || spot.lat === null) return 'not on the map: nobody knows where it is'
  return degrees(spot.lat, spot.lon)
}
