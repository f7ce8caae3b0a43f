// The paragraphs of a report, from its labelled blocks: a dateline and the sentence after it stand on one line.
export type Block = { kind: string; start: number; end: number }
export type Paragraph = { start: number; end: number; blocks: Block[] }

/** `blocks` in units of `text`. What no block covers is shown as well, as "outside"; a text without blocks by its lines. */
export function paragraphs(text: string, blocks: readonly Block[]): Paragraph[] {
  const all: Block[] = []
  let at = 0
  for (const block of [...blocks].sort((a, b) => a.start - b.start)) {
    all.push(...lines(text, at, block.start, 'outside'))
    if (block.start >= at) all.push(block)
    at = Math.max(at, block.end)
  }
  all.push(...lines(text, at, text.length, blocks.length ? 'outside' : 'body'))
  return grouped(text, all)
}

function grouped(text: string, blocks: Block[]): Paragraph[] {
  const out: Paragraph[] = []
  for (const block of blocks) {
    const last = out.at(-1)
    const together =
      last &&
      ![last.blocks[0]?.kind, block.kind].includes('headline') &&
      !text.slice(last.end, block.start).includes('\n')
    if (together) {
      last.blocks.push(block)
      last.end = block.end
    } else out.push({ start: block.start, end: block.end, blocks: [block] })
  }
  return out
}

function lines(text: string, from: number, to: number, kind: string): Block[] {
  const out: Block[] = []
  for (const found of text.slice(from, to).matchAll(/\S(?:[^\n]*\S)?/g)) {
    out.push({ kind, start: from + found.index, end: from + found.index + found[0].length })
  }
  return out
}
