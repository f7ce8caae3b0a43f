// The places of the map as a table, for the keyboard, for screen readers and where no map can be drawn.
import { count } from '../parts/figures'
import { Table, type Column } from '../parts/table'
import { keep } from '../state/filters'
import { spots, type Marks, type Spot } from './spots'

const ROWS = 500 // more are not read; filters or a part of the map say which

const COLUMNS: Column<Spot>[] = [
  { name: 'place', title: 'Place', by: (spot) => spot.name, cell: (spot) => <a href={placeHref(spot)}>{spot.name}</a> },
  { name: 'country', title: 'Country', by: (spot) => spot.land, cell: (spot) => spot.land, wide: true },
  { name: 'kind', title: 'Kind', by: (spot) => spot.kind, cell: (spot) => spot.kind, wide: true },
  { name: 'acts', title: 'Acts', number: true, by: (spot) => spot.acts, cell: (spot) => spot.acts },
  {
    name: 'cooperation',
    title: 'Cooperation',
    number: true,
    by: (spot) => spot.cooperation,
    cell: (spot) => spot.cooperation,
  },
  { name: 'conflict', title: 'Conflict', number: true, by: (spot) => spot.conflict, cell: (spot) => spot.conflict },
  { name: 'newest', title: 'Newest', by: (spot) => spot.newest, cell: (spot) => spot.newest, wide: true },
]

export function SpotTable({ marks, height }: { marks: Marks; height: string }) {
  const all = spots(marks)
  return (
    <div class="map-table" style={{ maxHeight: height }}>
      <Table
        label="Places, most acts first"
        rows={all.slice(0, ROWS)}
        columns={COLUMNS}
        id={(spot) => String(spot.nth)}
        href={placeHref}
        order="-acts"
        param="places"
      />
      {all.length > ROWS && (
        <p class="map-note">
          The {count(ROWS)} places with most acts, of {count(all.length)}; the download has all.
        </p>
      )}
    </div>
  )
}

export function placeHref({ name }: { name: string }): string {
  return keep(`/place/${encodeURIComponent(name)}`)
}
