// Shapes that are worked out and not fetched: the area around a spot, and the box that is asked for.
import { NO_FEATURES } from './style'
import { degrees, radians } from './spots'

const EARTH_KM = 6371
const TOP = 89.9

/** All that lies within `km` of a spot. Across the 180th meridian longitudes run on; an area over a pole reaches it. */
export function area(lon: number, lat: number, km: number): GeoJSON.Polygon {
  const [reach, p] = [km / EARTH_KM, radians(lat)]
  const ring = Array.from({ length: 73 }, (_, nth) => {
    const bearing = (nth * Math.PI) / 36
    const up = Math.asin(Math.sin(p) * Math.cos(reach) + Math.cos(p) * Math.sin(reach) * Math.cos(bearing))
    const over = Math.atan2(
      Math.sin(bearing) * Math.sin(reach) * Math.cos(p),
      Math.cos(reach) - Math.sin(p) * Math.sin(up),
    )
    return [lon + degrees(over), degrees(up)]
  })
  const beyond = Math.abs(lat) + degrees(reach) - 90
  return { type: 'Polygon', coordinates: [beyond < 0 ? ring : overPole(ring, lat < 0 ? -TOP : TOP, lon)] }
}

/** The ring of an area that holds a pole goes once around the earth: from its edge on one side up, and back. */
function overPole(ring: number[][], top: number, lon: number): number[][] {
  const edge = ring.slice(0, -1).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
  const last = [lon + 180, edge[0]?.[1] ?? top]
  const first = [lon - 180, last[1] ?? top]
  return [first, ...edge, last, [lon + 180, top], [lon - 180, top], first]
}

/** "west,south,east,north" as an outline; nothing for what is no box. */
export function outline(bbox: string | null): GeoJSON.GeoJSON {
  const [west, south, east, north] = (bbox ?? '').split(',').map(Number)
  if (west === undefined || south === undefined || east === undefined || north === undefined) return NO_FEATURES
  if (![west, south, east, north].every(Number.isFinite)) return NO_FEATURES
  const right = east < west ? east + 360 : east
  const side = (from: number[], to: number[]) =>
    Array.from({ length: 24 }, (_, nth) => from.map((start, axis) => start + (((to[axis] ?? 0) - start) * nth) / 24))
  const [a, b, c, d] = [
    [west, south],
    [right, south],
    [right, north],
    [west, north],
  ] as [number[], number[], number[], number[]]
  return { type: 'LineString', coordinates: [...side(a, b), ...side(b, c), ...side(c, d), ...side(d, a), a] }
}
