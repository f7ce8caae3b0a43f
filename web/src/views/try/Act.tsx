// One act of a tried sentence: what was read, from which words, and why.
import { QuadDot, Status } from '../../parts/act'
import { dayWords } from '../../parts/days'
import { lights } from '../../parts/paper/lit'
import { ROLES, roleClass } from '../../parts/paper/roles'
import type { Tried } from './Try'

type Coded = Tried['coded'][number]

type Word = Coded['words'][number]

export function Act({ one, at }: { one: Coded; at: string }) {
  const record = one.record as { [key: string]: any }
  const relation = record.record === 'relation'
  return (
    <section class="panel try-act" aria-label={one.sentence}>
      <p class="review-kind">
        {relation ? <span class="status">standing</span> : <QuadDot quad={record.quad} />}
        <code>{[record.type ?? record.kind, record.mode, record.cameo].filter(Boolean).join(' · ')}</code>
        {!relation && <Status status={record.status} />}
        {!relation && (
          <span class="faint">
            {Math.round(100 * record.confidence)}% sure{one.tentative && ', too unsure to be shown by default'}
          </span>
        )}
      </p>
      <h2 class="review-sentence">{one.sentence}</h2>
      <dl class="review-fields">
        {one.words
          .filter((word) => word.role !== 'what')
          .map((word) => (
            <div key={word.of} {...lights(at + word.of)}>
              <dt>{ROLES.find(({ role }) => role === word.role)?.title ?? word.role}</dt>
              <dd>
                <Value of={word} record={record} />
                {word.text && <span class={`said ${roleClass(word.role)}`}>{word.text}</span>}
              </dd>
            </div>
          ))}
      </dl>
      <h3>Why</h3>
      <ul class="try-why">
        {one.reasons.map((why, n) => (
          <li key={n} {...lights(`${at}why.${n}`)}>
            “{why.text}” <span class="faint">{why.means}</span> <code>{why.rule}</code>
          </li>
        ))}
      </ul>
      {one.frames.length > 0 && (
        <>
          <h3>{one.frames.length > 1 ? 'Frames of the codebook' : 'Frame of the codebook'}</h3>
          <ul class="try-frames">
            {one.frames.map((frame) => (
              <li key={frame}>
                <code>{frame}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** A party by its name with its code, a date in words, anything else as the record says it. */
function Value({ of, record }: { of: Word; record: { [key: string]: any } }) {
  if (of.of === 'when') return <>{dayWords(record.when) || 'not told'}</>
  const [code, name] = of.value.split('  ')
  if (!name) return <>{of.value}</>
  return (
    <>
      {name} <code>{code}</code>
    </>
  )
}
