// One record on which reviewers differ, their words side by side, and the decision.
import { useState } from 'preact/hooks'
import { tell, type Answer } from '../../api/ask'
import { Source } from '../../parts/source'
import { reviewer } from '../../state/reviewer'
import { changed, FIELDS, same, saidValue, titleOf, VERDICTS, type Fields } from './said'

type Disputed = Answer<'/api/v1/review/agreement'>['disputes'][number]
type Verdict = Disputed['verdicts'][number]

export function Dispute({ one }: { one: Disputed }) {
  const [settled, settle] = useState<string | null>(null)
  const coder = one.coder as Fields
  const rows = FIELDS.filter((field) =>
    one.verdicts.some(({ kind, says }) => kind !== 'reject' && !same((says as Fields)[field], coder[field])),
  )
  const decide = (kind: string, says: Fields, words: string) => {
    const fields = kind === 'reject' ? {} : changed(says, coder)
    const as = kind === 'reject' ? kind : Object.keys(fields).length ? 'correct' : 'accept'
    const body = { kind: as, id: one.id, reviewer: reviewer.value, fields, blind: false, decides: true }
    tell('/api/v1/review/verdicts', body).then(
      () => settle(words),
      (error: Error) => settle(error.message),
    )
  }
  return (
    <li class="dispute">
      <p class="dispute-words">“{one.evidence[0]}”</p>
      <p class="faint">
        <Source of={one.report} /> · <a href={`/event/${one.id}`}>the record</a>
      </p>
      <div class="table-box" tabIndex={0} role="region" aria-label={`Verdicts on: ${one.sentence}`}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">
                <span class="unseen">Field</span>
              </th>
              <th scope="col">The coder</th>
              {one.verdicts.map((verdict) => (
                <th key={verdict.number} scope="col">
                  {verdict.reviewer === reviewer.value ? 'You' : verdict.reviewer}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">Verdict</th>
              <td />
              {one.verdicts.map((verdict) => (
                <td key={verdict.number} class={one.fields.includes('verdict') ? 'differs' : ''}>
                  {VERDICTS[verdict.kind]}
                  {verdict.note && <span class="faint"> “{verdict.note}”</span>}
                </td>
              ))}
            </tr>
            {rows.map((field) => (
              <tr key={field}>
                <th scope="row">{titleOf(field)}</th>
                <td>{saidValue(field, coder[field], one.names)}</td>
                {one.verdicts.map((verdict) => (
                  <td key={verdict.number} class={one.fields.includes(field) ? 'differs' : ''}>
                    {verdict.kind === 'reject' ? '' : saidValue(field, (verdict.says as Fields)[field], one.names)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {settled ? (
        <p role="status">{settled}</p>
      ) : (
        <div class="review-keys" role="group" aria-label="Decide">
          <button type="button" class="review-key" onClick={() => decide('accept', coder, 'The coder is right.')}>
            The coder is right
          </button>
          {one.verdicts.map((verdict) => (
            <button
              key={verdict.number}
              type="button"
              class="review-key"
              onClick={() => decide(verdict.kind, verdict.says as Fields, `${verdict.reviewer} is right.`)}
            >
              {rightWords(verdict)}
            </button>
          ))}
        </div>
      )}
    </li>
  )
}

function rightWords(verdict: Verdict): string {
  return verdict.reviewer === reviewer.value ? 'I am right' : `${verdict.reviewer} is right`
}
