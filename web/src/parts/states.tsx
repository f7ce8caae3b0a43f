// What stands where an answer is awaited, empty, or went wrong.
import type { ComponentChildren } from 'preact'
import type { State } from '../api/ask'

export function Waiting({ lines = 3 }: { lines?: number }) {
  return (
    <div class="waiting" role="status" aria-label="Loading">
      {Array.from({ length: lines }, (_, nth) => (
        <span key={nth} class="waiting-line" />
      ))}
    </div>
  )
}

export function Nothing({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="nothing">
      <p class="nothing-title">{title}</p>
      {children}
    </div>
  )
}

export function Failure({ message }: { message: string }) {
  return (
    <div class="failure" role="alert">
      {message}
    </div>
  )
}

/** The answer as soon as there is one; the last one, dimmed, while the next is on its way. */
export function Told<A>({
  of,
  lines,
  children,
}: {
  of: State<A>
  lines?: number
  children: (value: A) => ComponentChildren
}) {
  if (of.error !== null) return <Failure message={of.error} />
  if (of.value === null) return <Waiting lines={lines} />
  return <div class={of.loading ? 'told stale' : 'told'}>{children(of.value)}</div>
}
