// The queue: which one it is, how far one has come, and its records to go back to.
import { useEffect, useRef } from 'preact/hooks'
import { QuadDot } from '../../parts/act'
import { go, hrefWith, query } from '../../state/url'
import { ORDERS, type Desk, type Waiting } from './desk'
import { Named } from './Name'
import { VERDICTS } from './said'

const SIGNS: { [kind: string]: string } = { accept: '✓', reject: '✕', correct: '✎' }
const SIZES = [20, 50, 100, 200, 500]

export function QueueList({ desk }: { desk: Desk }) {
  const { records, own } = desk
  const done = records.filter((one) => own.get(one.id)).length
  return (
    <aside class="panel review-queue" aria-label="Queue">
      <div class="review-head">
        <h1>Review</h1>
        <Named />
      </div>
      <Orders />
      <p class="review-progress">
        <progress value={done} max={Math.max(1, records.length)} aria-label="Judged" />
        <span>
          {done} of {records.length} judged
        </span>
      </p>
      <ol class="review-list">
        {records.map((one) => (
          <Entry key={one.id} one={one} own={own.get(one.id)} here={one.id === desk.at} />
        ))}
      </ol>
      <p class="review-more">
        <a href="/review/agreement">Agreement</a>
        <a href="/api/v1/review/gold" download>
          Gold (ZIP)
        </a>
        <a href="/api/v1/review/examples" download>
          Examples (TOML)
        </a>
      </p>
    </aside>
  )
}

function Orders() {
  const order = query.value.get('order') ?? 'unsure'
  const to = (changes: Record<string, string>) => hrefWith({ at: null, ...changes })
  return (
    <>
      <nav class="review-orders" aria-label="Which queue">
        {ORDERS.map((one) => (
          <a
            key={one.order}
            href={to({ order: one.order })}
            title={one.help}
            aria-current={one.order === order || undefined}
          >
            {one.title}
          </a>
        ))}
      </nav>
      <p class="review-size">
        <label>
          Records{' '}
          <select
            value={query.value.get('size') ?? '50'}
            onChange={(event) => go(to({ size: event.currentTarget.value }))}
          >
            {SIZES.map((size) => (
              <option key={size}>{size}</option>
            ))}
          </select>
        </label>
        {order === 'random' && (
          <label>
            Seed{' '}
            <input
              size={6}
              maxLength={50}
              value={query.value.get('seed') ?? '1'}
              onChange={(event) => go(to({ seed: event.currentTarget.value || '1' }))}
            />
          </label>
        )}
      </p>
    </>
  )
}

function Entry({ one, own, here }: { one: Waiting; own: string | undefined; here: boolean }) {
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    const list = link.current?.closest('ol')
    if (!here || !link.current || !list || list.scrollHeight <= list.clientHeight) return
    list.scrollTop = link.current.offsetTop - list.offsetTop - list.clientHeight / 3
  }, [here])
  return (
    <li>
      <a ref={link} href={hrefWith({ at: one.id })} class="review-entry" aria-current={here || undefined}>
        <span class={own ? `review-sign ${own}` : 'review-sign'} title={own ? VERDICTS[own] : 'not judged by you'}>
          {own ? SIGNS[own] : <QuadDot quad={one.quad} />}
        </span>
        <span class={own ? 'review-said done' : 'review-said'}>{one.sentence}</span>
      </a>
    </li>
  )
}
