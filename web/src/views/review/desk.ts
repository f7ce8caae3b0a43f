// What happens at the desk: which record is before one, what was said of it, and what can be taken back.
import { useEffect, useMemo, useState } from 'preact/hooks'
import { ask, tell, url, useAnswer, type Answer } from '../../api/ask'
import { filters } from '../../state/filters'
import { reviewer } from '../../state/reviewer'
import { go, hrefWith, query } from '../../state/url'
import type { Fields } from './said'

export type Queue = Answer<'/api/v1/review/queue'>
export type Waiting = Queue['records'][number]
export type ToJudge = Answer<'/api/v1/review/record/{id}'>
export type Kind = 'accept' | 'reject' | 'correct'
type Given = { id: string; kind: Kind | null; number: Promise<number> | null } // without a kind: taken back
type Kept = { numbers: [number] }

export const ORDERS = [
  { order: 'unsure', title: 'Least sure', help: 'What the coder is least sure of comes first.' },
  { order: 'random', title: 'Sample', help: 'A random sample. The same seed gives everybody the same one.' },
  { order: 'newest', title: 'Newest', help: 'The newest acts come first.' },
  { order: 'second', title: 'Second reading', help: 'What somebody else has judged; you do not see what they said.' },
] as const

export function recordAddress(id: string): string {
  return url('/api/v1/review/record/{id}', { id }, new URLSearchParams({ reviewer: reviewer.value }))
}

/** The queue of the address, with what was said since it was asked for. */
export function useDesk() {
  const address = queueAddress(query.value, filters.value, reviewer.value)
  const answer = useAnswer('/api/v1/review/queue', address)
  const [given, setGiven] = useState<Given[]>([])
  const [error, setError] = useState<string | null>(null)
  useEffect(() => setGiven([]), [address])
  const own = useMemo(() => ownOf(answer.value, given), [answer.value, given])
  const records = answer.value?.records ?? []
  const chosen = query.value.get('at')
  const at = chosen ?? records.find((one) => !own.get(one.id))?.id ?? null
  const next = after(records, at, own)
  useEffect(() => {
    if (next) void ask(recordAddress(next)).catch(() => null) // it is there when one gets to it
  }, [next])

  const show = (id: string | null) => go(hrefWith({ at: id }), { replace: true })
  const judge = (kind: Kind, said: { fields?: Fields; note?: string; blind: boolean }) => {
    if (!at) return
    const body = { kind, id: at, reviewer: reviewer.value, ...said }
    const number = tell<Kept>('/api/v1/review/verdicts', body).then(({ numbers }) => numbers[0])
    setError(null)
    setGiven((before) => [...before, { id: at, kind, number }])
    show(next)
    number.catch((failed: Error) => {
      setGiven((before) => before.filter((one) => one.number !== number))
      setError(failed.message)
      show(at)
    })
  }
  /** Takes the last verdict of this sitting back, be it still on its way; else the one on the record shown. */
  const undo = async (shown: ToJudge | null) => {
    const last = given.filter((one) => one.number).at(-1)
    const id = last?.id ?? shown?.id
    if (!id || !(last || shown?.own)) return
    setError(null)
    try {
      const number = last ? await last.number : shown?.own?.number
      await tell<Kept>('/api/v1/review/undo', { number, reviewer: reviewer.value })
      setGiven((before) =>
        last ? before.filter((one) => one !== last) : [...before, { id, kind: null, number: null }],
      )
      show(id)
    } catch (failed) {
      setError((failed as Error).message)
    }
  }
  return { answer, records, own, at, next, error, show, judge, undo, before: before(records, at) }
}

export type Desk = ReturnType<typeof useDesk>

function queueAddress(asked: URLSearchParams, kept: URLSearchParams, name: string): string | null {
  if (!name) return null
  const question = new URLSearchParams(kept)
  question.set('reviewer', name)
  question.set('order', asked.get('order') ?? 'unsure')
  question.set('seed', asked.get('seed') ?? '1')
  question.set('size', asked.get('size') ?? '50')
  return url('/api/v1/review/queue', {}, question)
}

/** What the reviewer has said of each record. */
function ownOf(queue: Queue | null, given: Given[]): Map<string, string> {
  const own = new Map(queue?.records.flatMap((one) => (one.own ? [[one.id, one.own] as const] : [])))
  for (const { id, kind } of given) {
    if (kind) own.set(id, kind)
    else own.delete(id)
  }
  return own
}

/** The next record without a verdict: behind this one, else from the top. */
function after(records: readonly Waiting[], at: string | null, own: Map<string, string>): string | null {
  const here = records.findIndex((one) => one.id === at)
  const round = [...records.slice(here + 1), ...records.slice(0, Math.max(0, here))]
  return round.find((one) => !own.get(one.id))?.id ?? null
}

function before(records: readonly Waiting[], at: string | null): string | null {
  const here = records.findIndex((one) => one.id === at)
  return records[here - 1]?.id ?? null
}
