// The pairs that changed most: what they did lately, against what was usual before.
import { url, useAnswer, type Answer } from '../../api/ask'
import { worded } from '../../parts/chips'
import { oneDay } from '../../parts/days'
import { some } from '../../parts/figures'
import { Told } from '../../parts/states'
import { pairHref } from '../../parts/who'
import { filters } from '../../state/filters'

const TOP = 7
const LEAST = 0.5 // of surprise: what comes by chance once in three times is no change

type Changed = Answer<'/api/v1/changes'>
type Pair = Changed['changes'][number]

export function Changes() {
  const asked = new URLSearchParams(filters.value)
  asked.set('top', String(TOP))
  const answer = useAnswer('/api/v1/changes', url('/api/v1/changes', {}, asked))
  return (
    <section class="panel">
      <header class="panel-head">
        <h2>Most changed pairs</h2>
      </header>
      <Told of={answer} lines={6}>
        {(found) => {
          const pairs = found.changes.filter((pair) => Math.abs(pair.surprise) >= LEAST)
          return (
            <>
              <p class="faint small">{against(found)}</p>
              {pairs.length ? (
                <ol class="small-list">
                  {pairs.map((pair) => (
                    <li key={`${pair.a} ${pair.b}`}>
                      <Row of={pair} />
                    </li>
                  ))}
                </ol>
              ) : (
                <p class="faint">{found.note ?? 'No pair does much more or less than it used to.'}</p>
              )}
            </>
          )
        }}
      </Told>
    </section>
  )
}

function Row({ of }: { of: Pair }) {
  const more = of.surprise > 0
  const kinds = of.kinds.filter((kind) => kind.now > 0).slice(0, 2)
  return (
    <a class="changed" href={pairHref(of.a, of.b)}>
      <span class={more ? 'change-turn more' : 'change-turn less'} role="img" aria-label={more ? 'more' : 'less'}>
        {more ? '↑' : '↓'}
      </span>
      <span>
        {of.a_name} – {of.b_name}
        <span class="act-notes faint">
          {of.now ? some(of.now, 'act') : 'No act'}, usually {usual(of.expected)}
          {kinds.length > 0 && `: ${kinds.map((kind) => `${worded(kind.type).toLowerCase()} ${kind.now}`).join(', ')}`}
        </span>
      </span>
    </a>
  )
}

/** As many digits as count. */
const usual = (acts: number): string =>
  acts >= 10 ? acts.toFixed(0) : acts >= 0.05 ? acts.toFixed(1).replace(/\.0$/, '') : 'none'

const against = ({ by, since, until, before }: Changed): string =>
  `${oneDay(since)} to ${oneDay(until)}, against up to ${before} ${by}s before`
