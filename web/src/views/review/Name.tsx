// Who judges: asked once, and changed at any time.
import { nameReviewer, reviewer } from '../../state/reviewer'

export function AskName() {
  const named = (event: SubmitEvent) => {
    event.preventDefault()
    nameReviewer(String(new FormData(event.currentTarget as HTMLFormElement).get('name') ?? ''))
  }
  return (
    <section class="panel review-name">
      <h1>Who is reviewing?</h1>
      <p class="faint">
        Your name stands beside what you say, here and in every file that leaves. Until you have judged a record you do
        not see what others said of it.
      </p>
      <form onSubmit={named}>
        <input name="name" aria-label="Your name" placeholder="Your name" maxLength={100} required autofocus />
        <button class="review-go" type="submit">
          Begin
        </button>
      </form>
    </section>
  )
}

export function Named() {
  return (
    <span class="review-by">
      as <strong>{reviewer.value}</strong>{' '}
      <button class="review-plain" type="button" onClick={() => nameReviewer('')}>
        change
      </button>
    </span>
  )
}
