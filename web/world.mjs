// The file that the map is drawn from: Natural Earth's land and borders, and one label a country and great water, from
// the tables of the codebook. Names of the source files: world-atlas (Natural Earth, public domain), tables/*.csv.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { meshArcs, quantize } from 'topojson-client'

const tables = join(dirname(fileURLToPath(import.meta.url)), '../src/whowhom/codebook/tables')
const STEPS = 10_000 // along each side of the world: 4 km, as fine as the atlas itself
const GONE = new Set(['CSK', 'DDR', 'SCG', 'SUN', 'YUG']) // states of the tables that no map of today shows
const WATERS = { ocean: 0, sea: 2.4, gulf: 3.4, bay: 3.8, strait: 4.4, channel: 4.8 } // shown from which zoom on

export async function world() {
  const atlas = JSON.parse(await readFile(createRequire(import.meta.url).resolve('world-atlas/countries-50m.json')))
  const borders = meshArcs(atlas, atlas.objects.countries, (a, b) => a !== b)
  const objects = { land: apart(atlas.objects.land), borders }
  return JSON.stringify({
    topology: quantize({ ...plain(atlas), objects }, STEPS),
    labels: [...(await countries()), ...(await waters())],
  })
}

/** One shape a piece of land. */
const apart = ({ geometries }) => ({
  type: 'GeometryCollection',
  geometries: geometries.flatMap(({ arcs }) => arcs).map((arcs) => ({ type: 'Polygon', arcs })),
})

/** The atlas with degrees in its arcs, which it keeps as steps from point to point. */
function plain(atlas) {
  const { scale, translate } = atlas.transform
  const arcs = atlas.arcs.map((arc) => {
    const at = [0, 0]
    return arc.map((step) => step.map((by, n) => (at[n] += by) * scale[n] + translate[n]))
  })
  return { type: 'Topology', arcs }
}

async function countries() {
  const names = new Map()
  for (const row of await rows('countries.csv')) if (!names.has(row.iso3)) names.set(row.iso3, row.name)
  return (await rows('country_points.csv'))
    .filter((row) => names.has(row.iso3) && !GONE.has(row.iso3))
    .map((row) => label(names.get(row.iso3), 'country', row, Math.max(0, 10.4 - Math.log2(Number(row.radius_km)))))
}

async function waters() {
  return (await rows('waters.csv'))
    .filter((row) => row.kind in WATERS && row.lon)
    .map((row) => label(row.name, 'water', row, WATERS[row.kind]))
}

const label = (name, kind, { lon, lat }, from) => [name, kind, Number(lon), Number(lat), Number(from.toFixed(1))]

async function rows(name) {
  const [head, ...lines] = (await readFile(join(tables, name), 'utf8')).trim().split('\n').map(cells)
  return lines.map((line) => Object.fromEntries(head.map((column, n) => [column, line[n]])))
}

/** The cells of a line of CSV, of which some stand in quotation marks. */
function cells(line) {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) =>
    quoted === undefined ? bare : quoted.replaceAll('""', '"'),
  )
}
