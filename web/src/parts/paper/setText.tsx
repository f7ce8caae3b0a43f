// Sets a report's text: paragraphs of pieces, each piece with the keys that light it.
import type { ComponentChildren, JSX } from 'preact'
import { cut, joined, nested, type Joined, type Mark, type Piece } from './marks'
import { paragraphs, type Block, type Paragraph } from './paragraphs'
import { unitsOf } from './points'
import { MOST, seen, unseen } from './unseen'

/** `at`: a character of the text, beside whose paragraph the note stands. */
export type Note = { at: number; note: ComponentChildren }
type Stretch = { start: number; end: number }

export function setText(
  text: string,
  blocks: readonly Block[],
  marks: readonly Mark[],
  notes?: readonly Note[],
): JSX.Element[] {
  const units = unitsOf(text)
  const inUnits = <S extends Stretch>(one: S): S => ({ ...one, start: units(one.start), end: units(one.end) })
  const parts = paragraphs(text, blocks.map(inUnits))
  const labels = parts.flatMap((part) => part.blocks.filter((block) => block.kind !== 'body'))
  const hidden = unseen(text)
  const all = [
    ...labels.map(({ kind, start, end }) => ({ start, end, kind, key: '', still: true })),
    ...marks.map(inUnits),
    ...hidden,
  ]
  const by = marksOf(parts, joined(all))
  const beside = notes && notesOf(parts, notes, units)
  return parts.map((part, n) => {
    const pieces = nested(text, by[n] ?? [], part.start, part.end)
    const words = pieces.map((one, nth) => piece(one, hidden.length >= MOST, nth))
    const headline = part.blocks[0]?.kind === 'headline'
    return (
      <div key={n} class={beside ? 'paper-row' : undefined}>
        <p class={headline ? 'headline-line' : undefined}>{words}</p>
        {beside && <div class="beside">{beside[n]}</div>}
      </div>
    )
  })
}

function marksOf(parts: Paragraph[], marks: Joined[]): Joined[][] {
  const by: Joined[][] = parts.map(() => [])
  let first = 0
  for (const mark of marks) {
    while (first < parts.length && (parts[first] as Paragraph).end <= mark.start) first += 1
    for (let n = first; n < parts.length && (parts[n] as Paragraph).start < mark.end; n += 1) {
      const part = parts[n] as Paragraph
      by[n]?.push(cut(mark, part.start, part.end))
    }
  }
  return by
}

function notesOf(parts: Paragraph[], notes: readonly Note[], units: (at: number) => number): ComponentChildren[][] {
  const by: ComponentChildren[][] = parts.map(() => [])
  for (const { at, note } of notes) {
    const place = units(at)
    const n = parts.findIndex((part) => part.end > place)
    by[n < 0 ? parts.length - 1 : n]?.push(note)
  }
  return by
}

export function piece(one: Piece, crowded: boolean, nth: number): ComponentChildren {
  if (typeof one === 'string') return crowded ? seen(one) : one
  const { keys, kinds, still } = one.mark
  const inner = one.pieces.map((each, n) => piece(each, crowded, n))
  if (kinds.includes('unseen')) {
    const name = keys.join(' ')
    return (
      <span key={nth} class="unseen-mark" data-name={name} title={`A character that shows nothing: ${name}`}>
        {inner}
      </span>
    )
  }
  const of = keys.filter(Boolean).join(' ')
  return (
    <span key={nth} class={kinds.join(' ')} data-of={of || undefined} data-still={still || undefined}>
      {inner}
    </span>
  )
}
