// The map alone, as large as the window.
import ActMap from '../../map/ActMap'
import { filters } from '../../state/filters'
import { go, hrefWith } from '../../state/url'

export default function MapPage() {
  return (
    <section class="map-page">
      <h1 class="unseen">Map</h1>
      <ActMap query={filters.value} height="calc(100dvh - 116px)" onBox={(bbox) => go(hrefWith({ bbox }))} />
    </section>
  )
}
