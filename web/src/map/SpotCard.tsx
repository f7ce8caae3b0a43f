// The acts of the chosen spot, newest first, each a link to its sentence.
import { url, useAnswer } from '../api/ask'
import { ActLine } from '../parts/act'
import { some } from '../parts/figures'
import { Told } from '../parts/states'
import { counted } from './Hint'
import { placeHref } from './SpotTable'
import type { Spot } from './spots'

const SHOWN = 20
const ACTS = '/api/v1/lately'

type Props = { spot: Spot; query: URLSearchParams; onClose: () => void }

export function SpotCard({ spot, query, onClose }: Props) {
  const asked = new URLSearchParams(query)
  asked.set('bbox', `${spot.lon},${spot.lat},${spot.lon},${spot.lat}`) // which lies within the one asked for
  asked.set('limit', String(SHOWN))
  const answer = useAnswer(ACTS, url(ACTS, {}, asked))
  return (
    <section class="map-card" aria-label={`Acts at ${spot.name}`}>
      <header>
        <h2>
          <a href={placeHref(spot)}>{spot.name}</a>
        </h2>
        <p class="faint">{counted(spot)}</p>
        <button type="button" class="icon" aria-label="Close" onClick={onClose}>
          ×
        </button>
      </header>
      <Told of={answer} lines={4}>
        {({ acts, more }) => (
          <>
            <ol class="acts">
              {acts.map((act) => (
                <li key={act.id}>
                  <ActLine id={act.id} sentence={act.sentence} record={act} />
                </li>
              ))}
            </ol>
            {more && <a href={placeHref(spot)}>All {some(spot.acts, 'act')}</a>}
          </>
        )}
      </Told>
    </section>
  )
}
