// Spots of the earth as the map draws them: a circle as large as its acts are many, coloured by their balance.
import type { Answer } from '../api/ask'
import { point } from './world'

export type Marks = Answer<'/api/v1/marks'>
export type Spot = {
  nth: number
  lon: number
  lat: number
  name: string
  kind: string | null
  country: string | null
  land: string | null // the country's name
  radius_km: number | null
  acts: number
  cooperation: number
  conflict: number
  newest: string | null
}

const SMALLEST = 4 // pixels
const LARGEST = 24
const FEW = 40 // where the fullest spot has fewer acts, it is not drawn at the largest size

export function spot(marks: Marks, nth: number): Spot {
  const at = <A>(column: A[]) => column[nth] as A
  return {
    nth,
    lon: at(marks.lon),
    lat: at(marks.lat),
    name: at(marks.name),
    kind: at(marks.kind),
    country: at(marks.country),
    land: marks.countries[at(marks.country) ?? ''] ?? null,
    radius_km: at(marks.radius_km),
    acts: at(marks.acts),
    cooperation: at(marks.cooperation),
    conflict: at(marks.conflict),
    newest: at(marks.newest),
  }
}

export const spots = (marks: Marks): Spot[] => marks.name.map((_, nth) => spot(marks, nth))

/** The spot that lies exactly there. */
export function spotAt(marks: Marks, { lon, lat }: { lon: number; lat: number }): Spot | null {
  const nth = marks.lon.findIndex((one, at) => one === lon && marks.lat[at] === lat)
  return nth < 0 ? null : spot(marks, nth)
}

/** The area of a circle stands for its acts. */
export function radius(acts: number, most: number): number {
  return Math.max(SMALLEST, LARGEST * Math.sqrt(acts / Math.max(most, FEW)))
}

/** From −1, all conflict, to 1, all cooperation. */
export const balance = (of: { acts: number; cooperation: number; conflict: number }): number =>
  of.acts ? (of.cooperation - of.conflict) / of.acts : 0

export function features(marks: Marks): GeoJSON.FeatureCollection {
  const most = marks.acts[0] ?? 1
  return {
    type: 'FeatureCollection',
    features: spots(marks).map((one) =>
      point(one.lon, one.lat, { nth: one.nth, radius: radius(one.acts, most), balance: balance(one) }),
    ),
  }
}

/** Where most acts are: the middle of all spots on the sphere, each as heavy as its acts. Null without any. */
export function middle(marks: Marks): [lon: number, lat: number] | null {
  const sum = [0, 0, 0]
  marks.lon.forEach((lon, nth) => {
    const [l, p, weight] = [radians(lon), radians(marks.lat[nth] ?? 0), marks.acts[nth] ?? 0]
    const at = [Math.cos(p) * Math.cos(l), Math.cos(p) * Math.sin(l), Math.sin(p)]
    at.forEach((part, axis) => (sum[axis] = (sum[axis] ?? 0) + weight * part))
  })
  const [x = 0, y = 0, z = 0] = sum
  return x || y ? [degrees(Math.atan2(y, x)), degrees(Math.atan2(z, Math.hypot(x, y)))] : null
}

export const radians = (angle: number): number => (angle * Math.PI) / 180
export const degrees = (angle: number): number => (angle * 180) / Math.PI
