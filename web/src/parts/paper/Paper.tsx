// A report's text with its marks. It is put on the page as text and nothing else, whatever stands in it.
import { effect } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { light, lit } from './lit'
import type { Mark } from './marks'
import type { Block } from './paragraphs'
import { setText, type Note } from './setText'

const LONG = 80 // paragraphs from which those out of sight are left undrawn

type Props = {
  text: string
  blocks: readonly Block[]
  /** In characters, as the API counts them. Keep them stable: the text is set anew when they change. */
  marks: readonly Mark[]
  /** What stands in the margin, each beside the paragraph of its character. */
  notes?: readonly Note[]
}

export function Paper({ text, blocks, marks, notes }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const set = useMemo(() => setText(text, blocks, marks, notes), [text, blocks, marks, notes])
  useEffect(() => effect(() => show(box.current, lit.value)), [set])
  return (
    <div class={set.length > LONG ? 'paper long' : 'paper'} ref={box} onMouseOver={over} onMouseLeave={() => light([])}>
      {set}
    </div>
  )
}

function over(event: MouseEvent): void {
  const of = (event.target as Element).closest('[data-of]:not([data-still])')
  if (of?.closest('.beside')) return
  light(of?.getAttribute('data-of')?.split(' ') ?? [])
}

/** Lights the pieces of these keys and, where the text scrolls in its own box, brings the first of them into view. */
function show(box: HTMLElement | null, keys: readonly string[]): void {
  if (!box) return
  for (const piece of box.querySelectorAll('.lit')) piece.classList.remove('lit')
  const found = keys.flatMap((key) => piecesOf(box, key))
  for (const piece of found) piece.classList.add('lit')
  if (found[0] && !box.matches(':hover')) intoView(found[0])
}

export function piecesOf(box: Element, key: string): Element[] {
  return [...box.querySelectorAll(`[data-of~="${CSS.escape(key)}"]`)]
}

function intoView(piece: Element): void {
  const frame = piece.closest('.scrolls')
  if (!frame || frame.scrollHeight <= frame.clientHeight) return
  const [inner, outer] = [piece.getBoundingClientRect(), frame.getBoundingClientRect()]
  if (inner.top >= outer.top + 40 && inner.bottom <= outer.bottom - 40) return
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  const top = frame.scrollTop + inner.top - outer.top - outer.height / 3
  frame.scrollTo({ top, behavior: still ? 'auto' : 'smooth' })
}

/** Scrolls to the first words of a key and puts the focus on them. */
export function reach(key: string): void {
  const paper = document.querySelector('.paper')
  const piece = paper && piecesOf(paper, key)[0]
  if (!(piece instanceof HTMLElement)) return
  piece.tabIndex = -1
  piece.focus({ preventScroll: true })
  piece.scrollIntoView({ block: 'center' })
  light([key])
}
