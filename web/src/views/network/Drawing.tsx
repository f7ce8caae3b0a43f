// The network as a picture (sigma, WebGL). Hovering a party or tie dims the others; a click on a party chooses it, on a
// tie opens the pair. The table beside it says the same in words.
import { useSignalEffect, type Signal } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import Sigma from 'sigma'
import { theme } from '../../state/theme'
import { drawLabels } from './labels'
import { edgeSize, laidOut, nodeSize } from './layout'
import { type Network, type Tie } from './shown'
import { tints, type Tints } from './tint'

export type Lit = { node: string } | { tie: string } | null

type Props = {
  network: Network
  ties: readonly Tie[] // those that are shown
  chosen: string | null
  lit: Signal<Lit>
  onNode: (id: string | null) => void
  onTie: (tie: Tie) => void
}

/** What the drawing reads while it draws. */
type Look = Pick<Props, 'ties' | 'chosen' | 'onNode' | 'onTie'> & {
  byKey: Map<string, Tie>
  sums: Map<string, { acts: number; score: number }>
  most: { node: number; tie: number } // acts of the busiest party, of the strongest tie, in all years together
  names: Map<string, string>
  tints: Tints
  near: Map<string, Set<string>> // of every party, those that it has a tie with
}

export function Drawing(props: Props) {
  const { network, ties, chosen, lit } = props
  const box = useRef<HTMLDivElement>(null)
  const words = useRef<HTMLCanvasElement>(null)
  const drawn = useRef<Sigma | null>(null)
  const shade = theme.value
  const look = useRef<Look>(null as unknown as Look)
  look.current = useMemo(() => {
    const names = new Map(network.nodes.map((node) => [node.id, node.name]))
    const byKey = new Map(ties.map((tie) => [tie.key, tie]))
    const most = {
      node: Math.max(...network.nodes.map((node) => node.acts)),
      tie: Math.max(...network.edges.map((edge) => edge.acts)),
    }
    return { ...props, byKey, names, most, sums: summed(ties), near: neighbours(ties), tints: tints() }
  }, [network, ties, chosen, shade, props.onNode, props.onTie])

  useEffect(() => {
    if (!box.current || !words.current) return
    const { clientWidth: wide, clientHeight: high } = box.current
    const graph = laidOut(network, Math.max(0.6, Math.min(2.2, wide / Math.max(1, high))))
    const scale = Math.max(0.5, Math.min(1, Math.sqrt(wide * high) / 720)) // of the points, in a small frame
    const sigma = new Sigma(graph, box.current, settings(scale, look, lit))
    drawn.current = sigma
    const canvas = words.current
    sigma.on('afterRender', () => drawLabels(sigma, canvas, labels(look.current, lit.peek()), look.current.tints))
    listen(sigma, look, lit)
    return () => {
      drawn.current = null
      sigma.kill()
    }
  }, [network])
  useEffect(() => {
    drawn.current?.refresh()
  }, [look.current])
  useSignalEffect(() => {
    void lit.value
    drawn.current?.refresh({ skipIndexation: true })
  })

  const zoom = (how: 'animatedZoom' | 'animatedUnzoom' | 'animatedReset') => () => {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    void drawn.current?.getCamera()[how]({ duration: still ? 0 : 200 })
  }
  const label = `Network of ${network.nodes.length} parties and ${ties.length} ties; the table lists them`
  return (
    <div class="net-frame">
      <div ref={box} class="net-box" role="img" aria-label={label} />
      <canvas ref={words} class="net-words" aria-hidden="true" />
      <p class="net-legend" aria-hidden="true">
        conflict <i /> cooperation · the wider, the more acts
      </p>
      <div class="net-zoom">
        <button type="button" aria-label="Nearer" title="Nearer" onClick={zoom('animatedZoom')}>
          +
        </button>
        <button type="button" aria-label="Farther" title="Farther" onClick={zoom('animatedUnzoom')}>
          −
        </button>
        <button type="button" aria-label="Whole network" title="Whole network" onClick={zoom('animatedReset')}>
          ⤢
        </button>
      </div>
    </div>
  )
}

