// The map as an object that draws: MapLibre in its own corner, so that the component only says what is to be seen.
import { Map, setWorkerUrl, type GeoJSONSource, type MapMouseEvent } from 'maplibre-gl'
import worker from 'maplibre-gl/dist/maplibre-gl-worker.mjs?address'
import { theme } from '../state/theme'
import { area, outline } from './shapes'
import { balance, features, middle, radians, radius, spot, type Marks, type Spot } from './spots'
import { NO_FEATURES, projection, repaint, style } from './style'
import { point, type World } from './world'

setWorkerUrl(worker)

export type View = { lon: number; lat: number; zoom: number }
export type Told = {
  onHover: (spot: Spot | null, x: number, y: number) => void
  onChoose: (spot: Spot | null) => void
  onMoved: (view: View) => void // by the reader, not by us
}

const NEAR = 5 // pixels around the pointer in which a mark is meant
const GLOBE = 3.7 // so many times the box is the equator long where the globe fills it
const START = { lon: 20, lat: 25 }
const ASKED = { asked: true } // marks a move that the reader asked for by a button; one by hand has an event of its own

/** Whether this browser can draw the map at all. */
export function canDraw(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null
  } catch {
    return false
  }
}

/** MapLibre also tells of moves that nobody made: where the box of the map or what it draws with changes. */
const byReader = (event: object) => 'originalEvent' in event || 'asked' in event

export class Drawing {
  private readonly map: Map
  private marks: Marks | null = null
  private placed: boolean

  constructor(
    private readonly box: HTMLElement,
    world: World,
    flat: boolean,
    view: View | null,
    private readonly told: Told,
  ) {
    this.placed = view !== null
    this.map = new Map({
      container: box,
      style: style(world, flat),
      center: view ? [view.lon, view.lat] : [START.lon, START.lat],
      zoom: view?.zoom ?? this.whole(flat, START.lat),
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      maxZoom: 9,
      fadeDuration: 0,
      locale: { 'Map.Title': 'Map of acts: arrow keys move it, plus and minus zoom' },
    })
    this.map.touchZoomRotate.disableRotation()
    this.map.on('mousemove', (event) => this.hovered(event))
    this.map.on('mouseout', () => told.onHover(null, 0, 0))
    this.map.on('movestart', () => told.onHover(null, 0, 0))
    this.map.on('click', (event) => told.onChoose(this.under(event)))
    this.map.on('moveend', (event) => byReader(event) && told.onMoved(this.view()))
    this.map.on('idle', () => this.drawn())
    this.map.once('load', () => this.filled())
  }

  setMarks(marks: Marks): void {
    this.marks = marks
    delete this.box.dataset.drawn
    this.filled()
  }

  /** Rings one spot and shows how vague it is. */
  choose(one: Spot | null): void {
    const { acts } = this.marks ?? { acts: [] }
    const properties = one && { name: one.name, radius: radius(one.acts, acts[0] ?? 1), balance: balance(one) }
    this.set('chosen', one && properties ? point(one.lon, one.lat, properties) : NO_FEATURES)
    const vague = one?.radius_km ? area(one.lon, one.lat, one.radius_km) : null
    this.set('area', vague ? { type: 'Feature', geometry: vague, properties } : NO_FEATURES)
  }

  setBox(bbox: string | null): void {
    this.set('box', outline(bbox))
  }

  setFlat(flat: boolean): void {
    this.styled(() => this.map.setProjection(projection(flat)))
  }

  repaint(): void {
    this.styled(() => repaint(this.map))
  }

  /** Once the style is there: before that MapLibre takes nothing. */
  private styled(act: () => void): void {
    if (this.map.isStyleLoaded()) act()
    else this.map.once('idle', act)
  }

  zoom(by: number): void {
    this.map.easeTo({ zoom: this.map.getZoom() + by }, ASKED)
  }

  /** Shows a place, or all of the earth from where most acts are. */
  show(view: View | null, flat: boolean): void {
    const [lon, lat] = (this.marks && middle(this.marks)) ?? [START.lon, START.lat]
    const to = view ?? { lon, lat, zoom: this.whole(flat, lat) }
    this.map.easeTo({ center: [to.lon, to.lat], zoom: to.zoom }, ASKED)
  }

  view(): View {
    const { lng, lat } = this.map.getCenter().wrap()
    return { lon: lng, lat, zoom: this.map.getZoom() }
  }

  /** What is seen now as "west,south,east,north"; null where that is all of the earth. */
  seen(): string | null {
    const [south, north] = [this.map.getBounds().getSouth(), this.map.getBounds().getNorth()]
    const [west, east] = [this.map.getBounds().getWest(), this.map.getBounds().getEast()]
    if (east - west >= 359) return null
    const wrapped = (lon: number) => ((((lon + 180) % 360) + 360) % 360) - 180
    return [wrapped(west), Math.max(-90, south), wrapped(east), Math.min(90, north)]
      .map((at) => at.toFixed(1))
      .join(',')
  }

  remove(): void {
    this.map.remove()
  }

  /** The zoom at which the earth fills the box. A globe is as large at any latitude, but its zoom counts from there. */
  private whole(flat: boolean, lat: number): number {
    const { clientWidth: width, clientHeight: height } = this.box
    const globe = Math.log2((GLOBE * Math.min(width, height)) / 512) + Math.log2(Math.cos(radians(lat)))
    return Math.max(0, flat ? Math.log2(width / 540) : globe)
  }

  private filled(): void {
    if (!this.marks || (!this.map.loaded() && !this.map.isStyleLoaded())) return
    this.set('marks', features(this.marks))
    const at = middle(this.marks)
    if (!this.placed && at) this.map.jumpTo({ center: at })
    this.placed = true
  }

  /** Says on the page what is to be seen now: how many spots, and in which light. */
  private drawn(): void {
    if (this.marks) Object.assign(this.box.dataset, { drawn: String(this.marks.name.length), theme: theme.value })
  }

  private set(source: string, data: GeoJSON.GeoJSON): void {
    void this.map.getSource<GeoJSONSource>(source)?.setData(data)
  }

  private under({ point: { x, y } }: MapMouseEvent): Spot | null {
    if (!this.marks || !this.map.getLayer('marks')) return null
    const around: [[number, number], [number, number]] = [
      [x - NEAR, y - NEAR],
      [x + NEAR, y + NEAR],
    ]
    const [found] = this.map.queryRenderedFeatures(around, { layers: ['marks'] })
    return found ? spot(this.marks, Number(found.properties.nth)) : null
  }

  private hovered(event: MapMouseEvent): void {
    const found = this.under(event)
    this.map.getCanvas().style.cursor = found ? 'pointer' : ''
    this.told.onHover(found, event.point.x, event.point.y)
  }
}
