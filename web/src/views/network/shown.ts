// What of the network is shown: the address chooses the kind of ties, a year, how many acts a tie must have, a party.
import type { Answer } from '../../api/ask'
import type { Year } from '../../parts/years'
import { query } from '../../state/url'

export type Network = Answer<'/api/v1/network'>
export type Node = Network['nodes'][number]
export type Edge = Network['edges'][number]
/** A tie as it is in the year that is chosen, or in all years together; `score` is a mean from -10 to 10. */
export type Tie = { key: string; a: Node; b: Node; acts: number; cooperation: number; conflict: number; score: number }

export const KINDS = [
  ['both', 'With and against'],
  ['with', 'With whom', 'Cooperation alone'],
  ['against', 'Against whom', 'Conflict alone'],
] as const
export const LEVELS = [
  ['state', 'States', 'A state with all its organs as one'],
  ['party', 'Parties', 'Governments, armed forces, groups: each by itself'],
] as const

const one = (param: string, options: readonly (readonly string[])[]): string => {
  const said = query.value.get(param)
  return options.find(([value]) => value === said)?.[0] ?? String(options[0]?.[0])
}

export const settings = () => ({
  ties: one('ties', KINDS),
  level: one('level', LEVELS),
  year: Number(query.value.get('year')) || null,
  least: Math.max(1, Number(query.value.get('least')) || 1),
  node: query.value.get('node'),
})

export const keyOf = (a: string, b: string): string => `${a} ${b}`

/** The ties of a year (null: of all years) with at least so many acts, strongest first. */
export function tiesOf({ nodes, edges }: Network, year: number | null, least: number): Tie[] {
  const known = new Map(nodes.map((node) => [node.id, node]))
  const ties: Tie[] = []
  for (const edge of edges) {
    const [a, b] = [known.get(edge.a), known.get(edge.b)]
    const told = year === null ? edge : edge.years.find((one) => one.year === year)
    if (!a || !b || !told) continue
    const { cooperation, conflict } = told
    const acts = cooperation + conflict
    const score = year === null ? edge.score : told.score / acts
    if (acts >= least) ties.push({ key: keyOf(edge.a, edge.b), a, b, acts, cooperation, conflict, score })
  }
  return ties.sort((one, other) => other.acts - one.acts)
}

/** All years in which the ties have acts, the earliest first. */
export function yearsOf({ edges }: Network): Year[] {
  const years = new Map<number, Year>()
  for (const { year, cooperation, conflict } of edges.flatMap((edge) => edge.years)) {
    if (year === null) continue
    const had = years.get(year) ?? { year, cooperation: 0, conflict: 0 }
    years.set(year, {
      year,
      cooperation: had.cooperation + cooperation,
      conflict: had.conflict + conflict,
    })
  }
  return [...years.values()].sort((a, b) => a.year - b.year)
}

/** "+2.4", "−1.0" */
export function signed(score: number): string {
  const shown = Math.abs(score).toFixed(1)
  return `${shown === '0.0' ? '' : score > 0 ? '+' : '−'}${shown}`
}