function settings(scale: number, look: { current: Look }, lit: Signal<Lit>): ConstructorParameters<typeof Sigma>[2] {
  return {
    allowInvalidContainer: true,
    renderLabels: false,
    enableEdgeEvents: true,
    zIndex: true,
    stagePadding: 30 + 20 * scale,
    minCameraRatio: 0.15,
    maxCameraRatio: 2,
    defaultDrawNodeHover: () => undefined,
    nodeReducer: (node, data) => {
      const { sums, most, tints } = look.current
      const sum = sums.get(node)
      const near = !!sum && isNear(look.current, node, focus(look.current, lit.peek()))
      return {
        ...data,
        size: scale * nodeSize(Math.min(sum?.acts ?? 0, most.node), most.node) * (sum ? 1 : 0.7),
        color: near ? tints.of(sum.score) : tints.pale,
        zIndex: near ? 2 : 0,
      }
    },
    edgeReducer: (key, data) => {
      const { byKey, most, tints } = look.current
      const tie = byKey.get(key)
      if (!tie) return { ...data, hidden: true }
      const on = isLit(tie, focus(look.current, lit.peek()))
      return {
        ...data,
        size: scale * edgeSize(tie.acts, most.tie),
        color: on ? tints.of(tie.score) : tints.pale,
        zIndex: on ? 1 : 0,
      }
    },
  }
}

/** What the others are dimmed for: what is pointed at, else the party that is chosen. */
const focus = ({ chosen }: Look, lit: Lit): Lit => lit ?? (chosen ? { node: chosen } : null)

const isLit = (tie: Tie, of: Lit): boolean =>
  !of || ('tie' in of ? of.tie === tie.key : tie.a.id === of.node || tie.b.id === of.node)

function isNear({ byKey, near }: Look, node: string, of: Lit): boolean {
  if (!of) return true
  if ('node' in of) return node === of.node || !!near.get(of.node)?.has(node)
  const tie = byKey.get(of.tie)
  return tie?.a.id === node || tie?.b.id === node
}

function labels(look: Look, lit: Lit) {
  const of = focus(look, lit)
  return [...look.sums].flatMap(([node, { acts }]) => {
    if (!isNear(look, node, of)) return []
    const first = of && ('node' in of ? of.node === node : true)
    return [{ node, text: look.names.get(node) ?? node, weight: first ? Infinity : acts }]
  })
}

function neighbours(ties: readonly Tie[]): Look['near'] {
  const near: Look['near'] = new Map()
  const add = (one: string, other: string) => near.set(one, (near.get(one) ?? new Set()).add(other))
  for (const { a, b } of ties) {
    add(a.id, b.id)
    add(b.id, a.id)
  }
  return near
}

function summed(ties: readonly Tie[]): Look['sums'] {
  const sums: Look['sums'] = new Map()
  for (const tie of ties) {
    for (const { id } of [tie.a, tie.b]) {
      const had = sums.get(id) ?? { acts: 0, score: 0 }
      const acts = had.acts + tie.acts
      sums.set(id, { acts, score: (had.score * had.acts + tie.score * tie.acts) / acts })
    }
  }
  return sums
}

function listen(sigma: Sigma, look: { current: Look }, lit: Signal<Lit>): void {
  const point = (on: boolean) => sigma.getContainer().classList.toggle('points', on)
  const light = (to: Lit) => () => {
    lit.value = to
    point(to !== null)
  }
  sigma.on('enterNode', ({ node }) => light({ node })())
  sigma.on('leaveNode', light(null))
  sigma.on('enterEdge', ({ edge }) => light({ tie: edge })())
  sigma.on('leaveEdge', light(null))
  sigma.on('clickNode', ({ node }) => look.current.onNode(look.current.chosen === node ? null : node))
  sigma.on('clickStage', () => look.current.chosen && look.current.onNode(null))
  sigma.on('clickEdge', ({ edge }) => {
    const tie = look.current.byKey.get(edge)
    if (tie) look.current.onTie(tie)
  })
}

/** Whether the browser can draw it. */
export function canDraw(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null
}
