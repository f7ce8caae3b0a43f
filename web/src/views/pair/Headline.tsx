// Who the two are, how much is told of them, and by which periods it is counted.
import { useEffect } from 'preact/hooks'
import type { Answer } from '../../api/ask'
import { count, some } from '../../parts/figures'
import { Who } from '../../parts/who'
import { hrefWith, query } from '../../state/url'

type Pair = Answer<'/api/v1/pair/{a}/{b}'>

export const pairName = (pair: Pair): string => `${pair.a.name} and ${pair.b.name}`

export function Headline({ pair }: { pair: Pair }) {
  useTitle(pairName(pair))
  const swapped = `/pair/${encodeURIComponent(pair.b.id)}/${encodeURIComponent(pair.a.id)}`
  return (
    <header class="headline">
      <h1>
        <Who party={pair.a} />
        <a class="swap" href={hrefWith({}, swapped)} title="The other way round" aria-label="The other way round">
          ⇄
        </a>
        <Who party={pair.b} />
      </h1>
      <p class="sums">
        <strong>{some(pair.acts, 'act')}</strong> between them, told by {some(pair.reports, 'report')}
        <Besides of={pair} beside={pair.side_by_side} />
      </p>
      <Periods by={pair.course.by} />
    </header>
  )
}

/** The name of the page in the browser's tabs and history. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · whowhom`
  }, [title])
}

type Sums = { undone: number; dateless: number; earlier: number; earliest: string | null }

/** What was found and not counted. Acts from before the store's reports are told as background, by chance. */
export function Besides({ of, beside = 0 }: { of: Sums; beside?: number }) {
  const more = [
    of.undone > 0 && `${count(of.undone)} planned, refused or denied`,
    beside > 0 && `${count(beside)} side by side to others`,
    of.dateless > 0 && `${count(of.dateless)} without a day`,
  ].filter(Boolean)
  if (!more.length && !of.earlier) return null
  return (
    <span class="faint">
      {' '}
      · besides, {more.join(', ')}
      {of.earlier > 0 && (
        <>
          {more.length > 0 && ', '}
          <a href={hrefWith({ since: of.earliest?.slice(0, 4) ?? null, by: null })}>
            {count(of.earlier)} from before the store’s first report
          </a>
        </>
      )}
    </span>
  )
}

/** Month, quarter or year; while the time is narrowed, the way back to all of it. */
export function Periods({ by }: { by: string }) {
  const narrowed = query.value.has('since') || query.value.has('until')
  return (
    <nav class="periods" aria-label="Periods">
      {narrowed && (
        <a class="chip" href={hrefWith({ since: null, until: null, by: null })}>
          Whole time
        </a>
      )}
      <span class="options">
        {['month', 'quarter', 'year'].map((one) => (
          <a key={one} href={hrefWith({ by: one })} aria-current={one === by ? 'true' : undefined}>
            {one[0]?.toUpperCase() + one.slice(1)}
          </a>
        ))}
      </span>
    </nav>
  )
}
