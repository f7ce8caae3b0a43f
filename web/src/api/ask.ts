// Questions to the API, typed by its own description (schema.d.ts, made from openapi.json).
import { useLayoutEffect, useState } from 'preact/hooks'
import type { paths } from './schema'

type Got<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer A } } } }
}
  ? A
  : never

export type Path = keyof paths
export type Answer<P extends Path> = Got<P>
export type State<A> = { value: A | null; error: string | null; loading: boolean }

const KEPT = 60
const GLANCE_MS = 200 // what is drawn after the rest comes so much later: nobody sees it, and drawing has its time
const kept = new Map<string, unknown>()
let told: Promise<void> = Promise.resolve() // once all has arrived that was told
let awaited = 0
let waiting: (() => void)[] = []

/** The answer of the API, with all in it that was told before. Rejects with an Error whose message is a sentence. */
export async function ask<A>(url: string, signal?: AbortSignal): Promise<A> {
  if (kept.has(url)) return kept.get(url) as A
  await told
  const since = told
  const answer = await sent(url, { signal, headers: { accept: 'application/json' } })
  const value = (await answer.json()) as A
  if (since !== told) return value // something was told meanwhile: it may be the answer of before
  kept.set(url, value)
  if (kept.size > KEPT) kept.delete(kept.keys().next().value as string)
  return value
}

/** Tells the API something that changes the store, as a verdict does. What was kept of earlier answers is forgotten. */
export function tell<A>(url: string, body: unknown): Promise<A> {
  const answer = hand<A>(url, body).finally(() => kept.clear())
  told = Promise.allSettled([told, answer]).then(() => {})
  return answer
}

/** Hands the API something to work on, such as a sentence to try; nothing is changed by it. */
export async function hand<A>(url: string, body: unknown): Promise<A> {
  const headers = { accept: 'application/json', 'content-type': 'application/json' }
  const answer = await sent(url, { method: 'POST', headers, body: JSON.stringify(body) })
  return (await answer.json()) as A
}

/** Once nothing is asked any more and the answers are to be seen: for work that would delay them. */
export async function shown(): Promise<void> {
  await new Promise<void>((now) => (awaited ? waiting.push(now) : now()))
  await new Promise((seen) => setTimeout(seen, GLANCE_MS))
}

async function sent(url: string, init: RequestInit): Promise<Response> {
  awaited++
  try {
    return await got(url, init)
  } finally {
    if (!--awaited) waiting = waiting.filter((now) => (now(), false))
  }
}

async function got(url: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(url, init).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Error('The explorer does not answer. Is `whowhom serve` still running?')
  })
  if (answer.ok) return answer
  const problem = (await answer.json().catch(() => null)) as { title?: string } | null
  throw new Error(problem?.title ?? `The explorer answered ${answer.status}.`)
}

/** The address of a path of the API: `{id}` filled in, and the query behind it. */
export function url(path: Path, params: Record<string, string> = {}, asked?: URLSearchParams): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const said = asked?.toString()
  return said ? `${filled}?${said}` : filled
}

/** The answer to an address, anew whenever that changes; meanwhile the last one stays. Null asks nothing. */
export function useAnswer<P extends Path>(_path: P, address: string | null): State<Answer<P>> {
  const [state, set] = useState<State<Answer<P>>>({ value: null, error: null, loading: true })
  useLayoutEffect(() => {
    if (address === null) return
    const stop = new AbortController()
    set((last) => ({ ...last, loading: true }))
    ask<Answer<P>>(address, stop.signal).then(
      (value) => stop.signal.aborted || set({ value, error: null, loading: false }),
      (error: Error) => stop.signal.aborted || set({ value: null, error: error.message, loading: false }),
    )
    return () => stop.abort()
  }, [address])
  return state
}
