// Where the acts took place. The map is large, so it is fetched when the rest of the page stands and it comes into view.
import type { ComponentType } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { shown } from '../../api/ask'
import { Failure } from '../../parts/states'
import { filters } from '../../state/filters'
import { go, hrefWith } from '../../state/url'

type ActMap = typeof import('../../map/ActMap').default

const HEIGHT = '380px'

export function MapPanel() {
  const box = useRef<HTMLElement>(null)
  const [map, set] = useState<{ is: ActMap } | null>(null)
  const [failed, fail] = useState(false)
  useEffect(() => {
    if (!box.current) return
    const seen = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return
      seen.disconnect()
      shown()
        .then(() => import('../../map/ActMap'))
        .then(
          (module) => set({ is: module.default }),
          () => fail(true),
        )
    })
    seen.observe(box.current)
    return () => seen.disconnect()
  }, [])
  const Map: ComponentType<Parameters<ActMap>[0]> | undefined = map?.is
  return (
    <section class="map-panel" aria-label="Where the acts took place" ref={box}>
      {failed && <Failure message="The map could not be loaded. Is `whowhom serve` still running?" />}
      {Map ? (
        <Map query={filters.value} height={HEIGHT} onBox={(bbox) => go(hrefWith({ bbox, offset: null }))} />
      ) : (
        !failed && <div class="map-waits" style={{ height: HEIGHT }} role="status" aria-label="Loading the map" />
      )}
    </section>
  )
}
