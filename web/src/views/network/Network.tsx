// Who acts with whom, and who against whom: the picture, a strip of years, and the table of ties beside it.
import { useSignal } from '@preact/signals'
import { useCallback, useMemo } from 'preact/hooks'
import { url, useAnswer } from '../../api/ask'
import { Download } from '../../parts/download'
import { some } from '../../parts/figures'
import { Nothing, Told } from '../../parts/states'
import { pairHref } from '../../parts/who'
import { filters } from '../../state/filters'
import { go, hrefWith } from '../../state/url'
import { Card } from './Card'
import { Controls, Course } from './Controls'
import { canDraw, Drawing, type Lit } from './Drawing'
import { settings, tiesOf, yearsOf, type Network as Answered, type Tie } from './shown'
import { Ties } from './Ties'
import './network.css'

export default function Network() {
  const { ties, level } = settings()
  const asked = new URLSearchParams(filters.value)
  if (ties !== 'both') asked.set('ties', ties)
  if (level !== 'state') asked.set('level', level)
  const address = url('/api/v1/network', {}, asked)
  const answer = useAnswer('/api/v1/network', address)
  return (
    <section class="panel net">
      <div class="net-head">
        <h1>Who with whom, who against whom</h1>
        <Download of={address} forms={['csv', 'parquet']} />
      </div>
      <Told of={answer} lines={12}>
        {(network) => <Body network={network} />}
      </Told>
    </section>
  )
}

function Body({ network }: { network: Answered }) {
  const { year, least, node } = settings()
  const years = useMemo(() => yearsOf(network), [network])
  const ties = useMemo(() => tiesOf(network, year, least), [network, year, least])
  const chosen = network.nodes.find((one) => one.id === node) ?? null
  const mine = chosen ? ties.filter((tie) => tie.a === chosen || tie.b === chosen) : ties
  const lit = useSignal<Lit>(null)
  return (
    <>
      <Controls network={network} />
      {!network.edges.length ? (
        <Nothing title="No two parties have such an act with each other under these conditions.">
          <p>Take a filter away, or show another kind of ties.</p>
        </Nothing>
      ) : (
        <div class="net-body">
          <div class="net-left">
            <Picture network={network} ties={ties} chosen={chosen?.id ?? null} lit={lit} />
            <Course years={years} year={year} />
            <p class="faint net-note">{note(network, ties)}</p>
          </div>
          <div class="net-right">
            {chosen && <Card node={chosen} ties={mine} year={year} />}
            {mine.length ? (
              <Ties ties={mine} chosen={chosen?.id ?? null} lit={lit} />
            ) : (
              <Nothing title={`No tie of that strength${year === null ? '' : ` in ${year}`}.`} />
            )}
          </div>
        </div>
      )}
    </>
  )
}

type Shown = Pick<Parameters<typeof Drawing>[0], 'network' | 'ties' | 'chosen' | 'lit'>

function Picture(shown: Shown) {
  const able = useMemo(canDraw, [])
  const onNode = useCallback((id: string | null) => go(hrefWith({ node: id }), { replace: true }), [])
  const onTie = useCallback((tie: Tie) => go(pairHref(tie.a.id, tie.b.id)), [])
  if (!able)
    return <p class="net-unable">This browser cannot draw the network (it has no WebGL 2). The table has it all.</p>
  return <Drawing {...shown} onNode={onNode} onTie={onTie} />
}

function note({ nodes, edges, left_out }: Answered, ties: readonly Tie[]): string {
  const shown = `${some(ties.length, 'tie')} of ${edges.length} between ${some(nodes.length, 'party', 'parties')}.`
  const others = [
    left_out.parties && some(left_out.parties, 'less busy party', 'less busy parties'),
    left_out.ties && some(left_out.ties, 'weaker tie'),
  ].filter(Boolean)
  const said = others.length ? ` Left out: ${others.join(' and ')}.` : ''
  return `${shown}${said} What both do side by side to a third is no tie between them; plans and refusals are not counted.`
}
