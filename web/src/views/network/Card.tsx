// The party that is chosen: how much it does with and against others, and the way to its own page.
import { some } from '../../parts/figures'
import { keep } from '../../state/filters'
import { hrefWith } from '../../state/url'
import { signed, type Node, type Tie } from './shown'

const KINDS: { [kind: string]: string } = { state: 'State', organisation: 'Organisation', group: 'Group' }

export function Card({ node, ties, year }: { node: Node; ties: readonly Tie[]; year: number | null }) {
  const sum = (of: 'acts' | 'cooperation' | 'conflict') => ties.reduce((all, tie) => all + tie[of], 0)
  return (
    <div class="net-card">
      <div class="net-card-head">
        <h2>{node.name}</h2>
        <span class="faint">
          {KINDS[node.kind] ?? ''} {node.id}
        </span>
        <a class="close" href={hrefWith({ node: null })} aria-label={`Let go of ${node.name}`} title="All ties">
          ×
        </a>
      </div>
      {ties.length ? (
        <p>
          {some(ties.length, 'tie')}
          {year !== null && ` in ${year}`}: {some(sum('cooperation'), 'act')} of cooperation, {sum('conflict')} of
          conflict. All its acts have a mean score of {signed(node.score)}.
        </p>
      ) : (
        <p>No tie of these{year !== null && ` in ${year}`}.</p>
      )}
      <a href={keep(`/actor/${encodeURIComponent(node.id)}`)}>Everything about {node.name}</a>
    </div>
  )
}
