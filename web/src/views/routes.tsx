// The views as a table: the pattern of the path, the name in the head, the page. Big ones are loaded when first seen.
import type { ComponentType } from 'preact'
import { Overview } from './overview/Overview'

export type Params = { [name: string]: string }
export type Page = ComponentType<{ params: Params }>
export type View = {
  path: string
  title: string
  page?: Page // or else `load`
  load?: () => Promise<{ default: Page }>
  key?: string // "g" and this key opens it; without one it does not stand in the head
}

export const VIEWS: View[] = [
  { path: '/', title: 'Overview', page: Overview, key: 'o' },
  { path: '/map', title: 'Map', load: () => import('./map/MapPage'), key: 'm' },
  { path: '/pair/:a/:b', title: 'Pair', load: () => import('./pair/PairPage') },
  { path: '/actor/:id', title: 'Actor', load: () => import('./actor/ActorPage') },
  { path: '/event/:id', title: 'Event', load: () => import('./event/Event') },
  { path: '/report/:id', title: 'Report', load: () => import('./report/Report') },
  { path: '/network', title: 'Network', load: () => import('./network/Network'), key: 'n' },
  { path: '/exercises', title: 'Exercises', load: () => import('./exercises/Exercises'), key: 'e' },
  { path: '/place/:name', title: 'Place', load: () => import('./place/PlacePage') },
  { path: '/search', title: 'Search', load: () => import('./search/Search'), key: 's' },
  { path: '/ledger', title: 'Ledger', load: () => import('./ledger/Ledger'), key: 'l' },
  { path: '/review', title: 'Review', load: () => import('./review/Review'), key: 'v' },
  { path: '/review/agreement', title: 'Agreement', load: () => import('./review/Agreement') },
  { path: '/try', title: 'Try', load: () => import('./try/Try'), key: 't' },
]

/** The view of a path, and what its pattern leaves open: "/pair/:a/:b". */
export function viewOf(path: string): { view: View; params: Params } | null {
  for (const view of VIEWS) {
    const names: string[] = []
    const pattern = view.path.replace(/:(\w+)/g, (_, name: string) => (names.push(name), '([^/]+)'))
    const found = new RegExp(`^${pattern}/?$`).exec(path)
    if (found) return { view, params: Object.fromEntries(names.map((name, n) => [name, decoded(found[n + 1] ?? '')])) }
  }
  return null
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
