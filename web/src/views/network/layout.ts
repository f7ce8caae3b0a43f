// Where every party stands. The same network gives the same picture: it starts from a spiral, the busiest in the
// middle, and takes a fixed number of steps of ForceAtlas2.
import Graph from 'graphology'
import forceAtlas2 from 'graphology-layout-forceatlas2'
import { keyOf, type Network } from './shown'

const TURN = Math.PI * (3 - Math.sqrt(5)) // the golden angle: no two points of the spiral in one direction
const STEPS = 60_000 // pairs of nodes that one layout may look at in all, in thousands

/** The graph, laid out for a frame that is `aspect` times as wide as it is high. */
export function laidOut({ nodes, edges }: Network, aspect: number): Graph {
  const graph = new Graph({ type: 'undirected' })
  const most = Math.max(...nodes.map((node) => node.acts))
  const strongest = Math.max(...edges.map((edge) => edge.acts))
  nodes.forEach((node, n) => {
    const far = 10 * Math.sqrt(n)
    graph.addNode(node.id, {
      x: far * Math.cos(n * TURN),
      y: far * Math.sin(n * TURN),
      size: nodeSize(node.acts, most),
    })
  })
  for (const edge of edges) {
    graph.addEdgeWithKey(keyOf(edge.a, edge.b), edge.a, edge.b, {
      weight: 0.3 + 4 * Math.sqrt(edge.acts / strongest),
      size: 1,
    })
  }
  const iterations = Math.max(60, Math.min(500, Math.round((STEPS * 1000) / Math.max(1, nodes.length) ** 2)))
  forceAtlas2.assign(graph, {
    iterations,
    getEdgeWeight: 'weight',
    settings: { gravity: 0.6, scalingRatio: 14, strongGravityMode: false, adjustSizes: true, slowDown: 4 },
  })
  return stretched(graph, aspect)
}

/** In points, for a party or tie with so many acts where the busiest has `most`: areas and widths tell the number. */
export const nodeSize = (acts: number, most: number): number => 4 + 14 * Math.sqrt(acts / most)
export const edgeSize = (acts: number, most: number): number => 0.8 + 5.2 * (acts / most) ** 0.7

/** Forces make it round; the frame is not. */
function stretched(graph: Graph, aspect: number): Graph {
  const span = (axis: 'x' | 'y') => {
    const values = graph.mapNodes((_, at) => at[axis] as number)
    return Math.max(1e-6, Math.max(...values) - Math.min(...values))
  }
  const by = (aspect * span('y')) / span('x')
  graph.updateEachNodeAttributes((_, at) => ({ ...at, x: at.x * by }))
  return graph
}
