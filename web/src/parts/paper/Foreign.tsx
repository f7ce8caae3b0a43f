// A few foreign words in one line: a title, a quotation. What shows nothing is shown, and no direction leaks out.
import { joined, nested } from './marks'
import { piece } from './setText'
import { MOST, unseen } from './unseen'

export function Foreign({ text }: { text: string | null | undefined }) {
  if (!text) return null
  const hidden = unseen(text)
  return (
    <bdi>{nested(text, joined(hidden), 0, text.length).map((one, nth) => piece(one, hidden.length >= MOST, nth))}</bdi>
  )
}
