// Which other records are taken for the same act, and a way to say that they are not, or that another is.
import { useState } from 'preact/hooks'
import { tell } from '../../api/ask'
import { Source } from '../../parts/source'
import { reviewer } from '../../state/reviewer'
import type { ToJudge } from './desk'

export function OneAct({ shown }: { shown: ToJudge }) {
  const [said, say] = useState<string | null>(null)
  const judge = (kind: 'merge' | 'split', other: string) =>
    tell<{ numbers: number[] }>('/api/v1/review/judgements', {
      kind,
      events: [shown.id, other],
      reviewer: reviewer.value,
    }).then(
      ({ numbers }) =>
        say(
          `${kind === 'merge' ? 'One act' : 'Two acts'} from now on (judgement ${numbers[0]}; \`whowhom judge undo\` takes it back).`,
        ),
      (error: Error) => say(error.message),
    )
  const merged = (event: SubmitEvent) => {
    event.preventDefault()
    const id = String(new FormData(event.currentTarget as HTMLFormElement).get('id') ?? '').trim()
    if (id) void judge('merge', id)
  }
  return (
    <details class="review-one-act">
      <summary>
        {shown.tellings.length
          ? `Told as one act with ${shown.tellings.length} more`
          : 'Told once; is it another’s act, too?'}
      </summary>
      <ul>
        {shown.tellings.map((one) => (
          <li key={one.id}>
            <p>“{one.evidence[0]}”</p>
            <p class="faint">
              <Source of={one.report} />{' '}
              <button class="review-plain" type="button" onClick={() => void judge('split', one.id)}>
                Not the same act
              </button>
            </p>
          </li>
        ))}
      </ul>
      <form onSubmit={merged}>
        <input name="id" aria-label="Another record’s id" placeholder="evt_… of the same act" maxLength={200} />
        <button class="review-plain" type="submit">
          Same act
        </button>
      </form>
      {said && <p role="status">{said}</p>}
    </details>
  )
}
