// How a search is written, where none is asked for yet.
import { keep } from '../../state/filters'

const WAYS: [string, string][] = [
  ['drill warships', 'Both words, in any order. Words count by their stems: drill finds drills and drilling.'],
  ['"joint exercise"', 'As it stands between the quotation marks, letter for letter, in capitals or not.'],
  ['drill OR exercise', 'One or the other.'],
  ['exercise NOT naval', 'The first without the second.'],
  ['patrol*', 'Whatever begins so.'],
]

export function Help() {
  return (
    <section class="panel search-help">
      <h1>Search the evidence</h1>
      <p>
        Every act was read from sentences of a report: its evidence. Press <kbd>/</kbd> and write what must stand there.
      </p>
      <dl class="ways">
        {WAYS.map(([text, finds]) => (
          <div key={text}>
            <dt>
              <a href={keep('/search', { text })}>{text}</a>
            </dt>
            <dd>{finds}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
