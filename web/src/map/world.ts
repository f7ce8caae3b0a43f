// Land, borders and labels of the earth (made by world.mjs), fetched once and kept.
import { feature } from 'topojson-client'
import type { GeometryCollection, MultiLineString, Topology } from 'topojson-specification'
import address from 'world.json?address'

type File = {
  topology: Topology<{ land: GeometryCollection; borders: MultiLineString }>
  labels: [name: string, kind: 'country' | 'water', lon: number, lat: number, from: number][]
}

export type World = { [part in 'land' | 'borders' | 'labels']: GeoJSON.GeoJSON }

let asked: Promise<World> | null = null

/** Rejects with an Error for the reader where the file does not come; it may then be asked for again. */
export function world(): Promise<World> {
  asked ??= fetched().catch(() => {
    asked = null
    throw new Error('The map could not be loaded. Is `whowhom serve` still running?')
  })
  return asked
}

async function fetched(): Promise<World> {
  const { topology, labels } = (await (await fetch(address)).json()) as File
  const land = feature(topology, topology.objects.land)
  return {
    land: { ...land, features: land.features.map(cut) },
    borders: feature(topology, topology.objects.borders),
    labels: {
      type: 'FeatureCollection',
      features: labels.map(([name, kind, lon, lat, from]) => point(lon, lat, { name, kind, from })),
    },
  }
}

export function point(lon: number, lat: number, properties: { [name: string]: unknown }): GeoJSON.Feature {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: [lon, lat] }, properties }
}

/** The atlas runs on across the 180th meridian, from 180 to −180; on a map such a ring would run back around the earth.
 * So its longitudes run on beyond 180; and what goes once around, Antarctica, is closed over the pole. */
function cut(piece: GeoJSON.Feature): GeoJSON.Feature {
  const { geometry } = piece
  return geometry.type === 'Polygon'
    ? { ...piece, geometry: { type: 'Polygon', coordinates: geometry.coordinates.map(runOn) } }
    : piece
}

function runOn(ring: GeoJSON.Position[]): GeoJSON.Position[] {
  let turns = 0
  const out = ring.map(([lon = 0, lat = 0], nth) => {
    const before = ring[nth - 1]?.[0] ?? lon
    if (Math.abs(lon - before) > 180) turns += lon < before ? 1 : -1
    return [lon + 360 * turns, lat]
  })
  if (!turns) return out
  const pole = (out[0]?.[1] ?? 0) < 0 ? -90 : 90
  return [...out, [out.at(-1)?.[0] ?? 0, pole], [out[0]?.[0] ?? 0, pole], out[0] as GeoJSON.Position]
}
