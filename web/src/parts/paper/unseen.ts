// Characters that show nothing, or turn the order of what stands around them: they are shown by name, each in a box of
// its own, out of which no direction leaks.
import type { Mark } from './marks'

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u
const RUN = /([\p{Cc}\p{Cf}\p{Zl}\p{Zp}])\1*/gu
const JOINED = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|(?!\p{Script=Latin})[\p{L}\p{M}])$/u
export const MOST = 2000 // boxes to a report; what comes after is left out

const NAMES: { [code: string]: string } = {
  '200b': 'zero width',
  '200c': 'ZWNJ',
  '200d': 'ZWJ',
  '200e': 'LRM',
  '200f': 'RLM',
  '202a': 'LRE',
  '202b': 'RLE',
  '202c': 'PDF',
  '202d': 'LRO',
  '202e': 'RLO',
  '2060': 'joiner',
  '2066': 'LRI',
  '2067': 'RLI',
  '2068': 'FSI',
  '2069': 'PDI',
  ad: 'soft hyphen',
  feff: 'BOM',
}

/** A mark for each unseen character of `text`; `key` says what it is called. */
export function unseen(text: string): Mark[] {
  const marks: Mark[] = []
  if (!UNSEEN.test(text.replace(/[\n\t\r]/g, ''))) return marks
  for (const { 0: run, 1: one = '', index } of text.matchAll(RUN)) {
    if (/[\n\t\r]/.test(one) || (/[\u200c\u200d]/.test(one) && joins(text, index))) continue
    const times = run.length / one.length
    marks.push({
      start: index,
      end: index + run.length,
      key: named(one) + (times > 1 ? ` × ${times}` : ''),
      kind: 'unseen',
    })
    if (marks.length === MOST) break
  }
  return marks
}

/** What is left of a piece when there are more unseen characters than boxes. */
export function seen(text: string): string {
  return text.replace(RUN, (run) => (/[\n\t\r\u200c\u200d]/.test(run) ? run : ''))
}

/** Whether a joiner stands where writing needs it: in an emoji of several, or in a script that joins its letters. */
function joins(text: string, at: number): boolean {
  return JOINED.test(text.slice(Math.max(0, at - 4), at))
}

function named(letter: string): string {
  const code = (letter.codePointAt(0) ?? 0).toString(16)
  return NAMES[code] ?? `U+${code.toUpperCase().padStart(4, '0')}`
}
