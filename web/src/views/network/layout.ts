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
  nodes.forEach((node, n) => {
    const far = 10 * Math.sqrt(n)
    graph.addNode(node.id, { x: far * Math.cos(n * TURN), y: far * Math.sin(n * TURN), size: nodeSize(node.acts) })
  })
  for (const edge of edges) {
    graph.addEdgeWithKey(keyOf(edge.a, edge.b), edge.a, edge.b, { weight: Math.log2(1 + edge.acts), size: 1 })
  }
  const iterations = Math.max(60, Math.min(500, Math.round((STEPS * 1000) / Math.max(1, nodes.length) ** 2)))
  forceAtlas2.assign(graph, {
    iterations,
    getEdgeWeight: 'weight',
    settings: { gravity: 0.6, scalingRatio: 14, strongGravityMode: false, adjustSizes: true, slowDown: 4 },
  })
  return stretched(graph, aspect)
}

export const nodeSize = (acts: number): number => 4 + 2.6 * Math.log2(1 + acts)
export const edgeSize = (acts: number): number => 0.9 + 1.5 * Math.log2(acts)

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
