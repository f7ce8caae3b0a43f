// What people said of a record: who, and what the coder had written.
import { dayWords } from './days'

type Json = { [key: string]: any }
type Said = { verdict: string; by: string[]; disputed: string[]; was: Json }

const VERDICTS: { [verdict: string]: string } = {
  accept: 'Confirmed',
  correct: 'Corrected',
  reject: 'Rejected as no act',
  disputed: 'Judged differently',
}
const TITLES: { [field: string]: string } = { actors: 'who', recipients: 'to whom', places: 'where' }

/** Beside the sentence of a record; nothing where nobody has judged it. */
export function Reviewed({ record, names = {} }: { record: Json; names?: { [id: string]: string } }) {
  const said = record.review as Said | undefined
  if (!said) return null
  const was = Object.entries(said.was).filter(([field]) => field !== 'confidence')
  return (
    <span class="reviewed">
      <strong>{VERDICTS[said.verdict]}</strong> by {said.by.join(' and ')}
      {was.length > 0 && <> · the coder had {was.map(([field, value]) => wasWords(field, value, names)).join('; ')}</>}
      {said.disputed.length > 0 && said.verdict !== 'accept' && (
        <>
          {' '}
          · <a href="/review/agreement">to be settled</a>
        </>
      )}
    </span>
  )
}

/** In a list: one word, with the rest behind it. */
export function ReviewedSign({ record }: { record: Json }) {
  const said = record.review as Said | undefined
  if (!said || said.verdict === 'accept') return null
  const word = (VERDICTS[said.verdict] ?? '').split(' ')[0]?.toLowerCase()
  return (
    <span class="status reviewed-sign" title={`by ${said.by.join(' and ')}`}>
      {word}
    </span>
  )
}

function wasWords(field: string, value: unknown, names: { [id: string]: string }): string {
  const words = Array.isArray(value)
    ? value.map((id) => names[id] ?? String(id)).join(', ') || 'nobody'
    : field === 'when'
      ? dayWords(value as Json) || 'no day'
      : String(value ?? 'none').toLowerCase()
  return `${TITLES[field] ?? field}: ${words}`
}
