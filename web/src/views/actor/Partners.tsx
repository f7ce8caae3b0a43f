// With whom and against whom, each ranked; a bar leads to the pair.
import type { Answer } from '../../api/ask'
import { count } from '../../parts/figures'
import { pairHref } from '../../parts/who'
import { Panel } from '../pair/Acts'
import { signed } from '../pair/course'

type Actor = Answer<'/api/v1/actor/{id}'>
type Partner = Actor['partners'][number]

const MOST = 12

const TITLES = { cooperation: 'With whom', conflict: 'Against whom' }

/** Both lists have one scale. */
export function Partners({ actor, what }: { actor: Actor; what: 'cooperation' | 'conflict' }) {
  const shown = [...actor.partners]
    .sort((p, q) => q[what] - p[what])
    .filter((one) => one[what] > 0)
    .slice(0, MOST)
  const most = Math.max(1, ...actor.partners.map((one) => Math.max(one.cooperation, one.conflict)))
  return (
    <Panel title={TITLES[what]} note={`acts of ${what}, and the net score`}>
      <Ranked partners={shown} what={what} id={actor.who.id} most={most} />
    </Panel>
  )
}

type Props = { partners: Partner[]; what: 'cooperation' | 'conflict'; id: string; most: number }

function Ranked({ partners, what, id, most }: Props) {
  if (!partners.length) return <p class="faint none">None is told of.</p>
  return (
    <ol class="ranks">
      {partners.map((one) => (
        <li key={one.id}>
          <a
            class="rank"
            href={pairHref(id, one.id)}
            title={`Net score ${signed(one.score)} of ${count(one.count)} acts`}
          >
            <span class="rank-name">{one.name}</span>
            <span class="stack" aria-hidden="true">
              <i class={what === 'conflict' ? 'against' : 'with'} style={{ width: `${(100 * one[what]) / most}%` }} />
            </span>
            <span class="number">{count(one[what])}</span>
            <span class={one.score < 0 ? 'net against' : 'net with'}>
              <span class="unseen">net score </span>
              {signed(one.score)}
            </span>
          </a>
        </li>
      ))}
    </ol>
  )
}
