// Words of a report with some of them lit. Spans count characters as the API does, not the halves that JavaScript counts.
import type { ComponentChildren } from 'preact'

export type Span = readonly [number, number] | readonly number[]

/** The words as text, whatever stands in them; a right-to-left sign within them does not turn what is around. */
export function Marked({ text, marks }: { text: string; marks: readonly Span[] }) {
  const letters = Array.from(text)
  const parts: ComponentChildren[] = []
  let at = 0
  for (const [start = 0, end = 0] of marks) {
    parts.push(letters.slice(at, start).join(''), <mark key={start}>{letters.slice(start, end).join('')}</mark>)
    at = end
  }
  return <bdi>{[...parts, letters.slice(at).join('')]}</bdi>
}
