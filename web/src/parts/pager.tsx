// Earlier and later parts of a long answer; which part stands in the address (`?offset=50`).
import { hrefWith, query } from '../state/url'

export const offset = (param = 'offset'): number => Math.max(0, Number(query.value.get(param)) || 0)

type Props = { size: number; shown: number; more: boolean; total?: number | null; param?: string }

export function Pager({ size, shown, more, total, param = 'offset' }: Props) {
  const from = offset(param)
  if (!from && !more) return null
  const to = (at: number) => hrefWith({ [param]: at > 0 ? String(at) : null })
  return (
    <nav class="pager" aria-label="Parts of the list">
      {from > 0 ? (
        <a rel="prev" href={to(from - size)}>
          ← Back
        </a>
      ) : (
        <span />
      )}
      <span class="faint">
        {(from + 1).toLocaleString('en')}–{(from + shown).toLocaleString('en')}
        {total != null && ` of ${total.toLocaleString('en')}`}
      </span>
      {more ? (
        <a rel="next" href={to(from + size)}>
          More →
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}
