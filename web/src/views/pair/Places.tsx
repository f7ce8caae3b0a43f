// Where acts took place: the places with most of them, and a map of all on demand, for its library is large.
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Answer } from '../../api/ask'
import { Waiting } from '../../parts/states'
import { filters, keep, type Filter } from '../../state/filters'
import { go, hrefWith, query } from '../../state/url'
import { Panel } from './Acts'

type Spots = Answer<'/api/v1/pair/{a}/{b}'>['places']

const MOST = 12

/** `of`: what asks the map for the same acts, beside the filters. */
export function Places({ places, of }: { places: Spots; of: Partial<Record<Filter, string>> }) {
  if (!places.length) return null
  const most = Math.max(...places.map((one) => one.count))
  const map = query.value.get('where') === 'map'
  return (
    <Panel title="Where" note="acts that have a place">
      <ol class="ranks">
        {places.slice(0, MOST).map((one) => (
          <li key={one.name}>
            <a class="rank" href={keep(`/place/${encodeURIComponent(one.name)}`)}>
              <span class="rank-name">{one.name}</span>
              <Stack cooperation={one.count - one.conflict} conflict={one.conflict} most={most} />
              <span class="number">{one.count.toLocaleString('en')}</span>
            </a>
          </li>
        ))}
      </ol>
      {map && <OnMap of={of} />}
      <p class="foot">
        <a href={hrefWith({ where: map ? null : 'map', map: null })}>{map ? 'Without the map' : 'On a map'}</a>
      </p>
    </Panel>
  )
}

type MapProps = { query: URLSearchParams; height: number; onBox: (bbox: string | null) => void }

function OnMap({ of }: { of: Partial<Record<Filter, string>> }) {
  const [drawn, set] = useState<{ Map: ComponentType<MapProps> } | null>(null)
  useEffect(() => {
    let gone = false
    import('../../map/ActMap').then((module) => gone || set({ Map: module.default }))
    return () => {
      gone = true
    }
  }, [])
  const asked = new URLSearchParams(filters.value)
  for (const [name, value] of Object.entries(of)) asked.set(name, value)
  if (!drawn) return <Waiting lines={6} />
  return <drawn.Map query={asked} height={340} onBox={(bbox) => go(hrefWith({ bbox }))} />
}

/** One bar of two colours: cooperation, then conflict, as shares of `most`. */
export function Stack({ cooperation, conflict, most }: { cooperation: number; conflict: number; most: number }) {
  const part = (n: number) => ({ width: `${(100 * n) / Math.max(1, most)}%` })
  return (
    <span class="stack" aria-hidden="true">
      <i class="with" style={part(cooperation)} />
      <i class="against" style={part(conflict)} />
    </span>
  )
}
