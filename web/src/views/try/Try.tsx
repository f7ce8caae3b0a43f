// A sentence coded as one types it: its acts, their words, the frames that spoke, and what none had words for.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { hand } from '../../api/ask'
import type { paths } from '../../api/schema'
import { Paper } from '../../parts/paper/Paper'
import '../../parts/paper/paper.css'
import { Failure, Nothing } from '../../parts/states'
import { go, hrefWith, query } from '../../state/url'
import { wordMarks } from '../review/ReportBeside'
import { Act } from './Act'
import './try.css'

export type Tried = paths['/api/v1/try']['post']['responses'][200]['content']['application/json']
type Found = { text: string; tried: Tried }

const LONGEST = 2000
const PAUSE = 300 // milliseconds without a key after which the words are read
const EXAMPLES = [
  'On Wednesday Russian and Chinese bombers flew a joint patrol over the Sea of Japan.',
  'Turkey refused to let the Swedish minister visit Ankara, state television said.',
  'At least six soldiers were killed when Azerbaijan shelled positions near Goris, Armenia’s defence ministry said.',
  'Japan will give Ukraine 4 billion dollars in loans if parliament agrees.',
]

export default function Try() {
  const text = query.value.get('say') ?? ''
  const day = query.value.get('day') ?? ''
  const { found, error, reading } = useTried(text, day)
  const field = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => field.current?.focus(), [])
  const say = (words: string) => go(hrefWith({ say: words || null }), { replace: true })
  return (
    <div class="try">
      <section class="panel try-desk">
        <h1>Try a sentence</h1>
        <p class="faint">What would the coder make of it? Nothing is kept.</p>
        <textarea
          ref={field}
          class="try-field"
          aria-label="A sentence or a short report"
          placeholder="Type or paste a sentence of a news report"
          rows={3}
          maxLength={LONGEST}
          value={text}
          onInput={(event) => say(event.currentTarget.value)}
        />
        <p class="try-line">
          <label>
            Told on{' '}
            <input
              type="date"
              value={day}
              onChange={(event) => go(hrefWith({ day: event.currentTarget.value || null }), { replace: true })}
            />
          </label>
          <span class="faint" role="status">
            {reading
              ? found
                ? 'Reading …'
                : 'Reading … the first sentence takes some seconds.'
              : `${text.length} of ${LONGEST} characters`}
          </span>
        </p>
        <p class="try-examples">
          <span class="faint">For example</span>
          {EXAMPLES.map((one) => (
            <button key={one} type="button" onClick={() => say(one)}>
              {one}
            </button>
          ))}
        </p>
      </section>
      {error !== null ? <Failure message={error} /> : found && text && <Outcome found={found} stale={reading} />}
    </div>
  )
}

function Outcome({ found: { text, tried }, stale }: { found: Found; stale: boolean }) {
  const marks = useMemo(
    () => [
      ...tried.coded.flatMap((one, n) => wordMarks(one, `${n}.`)),
      ...tried.unread.map(({ start, end }) => ({ start, end, key: 'unread', kind: 'unread', still: true })),
    ],
    [tried],
  )
  const blocks = useMemo(() => [{ kind: 'body', start: 0, end: [...text].length }], [text])
  return (
    <div class={stale ? 'try-outcome told stale' : 'try-outcome told'}>
      <section class="panel" aria-label="The words">
        <Paper text={text} blocks={blocks} marks={marks} />
        {tried.unread.length > 0 && (
          <p class="faint try-unread">
            No act was read from <Words of={tried.unread.map((one) => one.text)} />.
          </p>
        )}
        {tried.notes.map((note) => (
          <p key={note} class="faint">
            {note}
          </p>
        ))}
      </section>
      {tried.coded.length === 0 && (
        <section class="panel">
          <Nothing title="No act." />
        </section>
      )}
      {tried.coded.map((one, n) => (
        <Act key={n} one={one} at={`${n}.`} />
      ))}
      <p class="faint try-codebook">Codebook {tried.codebook}</p>
    </div>
  )
}

function Words({ of }: { of: string[] }) {
  return (
    <>
      {of.map((word, n) => (
        <span key={n}>
          {n > 0 && ', '}
          <em class="unread">{word}</em>
        </span>
      ))}
    </>
  )
}

/** The reading of the words once one stops typing; the last one stays until the next is there. */
function useTried(text: string, day: string): { found: Found | null; error: string | null; reading: boolean } {
  const [found, set] = useState<Found | null>(null)
  const [error, fail] = useState<string | null>(null)
  const [reading, read] = useState(false)
  useEffect(() => {
    if (!text.trim()) return read(false)
    let over = false
    read(true)
    const wait = setTimeout(() => {
      hand<Tried>('/api/v1/try', { text, published: day || null }).then(
        (tried) => over || (set({ text, tried }), fail(null), read(false)),
        (wrong: Error) => over || (fail(wrong.message), read(false)),
      )
    }, PAUSE)
    return () => {
      over = true
      clearTimeout(wait)
    }
  }, [text, day])
  return { found, error, reading }
}
