// One record as the coder wrote it, large, with the keys to judge it by; others' words only behind an own one.
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { QuadDot } from '../../parts/act'
import { lights } from '../../parts/paper/lit'
import { OneAct } from './OneAct'
import type { Desk, Kind, ToJudge } from './desk'
import { FIELDS, saidValue, titleOf, VERDICTS, type Fields } from './said'

type Props = {
  desk: Desk
  shown: ToJudge
  noting: Kind | null
  onNote: (kind: Kind | null) => void
  onEdit: () => void
  onJudge: (kind: Kind, fields?: Fields, note?: string) => void
}

export function Card({ desk, shown, noting, onNote, onEdit, onJudge }: Props) {
  const record = shown.record as { [key: string]: any }
  return (
    <section class="panel review-card" aria-label="Record">
      <p class="review-kind">
        <QuadDot quad={record.quad} />
        <span>Is this right?</span>
        <span class="faint">the coder is {Math.round(100 * record.confidence)}% sure</span>
      </p>
      <h2 class="review-sentence">{shown.sentence}</h2>
      <dl class="review-fields">
        {FIELDS.map((field) => (
          <div key={field} {...lights(...keysOf(field, shown))}>
            <dt>{titleOf(field)}</dt>
            <dd>{saidValue(field, (shown.fields as Fields)[field], shown.names)}</dd>
          </div>
        ))}
      </dl>
      {noting ? (
        <Note kind={noting} onSend={(said) => onJudge(noting, {}, said)} onCancel={() => onNote(null)} />
      ) : (
        <div class="review-keys">
          <Key of="a" class="accept" onClick={() => onJudge('accept')}>
            Accept
          </Key>
          <Key of="r" class="reject" onClick={() => onJudge('reject')}>
            Reject
          </Key>
          <Key of="c" class="correct" onClick={onEdit}>
            Correct
          </Key>
          <Key of="n" onClick={() => desk.next && desk.show(desk.next)}>
            Next
          </Key>
          <Key of="u" onClick={() => void desk.undo(shown)}>
            Undo
          </Key>
        </div>
      )}
      <p class="faint review-hint">Shift with a key adds a note; p goes back. Hover a value to see its words.</p>
      <Verdicts shown={shown} />
      <details class="review-why">
        <summary>Why the coder says so</summary>
        <ul>
          {shown.reasons.map((one, n) => (
            <li key={n} {...lights(`why.${n}`)}>
              “{one.text}” {one.means} <code>{one.rule}</code>
            </li>
          ))}
        </ul>
      </details>
      <OneAct shown={shown} />
    </section>
  )
}

function Key(props: { of: string; class?: string; onClick: () => void; children: ComponentChildren }) {
  return (
    <button type="button" class={`review-key ${props.class ?? ''}`} onClick={props.onClick}>
      {props.children} <kbd>{props.of}</kbd>
    </button>
  )
}

function Note({ kind, onSend, onCancel }: { kind: Kind; onSend: (note: string) => void; onCancel: () => void }) {
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => field.current?.focus(), [])
  const sent = (event: Event) => {
    event.preventDefault()
    onSend(field.current?.value ?? '')
  }
  return (
    <form class="review-note" onSubmit={sent}>
      <input
        ref={field}
        maxLength={2000}
        aria-label="Note"
        placeholder={kind === 'accept' ? 'Why it is right' : 'Why it is wrong'}
        onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      />
      <button class={`review-key ${kind}`} type="submit">
        {kind === 'accept' ? 'Accept' : 'Reject'} <kbd>Enter</kbd>
      </button>
    </form>
  )
}

/** The own verdict and, once there is one, what others said. */
function Verdicts({ shown }: { shown: ToJudge }) {
  if (!shown.own) return null
  return (
    <ul class="review-verdicts" aria-label="Verdicts">
      {[shown.own, ...shown.others].map((one) => (
        <li key={one.number}>
          <strong>{one === shown.own ? 'You' : one.reviewer}</strong> {VERDICTS[one.kind]} it
          {Object.entries(one.fields as Fields).map(([field, value]) => (
            <span key={field} class="review-set">
              {titleOf(field)}: {saidValue(field, value, shown.names)}
            </span>
          ))}
          {one.note && <span class="faint"> “{one.note}”</span>}
        </li>
      ))}
    </ul>
  )
}

/** What the words of a field light up by; type and mode stand in the words that tell the act. */
function keysOf(field: string, shown: ToJudge): string[] {
  const of = field === 'type' || field === 'mode' ? 'why.0' : field
  return shown.words.map((word) => word.of).filter((key) => key === of || key.startsWith(`${of}.`))
}
