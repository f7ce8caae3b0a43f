// Who does what to whom: one row a direction, and the types of acts that can be asked for alone.
import type { Answer } from '../../api/ask'
import { Balance, count } from '../../parts/figures'
import { toggled } from '../../state/filters'
import { query } from '../../state/url'
import { signed } from './course'

type Pair = Answer<'/api/v1/pair/{a}/{b}'>
type Way = Pair['ways'][number]

export function Ways({ pair }: { pair: Pair }) {
  const names = {
    forth: `${pair.a.name} → ${pair.b.name}`,
    back: `${pair.b.name} → ${pair.a.name}`,
    together: 'Together',
  }
  const most = Math.max(1, ...pair.ways.map((way) => Math.max(cooperation(way), conflict(way))))
  return (
    <table class="directions" aria-label="Who does what to whom">
      <thead>
        <tr>
          <th scope="col">Who to whom</th>
          <th scope="col">Conflict and cooperation</th>
          <th scope="col" class="number">
            Acts
          </th>
          <th scope="col" class="number" title="Mean of the scores, from −10 to +10">
            Score
          </th>
        </tr>
      </thead>
      <tbody>
        {(['forth', 'back', 'together'] as const).map((name) => {
          const way = pair.ways.find((one) => one.way === name)
          return (
            <tr key={name}>
              <th scope="row">{names[name]}</th>
              <td>
                {way ? (
                  <Balance cooperation={cooperation(way)} conflict={conflict(way)} most={most} />
                ) : (
                  <span class="faint">nothing told</span>
                )}
              </td>
              <td class="number">{count(way?.count ?? 0)}</td>
              <td class="number">{way?.score_mean == null ? '' : signed(Math.round(way.score_mean * 10) / 10)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const cooperation = (way: Way) => way.verbal_cooperation + way.material_cooperation
const conflict = (way: Way) => way.verbal_conflict + way.material_conflict

/** Types as switches of the filter, the commonest first. */
export function Types({ types }: { types: Pair['types'] }) {
  const chosen = query.value.getAll('type')
  const shown = [...types.map((one) => one.type), ...chosen.filter((type) => !types.some((one) => one.type === type))]
  return (
    <p class="chips">
      {shown.map((type) => {
        const one = types.find((other) => other.type === type)
        return (
          <a
            key={type}
            class={`chip ${one?.quad ?? ''} ${chosen.includes(type) ? 'on' : ''}`}
            href={toggled('type', type)}
            title={type}
          >
            {chosen.includes(type) && <span aria-hidden="true">✓ </span>}
            {typeName(type)} <span class="chip-count">{count(one?.count ?? 0)}</span>
          </a>
        )
      })}
    </p>
  )
}

/** "Cooperate" for COOPERATE */
export const typeName = (type: string): string => type.slice(0, 1) + type.slice(1).toLowerCase()
