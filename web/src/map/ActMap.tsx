// Where acts took place: a map of circles, as large as the acts there are many, blue for cooperation, orange for
// conflict. Import it lazily, for it brings MapLibre:
//
//   const ActMap = lazy(() => import('../../map/ActMap'))    or    import('../../map/ActMap').then((m) => m.default)
//   <ActMap query={filters.value} height={420} onBox={(bbox) => go(hrefWith({ bbox }))} />
//
// query   the filters, as the API takes them
// height  of the map: pixels, or a length of CSS
// onBox   told when the reader asks for "only acts in this part" (west,south,east,north) or for all again (null);
//         without it there is no such button
// focus   where to begin, unless the address says so (`?map=lon,lat,zoom`); without it, where most acts are. A spot that
//         lies exactly there is ringed, and how vague it is is shown
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { shown, url, useAnswer } from '../api/ask'
import { Failure, Nothing, Waiting } from '../parts/states'
import { theme } from '../state/theme'
import { go, hrefWith, query as address } from '../state/url'
import { Controls } from './Controls'
import { canDraw, Drawing, type View } from './drawing'
import { Hint, Legend, type Hovered } from './Hint'
import { SpotCard } from './SpotCard'
import { spotAt, type Marks, type Spot } from './spots'
import { SpotTable } from './SpotTable'
import { world } from './world'
import './map.css'

type Props = {
  query: URLSearchParams
  height?: number | string
  onBox?: (bbox: string | null) => void
  focus?: View
}

const MARKS = '/api/v1/marks'

export default function ActMap({ query, height = 420, onBox, focus }: Props) {
  const answer = useAnswer(MARKS, url(MARKS, {}, query))
  const drawable = useMemo(canDraw, [])
  const [asked, setTable] = useState(false)
  const marks = answer.value
  if (answer.error !== null) return <Failure message={answer.error} />
  return (
    <div class={answer.loading && marks ? 'act-map stale' : 'act-map'}>
      {!drawable && (
        <p class="map-note">This browser cannot draw the map (it has no WebGL); the places are listed here.</p>
      )}
      {drawable && !asked && (
        <Earth marks={marks} query={query} height={height} onBox={onBox} focus={focus} onTable={() => setTable(true)} />
      )}
      {(!drawable || asked) && (marks ? <SpotTable marks={marks} height={length(height)} /> : <Waiting lines={8} />)}
      {asked && (
        <button type="button" class="map-button" onClick={() => setTable(false)}>
          Back to the map
        </button>
      )}
      {marks && !focus && <Left marks={marks} />}
    </div>
  )
}

type EarthProps = Props & { marks: Marks | null; height: number | string; onTable: () => void }

function Earth({ marks, query, height, onBox, focus, onTable }: EarthProps) {
  const box = useRef<HTMLDivElement>(null)
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  const [error, fail] = useState<string | null>(null)
  const [hovered, hover] = useState<Hovered | null>(null)
  const [chosen, choose] = useState<Spot | null>(null)
  const flat = address.value.get('projection') === 'flat'
  const shade = theme.value
  const bbox = query.get('bbox')
  useEffect(() => {
    let made: Drawing | null = null
    let gone = false
    world().then(
      (earth) => {
        if (gone || !box.current) return
        made = new Drawing(box.current, earth, flat, placed() ?? focus ?? null, {
          onHover: (spot, x, y) => hover(spot && { spot, x, y }),
          onChoose: choose,
          onMoved: (view) => go(hrefWith({ map: written(view) }), { replace: true }),
        })
        setDrawing(made)
      },
      (wrong: Error) => fail(wrong.message),
    )
    return () => {
      gone = true
      made?.remove()
    }
  }, [])
  useEffect(() => {
    let late = false // other marks have come meanwhile
    if (marks) void shown().then(() => late || drawing?.setMarks(marks)) // drawing is slow without a graphics card
    return () => {
      late = true
    }
  }, [drawing, marks])
  useEffect(() => choose(null), [marks])
  const ringed = chosen ?? (marks && focus ? spotAt(marks, focus) : null)
  useEffect(() => drawing?.choose(ringed), [drawing, marks, ringed?.nth])
  useEffect(() => drawing?.setBox(bbox), [drawing, bbox])
  useEffect(() => drawing?.setFlat(flat), [drawing, flat])
  useEffect(() => drawing?.repaint(), [drawing, shade])
  if (error) return <Failure message={error} />
  return (
    <div class="map-frame" style={{ height: length(height) }}>
      <div ref={box} class="map-canvas" />
      {!drawing && <Waiting lines={1} />}
      {marks && !marks.name.length && <Nothing title="No act here has a place on the map." />}
      <Controls
        flat={flat}
        onZoom={(by) => drawing?.zoom(by)}
        onWhole={() => drawing?.show(focus ?? null, flat)}
        onTable={onTable}
        bbox={bbox}
        onBox={onBox && ((seen) => onBox(seen ? (drawing?.seen() ?? null) : null))}
      />
      <Legend />
      {hovered && <Hint {...hovered} />}
      {chosen && <SpotCard spot={chosen} query={query} onClose={() => choose(null)} />}
    </div>
  )
}

/** What the map does not show. */
function Left({ marks: { left_out, unplaced } }: { marks: Marks }) {
  const said = [
    unplaced && `${unplaced.toLocaleString('en')} ${unplaced === 1 ? 'act names' : 'acts name'} no place`,
    left_out && `${left_out.toLocaleString('en')} places with fewer acts are not drawn`,
  ].filter(Boolean)
  return said.length ? <p class="map-note">{said.join('; ')}.</p> : null
}

/** Numbers are pixels. */
const length = (size: number | string): string => (typeof size === 'number' ? `${size}px` : size)

/** Where the address says that the map stands. */
function placed(): View | null {
  const [lon, lat, zoom] = (address.value.get('map') ?? '').split(',').map(Number)
  if (lon === undefined || lat === undefined || zoom === undefined) return null
  if (![lon, lat, zoom].every(Number.isFinite) || Math.abs(lat) > 90) return null
  return { lon, lat, zoom }
}

const written = ({ lon, lat, zoom }: View) => `${lon.toFixed(1)},${lat.toFixed(1)},${zoom.toFixed(1)}`
