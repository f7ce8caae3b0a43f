// How far reviewers agree, field by field, and what is left to be settled.
import { url, useAnswer, type Answer } from '../../api/ask'
import { some } from '../../parts/figures'
import { Nothing, Told } from '../../parts/states'
import { reviewer } from '../../state/reviewer'
import { Dispute } from './Dispute'
import { Named } from './Name'
import { titleOf } from './said'
import './review.css'

type Agreed = Answer<'/api/v1/review/agreement'>
type FieldAgreed = Agreed['fields'][number]
const RELIABLE = 0.8
const TENTATIVE = 0.667

export default function Agreement() {
  const address = url('/api/v1/review/agreement', {}, new URLSearchParams({ reviewer: reviewer.value }))
  return (
    <div class="agreement">
      <Told of={useAnswer('/api/v1/review/agreement', address)} lines={12}>
        {(found) => (
          <>
            <Figures found={found} />
            <Disputes found={found} />
          </>
        )}
      </Told>
    </div>
  )
}

function Figures({ found }: { found: Agreed }) {
  const names = Object.entries(found.reviewers)
  return (
    <section class="panel">
      <div class="review-head">
        <h1>Agreement</h1>
        <a href="/review">Back to the queue</a>
      </div>
      {names.length === 0 ? (
        <Nothing title="Nobody has judged a record yet." />
      ) : (
        <p class="faint">
          {names.map(([name, judged]) => `${name}: ${some(judged, 'record')}`).join(' · ')}.{' '}
          {found.units
            ? `${some(found.units, 'record')} judged by two or more, unseen by each other.`
            : 'No record was judged by two yet: the queue “Second reading” holds what others have judged.'}
        </p>
      )}
      {found.units > 0 && (
        <div class="table-box" tabIndex={0} role="region" aria-label="Agreement by field">
          <table class="table agreement-table">
            <thead>
              <tr>
                <th scope="col">Field</th>
                <th scope="col" title="Krippendorff's alpha: 1 is full agreement, 0 what chance would give">
                  Alpha
                </th>
                <th scope="col">Reads as</th>
                <th scope="col" class="number">
                  Said the same
                </th>
                <th scope="col" class="number">
                  Records
                </th>
              </tr>
            </thead>
            <tbody>
              {found.fields.map((field) => (
                <Row key={field.field} field={field} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found.units > 0 && (
        <p class="faint agreement-note">
          Krippendorff’s alpha: 1 is full agreement, 0 what chance would give. From 0.8 on a field is usually relied on,
          below 0.667 it is not. Reviewers begin from what the coder wrote and so agree sooner than from nothing.
        </p>
      )}
    </section>
  )
}

function Row({ field }: { field: FieldAgreed }) {
  const { alpha, same, units } = field
  const share = alpha === null ? 0 : Math.max(0, alpha)
  return (
    <tr>
      <th scope="row" title={field.measure === 'interval' ? 'as days on a scale' : undefined}>
        {titleOf(field.field)}
      </th>
      <td>
        <span class="alpha">
          <span class="alpha-bar" aria-hidden="true">
            <i class={classOf(alpha)} style={{ width: `${100 * share}%` }} />
            <b style={{ left: `${100 * TENTATIVE}%` }} />
            <b style={{ left: `${100 * RELIABLE}%` }} />
          </span>
          <span class="alpha-number">{alpha === null ? '–' : alpha.toFixed(2).replace('-', '−')}</span>
        </span>
      </td>
      <td class="reading">{readingOf(field)}</td>
      <td class="number">{units ? `${Math.round((100 * same) / units)}%` : '–'}</td>
      <td class="number">{units}</td>
    </tr>
  )
}

function classOf(alpha: number | null): string {
  return alpha === null ? '' : alpha >= RELIABLE ? 'good' : alpha >= TENTATIVE ? 'fair' : 'poor'
}

function readingOf({ alpha, units, same }: FieldAgreed): string {
  if (!units) return 'nobody to compare'
  if (alpha === null) return same === units ? 'one value throughout; nothing to tell' : 'too few to tell'
  if (alpha >= RELIABLE) return 'reliable'
  if (alpha >= TENTATIVE) return 'for tentative conclusions only'
  return alpha > 0 ? 'not to be relied on' : 'no better than chance'
}

function Disputes({ found }: { found: Agreed }) {
  return (
    <section class="panel">
      <div class="review-head">
        <h2>To be settled</h2>
        {reviewer.value && <Named />}
      </div>
      {found.hidden > 0 && (
        <p class="faint">
          {some(found.hidden, 'more record')} on which others differ {found.hidden === 1 ? 'shows' : 'show'} once you
          have judged {found.hidden === 1 ? 'it' : 'them'} (<a href="/review?order=second">Second reading</a>).
        </p>
      )}
      {found.disputes.length ? (
        <ul class="disputes">
          {found.disputes.map((one) => (
            <Dispute key={one.id} one={one} />
          ))}
        </ul>
      ) : (
        found.hidden === 0 && <Nothing title="Reviewers differ on nothing." />
      )}
    </section>
  )
}
