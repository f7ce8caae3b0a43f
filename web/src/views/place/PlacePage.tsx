// One place: where it is, who acts there with whom, year by year, and the acts, newest first.
import { url, useAnswer, type Answer } from '../../api/ask'
import ActMap from '../../map/ActMap'
import { Told } from '../../parts/states'
import { filters } from '../../state/filters'
import { query } from '../../state/url'
import type { Params } from '../routes'
import { ActsThere } from './ActsThere'
import { Around, Pairs, Parties, There } from './About'
import { Course } from './Course'

const PATH = '/api/v1/places/{name}'
export type Seen = Answer<typeof PATH>
type Spot = Seen['place']['spots'][number]

export default function PlacePage({ params }: { params: Params }) {
  const name = params.name ?? ''
  const answer = useAnswer(PATH, url(PATH, { name }, filters.value))
  return (
    <div class="place-page">
      <Told of={answer} lines={12}>
        {(seen) => <Shown seen={seen} />}
      </Told>
    </div>
  )
}

function Shown({ seen }: { seen: Seen }) {
  const { place, parties, acts, years } = seen
  const spot = place.spots.find((one) => one.lon !== null)
  return (
    <>
      <There seen={seen} />
      {spot && <ActMap key={place.name} query={elsewhere()} height={340} focus={view(spot)} />}
      <div class="place-parts">
        <Course name={place.name} years={years} />
        {place.pairs.length > 0 && <Pairs pairs={place.pairs} />}
        {parties.length > 0 && <Parties parties={parties} acts={acts} />}
        {(place.near.length > 0 || place.also.length > 0) && <Around place={place} />}
      </div>
      <ActsThere name={place.name} offset={Math.max(0, Number(query.value.get('offset')) || 0)} />
    </>
  )
}

/** The map shows what happened around as well. */
function elsewhere(): URLSearchParams {
  const asked = new URLSearchParams(filters.value)
  asked.delete('place')
  return asked
}

const FROM_AFAR: { [kind: string]: number } = { ocean: 1, continent: 1.5, country: 3, sea: 3.2, region: 4 }

function view(spot: Spot) {
  const near = spot.radius_km ? Math.log2(6_000 / spot.radius_km) : FROM_AFAR[spot.kind ?? '']
  return { lon: spot.lon ?? 0, lat: spot.lat ?? 0, zoom: Math.min(6, Math.max(1, near ?? 5)) }
}
