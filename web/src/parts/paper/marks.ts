// Marks on a text: stretches that may overlap in any way become a tree of pieces, as HTML needs it.

/** A marked stretch, [start, end). `key`: what lights with it; `kind`: how it looks; `still`: it does not light by itself. */
export type Mark = { start: number; end: number; key: string; kind: string; still?: boolean }
export type Piece = string | { mark: Joined; pieces: Piece[] }
export type Joined = { start: number; end: number; keys: string[]; kinds: string[]; still: boolean }

/** Marks of the very same stretch are one; the long stand before the short, so that these come to lie inside. */
export function joined(marks: readonly Mark[]): Joined[] {
  const by = new Map<string, Joined>()
  for (const { start, end, key, kind, still = false } of marks) {
    if (end <= start) continue
    const had = by.get(`${start} ${end}`)
    if (!had) by.set(`${start} ${end}`, { start, end, keys: [key], kinds: [kind], still })
    else {
      if (!had.keys.includes(key)) had.keys.push(key)
      if (!had.kinds.includes(kind)) had.kinds.push(kind)
      had.still &&= still
    }
  }
  return [...by.values()].sort(order)
}

/** The stretch [start, end) of `text` as pieces. What crosses the end of another mark is cut there in two. */
export function nested(text: string, marks: readonly Joined[], start: number, end: number): Piece[] {
  const pieces: Piece[] = []
  let at = start
  let waiting = marks
  const say = (to: number) => to > at && pieces.push(text.slice(at, to))
  while (waiting.length) {
    const [mark, ...others] = waiting as [Joined, ...Joined[]]
    const inside = others.filter((other) => other.start < mark.end).map((other) => cut(other, mark.start, mark.end))
    const crossing = others.filter((other) => other.start < mark.end && other.end > mark.end)
    const after = others.filter((other) => other.start >= mark.end)
    say(mark.start)
    pieces.push({ mark, pieces: nested(text, inside, mark.start, mark.end) })
    at = mark.end
    waiting = crossing.length
      ? [...crossing.map((other) => cut(other, mark.end, other.end)), ...after].sort(order)
      : after
  }
  say(end)
  return pieces
}

export function cut<M extends { start: number; end: number }>(mark: M, start: number, end: number): M {
  return { ...mark, start: Math.max(mark.start, start), end: Math.min(mark.end, end) }
}

function order(a: Joined, b: Joined): number {
  return a.start - b.start || b.end - a.end
}
