// What stands beside the pointer, and what the circles mean.
import { some } from '../parts/figures'
import type { Spot } from './spots'

export type Hovered = { spot: Spot; x: number; y: number }

export function Hint({ spot, x, y }: Hovered) {
  return (
    <div class="map-hint" style={{ left: `${x}px`, top: `${y}px` }}>
      <strong>{[spot.name, spot.land !== spot.name && spot.land].filter(Boolean).join(', ')}</strong>
      <span>{counted(spot)}</span>
    </div>
  )
}

/** "12 acts: 9 of cooperation, 3 of conflict" */
export function counted({ acts, cooperation, conflict }: Pick<Spot, 'acts' | 'cooperation' | 'conflict'>): string {
  const kinds = [cooperation && `${cooperation} of cooperation`, conflict && `${conflict} of conflict`].filter(Boolean)
  return kinds.length ? `${some(acts, 'act')}: ${kinds.join(', ')}` : some(acts, 'act')
}

export function Legend() {
  return (
    <div class="map-legend" aria-hidden="true">
      Conflict <i /> Cooperation
    </div>
  )
}
