// The buttons of the map.
import { go, hrefWith } from '../state/url'

type Props = {
  flat: boolean
  onZoom: (by: number) => void
  onWhole: () => void
  onTable: () => void
  bbox: string | null
  onBox?: (seen: boolean) => void
}

export function Controls({ flat, onZoom, onWhole, onTable, bbox, onBox }: Props) {
  return (
    <div class="map-controls" role="group" aria-label="The map">
      <button type="button" title="Nearer" aria-label="Nearer" onClick={() => onZoom(1)}>
        +
      </button>
      <button type="button" title="Farther" aria-label="Farther" onClick={() => onZoom(-1)}>
        −
      </button>
      <button type="button" title="Where the acts are" aria-label="Where the acts are" onClick={onWhole}>
        ⌂
      </button>
      <button type="button" aria-pressed={flat} onClick={() => go(hrefWith({ projection: flat ? null : 'flat' }))}>
        {flat ? 'Globe' : 'Flat'}
      </button>
      <button type="button" onClick={onTable}>
        As a table
      </button>
      {onBox && (
        <button type="button" onClick={() => onBox(!bbox)}>
          {bbox ? 'Acts everywhere' : 'Only acts in this part'}
        </button>
      )}
    </div>
  )
}
