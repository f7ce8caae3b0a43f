// How the earth and its marks are drawn: layers from the ground up, and the colours that each takes from the theme.
import type { LayerSpecification, Map, StyleSpecification } from 'maplibre-gl'
import { colour } from '../state/theme'
import type { World } from './world'

export const NO_FEATURES: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] }
const IN_THE_WAY = 150 // so many marks, the fullest
const FONT = ['sans-serif'] // drawn by the browser itself: no letters are fetched
const BALANCE = (conflict: unknown, even: unknown, cooperation: unknown) => [
  ...['interpolate', ['linear'], ['get', 'balance']],
  ...[-1, conflict, 0, even, 1, cooperation],
]

type Paint = [layer: string, property: string, value: unknown]

/** What changes with the theme. */
function paints(): Paint[] {
  const ground = colour('land')
  const balance = BALANCE(colour('conflict'), colour('ink-faint'), colour('cooperation'))
  return [
    ['water', 'background-color', colour('water')],
    ['land', 'fill-color', ground],
    ['borders', 'line-color', colour('border')],
    ['countries', 'text-color', colour('ink-soft')],
    ['countries', 'text-halo-color', ground],
    ['waters', 'text-color', colour('ink-faint')],
    ['waters', 'text-halo-color', colour('water')],
    ['box', 'line-color', colour('accent')],
    ['area', 'fill-color', balance],
    ['area-edge', 'line-color', balance],
    ['marks', 'circle-color', balance],
    ['marks', 'circle-stroke-color', colour('paper')],
    ['chosen', 'circle-stroke-color', colour('ink')],
    ['chosen-name', 'text-color', colour('ink')],
    ['chosen-name', 'text-halo-color', colour('paper')],
  ]
}

export function repaint(map: Map): void {
  for (const [layer, property, value] of paints()) map.setPaintProperty(layer, property as never, value as never)
}

/** The whole style, with its data in it: nothing is fetched. */
export function style(world: World, flat: boolean): StyleSpecification {
  const data = { ...world, box: NO_FEATURES, area: NO_FEATURES, marks: NO_FEATURES, chosen: NO_FEATURES }
  const sources = Object.fromEntries(
    Object.entries(data).map(([name, data]) => [name, { type: 'geojson' as const, data, tolerance: 0.3 }]),
  )
  const painted = layers().map((layer) => {
    const own = paints().filter(([of]) => of === layer.id)
    return { ...layer, paint: { ...layer.paint, ...Object.fromEntries(own.map(([, ...paint]) => paint)) } }
  }) as LayerSpecification[]
  return { version: 8, projection: projection(flat), sources, layers: painted }
}

export const projection = (flat: boolean) => ({ type: flat ? ('mercator' as const) : ('globe' as const) })

function layers(): LayerSpecification[] {
  const radius = ['get', 'radius'] as never
  return [
    { id: 'water', type: 'background' },
    { id: 'land', type: 'fill', source: 'land' },
    { id: 'borders', type: 'line', source: 'borders', paint: { 'line-width': 0.8 } },
    names('waters', 'water', { 'text-letter-spacing': 0.08, 'text-size': 11, 'text-max-width': 7 }),
    names('countries', 'country', {
      'text-size': ['interpolate', ['linear'], ['zoom'], 1, 10.5, 5, 14] as never,
      'text-max-width': 8,
      'text-variable-anchor': ['center', 'bottom', 'top'], // where a mark lies in its way
      'text-radial-offset': 1,
    }),
    { id: 'box', type: 'line', source: 'box', paint: { 'line-width': 1.5, 'line-dasharray': [3, 2] } },
    { id: 'area', type: 'fill', source: 'area', paint: { 'fill-opacity': 0.18 } },
    { id: 'area-edge', type: 'line', source: 'area', paint: { 'line-width': 1, 'line-opacity': 0.5 } },
    {
      id: 'marks',
      type: 'circle',
      source: 'marks',
      layout: { 'circle-sort-key': ['-', radius] as never }, // small ones lie on top
      paint: { 'circle-radius': radius, 'circle-opacity': 0.82, 'circle-stroke-width': 1 },
    },
    {
      id: 'chosen',
      type: 'circle',
      source: 'chosen',
      paint: { 'circle-radius': ['+', radius, 3] as never, 'circle-opacity': 0, 'circle-stroke-width': 2 },
    },
    {
      id: 'chosen-name',
      type: 'symbol',
      source: 'chosen',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': 13,
        'text-anchor': 'left',
        'text-offset': [1.2, 0],
      },
      paint: { 'text-halo-width': 1.6 },
    },
    {
      id: 'in-the-way', // nothing to be seen: names make room for the large marks
      type: 'symbol',
      source: 'marks',
      filter: ['<', ['get', 'nth'], IN_THE_WAY],
      layout: {
        'text-field': '●',
        'text-font': FONT,
        'text-size': ['*', radius, 1.6] as never,
        'text-allow-overlap': true,
        'text-padding': 0,
      },
      paint: { 'text-opacity': 0 },
    },
  ]
}

function names(id: string, kind: string, layout: object): LayerSpecification {
  const shown = ['all', ['==', ['get', 'kind'], kind], ['<=', ['get', 'from'], ['zoom']]]
  return {
    id,
    type: 'symbol',
    source: 'labels',
    filter: shown as never,
    layout: { 'text-field': ['get', 'name'], 'text-font': FONT, 'symbol-sort-key': ['get', 'from'], ...layout },
    paint: { 'text-halo-width': 1.4 },
  } as LayerSpecification
}
