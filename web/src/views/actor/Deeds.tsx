// Types of acts by number, in the colour of their kind; one leads to the acts of that type alone.
import type { Answer } from '../../api/ask'
import { count } from '../../parts/figures'
import { hrefWith } from '../../state/url'
import { typeName } from '../pair/Ways'

type Types = Answer<'/api/v1/actor/{id}'>['types']

export function Deeds({ types, side }: { types: Types; side: 'forth' | 'back' }) {
  const shown = [...types].sort((p, q) => q[side] - p[side]).filter((one) => one[side] > 0)
  if (!shown.length) return <p class="faint none">Nothing is told of.</p>
  const most = Math.max(...types.map((one) => Math.max(one.forth, one.back)))
  return (
    <ol class="ranks">
      {shown.map((one) => (
        <li key={one.type}>
          <a class="rank" href={hrefWith({ type: one.type })} title={one.type}>
            <span class="rank-name">{typeName(one.type)}</span>
            <span class="stack" aria-hidden="true">
              <i class={one.quad} style={{ width: `${(100 * one[side]) / most}%` }} />
            </span>
            <span class="number">{count(one[side])}</span>
          </a>
        </li>
      ))}
    </ol>
  )
}
